package baton.tests.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes of protocol designers, and what they are told. Beside each model stands the approved message in a
 * {@code .txt}; {@code -Dbaton.approve=true} writes it anew.
 */
final class ErrorCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/errors");

  /** A file, or the {@code main.baton} of a folder. */
  static List<String> inputs() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path p : files.sorted().toList()) {
        String name = p.getFileName().toString();
        if (Files.isDirectory(p)) {
          names.add(name + "/main.baton");
        } else if (name.endsWith(".baton")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void is_told_where_and_what(String input) throws IOException {
    CommandLineProbe.Result result = CommandLineProbe.run(CORPUS, "check", input);
    assertEquals(2, result.status(), result.err());
    assertEquals("", result.out());
    assertFalse(result.err().contains("\tat "), "a stack trace:\n" + result.err());
    assertTrue(result.err().contains("--> "), "no place:\n" + result.err());
    Path approved = CORPUS.resolve(input.replace("/main.baton", "").replace(".baton", "") + ".txt");
    if (Boolean.getBoolean("baton.approve")) {
      Files.writeString(approved, result.err(), StandardCharsets.UTF_8);
    }
    assertEquals(Files.readString(approved), result.err());
  }

  @Test
  void there_are_at_least_sixty() throws IOException {
    assertTrue(inputs().size() >= 60);
  }

  @Test
  void files_that_are_no_models_are_refused(@TempDir Path directory) throws IOException {
    Files.write(directory.resolve("binary.baton"), new byte[] {'p', 0, 1, 2});
    Files.write(directory.resolve("latin.baton"), "protocol Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(directory.resolve("large.baton"), new byte[5 * 1024 * 1024]);
    Files.createDirectory(directory.resolve("folder.baton"));
    refused(directory, "binary.baton", "not-text");
    refused(directory, "latin.baton", "not-utf8");
    refused(directory, "large.baton", "file-too-large");
    refused(directory, "folder.baton", "unreadable-file");
    refused(directory, "nothing.baton", "unreadable-file");
  }

  private static void refused(Path directory, String file, String code) {
    CommandLineProbe.Result result = CommandLineProbe.run(directory, "check", file);
    assertEquals(2, result.status(), result.err());
    assertTrue(result.err().contains("[" + code + "]"), result.err());
    assertFalse(result.err().contains("\tat "), result.err());
  }

  @Test
  void each_code_that_is_shown_has_a_page() throws IOException {
    for (baton.models.source.Code code : baton.models.source.Code.values()) {
      CommandLineProbe.Result page = CommandLineProbe.run(CORPUS, "explain", code.word());
      assertEquals(0, page.status(), code.word());
      assertTrue(page.out().startsWith("# " + code.word()), code.word());
    }
  }
}
