package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written is refused before anything is searched. */
final class DestinationsTest {
  @TempDir
  Path directory;

  private void refused(String because, String... options) throws IOException {
    Files.writeString(directory.resolve("m.baton"),
        "protocol M\nvar n: 0..3 = 0\naction up when n < 3 { n := n + 1 }\n");
    Files.writeString(directory.resolve("taken"), "");
    String[] words = new String[options.length + 2];
    words[0] = "check";
    words[1] = "m.baton";
    System.arraycopy(options, 0, words, 2, options.length);
    CommandLineProbe.Result result = CommandLineProbe.run(directory, words);
    assertEquals(2, result.status(), result.err());
    assertTrue(result.err().contains("cannot write " + options[options.length - 1] + ": " + because), result.err());
    assertFalse(result.out().contains("well-defined"), result.out());
  }

  @Test
  void a_report_where_a_directory_is() throws IOException {
    refused("it is a directory", "--format", "json", "-o", ".");
  }

  @Test
  void a_report_behind_a_file() throws IOException {
    refused(directory.resolve("taken").toAbsolutePath() + " is a file", "--format", "json", "-o", "taken/report.json");
  }

  @Test
  void folders_where_a_file_is() throws IOException {
    for (String option : new String[] {"--traces", "--certificates", "--obligations", "--checkpoint"}) {
      refused("it is a file", option, "taken");
    }
  }

  @Test
  void what_can_be_written_is() throws IOException {
    Files.writeString(directory.resolve("n.baton"), "protocol N\nvar n: 0..3 = 0\n");
    CommandLineProbe.Result result =
        CommandLineProbe.run(directory, "check", "n.baton", "--format", "json", "-o", "new/folder/report.json");
    assertTrue(Files.isRegularFile(directory.resolve("new/folder/report.json")), result.err());
  }
}
