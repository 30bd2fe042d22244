package baton.tests.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The score in the header of a shipped protocol is what {@code baton mutate} finds. */
final class LibraryScoreTest {
  private static final Pattern HEADER = Pattern.compile(
      "^/// Mutation: (\\d+) of (\\d+) mutants are noticed \\((\\d+) %\\)\\.$", Pattern.MULTILINE);

  private static Optional<MatchResult> header(Path protocol) throws IOException {
    return HEADER.matcher(Files.readString(protocol)).results().findFirst();
  }

  private static void agree(String path) throws IOException {
    MatchResult header = header(CommandLineProbe.home().resolve(path)).orElseThrow();
    int noticed = Integer.parseInt(header.group(1));
    int all = Integer.parseInt(header.group(2));
    CommandLineProbe.Result result = CommandLineProbe.run(CommandLineProbe.home(), "mutate", path, "--least", "0");
    assertEquals(0, result.status(), result.err());
    assertTrue(
        result.out().endsWith(
            "score " + header.group(3) + " %: " + noticed + " noticed, " + (all - noticed) + " survive\n"),
        path + "\n" + result.out());
  }

  @Test
  void each_protocol_names_one_of_eighty_percent() throws IOException {
    Path home = CommandLineProbe.home();
    List<String> low = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home.resolve("models/library"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".baton")).sorted().toList()) {
        if (Files.readString(file).contains("\nprotocol ")) {
          MatchResult header = header(file).orElseThrow(() -> new AssertionError(file));
          int noticed = Integer.parseInt(header.group(1));
          int percent = 100 * noticed / Integer.parseInt(header.group(2));
          assertEquals(Integer.parseInt(header.group(3)), percent, file.toString());
          if (percent < 80) {
            low.add(home.relativize(file).toString());
          }
        }
      }
    }
    assertEquals(List.of(), low);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kexec/stop-cpus", "kexec/hyperv-assist-page", "liveupdate/luo-flb"})
  void cheap_protocols(String protocol) throws IOException {
    agree("models/library/" + protocol + ".baton");
  }

  @Test
  @EnabledIfSystemProperty(
      named = "baton.library", matches = "full", disabledReason = "takes minutes: -Dbaton.library=full")
  void all_that_name_one() throws IOException {
    Path home = CommandLineProbe.home();
    try (Stream<Path> files = Files.walk(home.resolve("models/library"))) {
      List<Path> protocols = files.filter(f -> f.toString().endsWith(".baton")).sorted().toList();
      for (Path protocol : protocols) {
        if (header(protocol).isPresent()) {
          agree(home.relativize(protocol).toString());
        }
      }
    }
  }
}
