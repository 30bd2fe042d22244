package baton.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/library.md} is what {@code baton test} says. */
final class LibraryTableTest {
  private static String committed() throws IOException {
    return Files.readString(CommandLineProbe.home().resolve("docs/library.md"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "kexec/stop-cpus", "kexec/plain-kexec", "kexec/kdump-iommu", "liveupdate/vfio-freeze", "reset/vfio-intx",
    "storage/hba-firmware", "multikernel/dma-containment"
  })
  void says_what_cheap_protocols_give(String protocol) throws IOException {
    CommandLineProbe.Result result = CommandLineProbe.run(
        CommandLineProbe.home(), "test", "models/library/" + protocol + ".baton", "--format", "markdown");
    assertEquals(0, result.status(), result.err());
    String section = result.out().substring(result.out().indexOf("\n## "));
    assertTrue(committed().contains(section), section);
  }

  @Test
  void has_a_section_for_each_protocol() throws IOException {
    List<String> sections =
        committed().lines().filter(l -> l.startsWith("`models/")).map(l -> l.replace("`", "")).toList();
    assertEquals(LibraryTest.protocols(), sections);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "baton.library", matches = "full", disabledReason = "takes minutes: -Dbaton.library=full")
  void says_what_all_give() throws IOException {
    CommandLineProbe.Result result =
        CommandLineProbe.run(CommandLineProbe.home(), "test", "models/library", "--format", "markdown");
    assertEquals(0, result.status(), result.err());
    assertEquals(committed(), result.out());
  }

  @Test
  void shows_where_an_expectation_is_missed_and_where_the_time_went(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("good.baton"), """
        protocol Good
        bug never violates small
        var x: 0..3 = 0
        action up when x < 2 { x += 1 }
        terminal { x == 2 }
        invariant small { x < 3 }
        """);
    Files.writeString(directory.resolve("bad.baton"), """
        protocol Bad
        var x: bool = false
        action go when not x { x := true }
        terminal { x }
        invariant still { not x }
        """);
    CommandLineProbe.Result markdown =
        CommandLineProbe.run(directory, "test", "good.baton", "bad.baton", "--format", "markdown");
    assertEquals(1, markdown.status());
    assertTrue(markdown.out().contains("| small | invariant | holds | never (**holds**) |\n"), markdown.out());
    assertTrue(markdown.out().contains("| still | invariant | **violated**, expected holds |  |\n"), markdown.out());
    CommandLineProbe.Result text = CommandLineProbe.run(directory, "test", "good.baton", "bad.baton");
    assertTrue(text.out().matches("(?s).*\nslowest\n +[0-9.]+ s  \\w+.baton\n +[0-9.]+ s  \\w+.baton\n"), text.out());
  }
}
