package baton.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Bug;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.tests.random.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The saved counterexamples are those of the library's mistakes, and each still happens. */
final class CorpusTest {
  private static final String CORPUS = "counterexamples/corpus";

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(CommandLineProbe.home().resolve(CORPUS))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".itf.json")).sorted().toList();
    }
  }

  @Test
  void every_saved_run_still_goes_wrong() throws IOException {
    List<String> call =
        Stream.concat(Stream.of("replay"), files().stream().map(f -> CORPUS + "/" + f)).toList();
    CommandLineProbe.Result result = CommandLineProbe.run(CommandLineProbe.home(), call.toArray(new String[0]));
    assertEquals(
        List.of(), result.out().lines().filter(l -> !l.startsWith("still so")).toList(), result.err());
    assertEquals(0, result.status(), result.err());
    assertEquals(files().size(), result.out().lines().count());
  }

  @Test
  void every_mistake_is_there_and_nothing_else() throws IOException {
    TreeSet<String> expected = new TreeSet<>();
    for (String path : LibraryTest.protocols()) {
      for (Bug bug : protocol(path).bugs()) {
        String[] parts = path.split("/", -1);
        expected.add(parts[2] + "-" + parts[3].replace(".baton", "") + "-" + bug.name() + ".itf.json");
      }
    }
    assertTrue(expected.size() > 100, expected.toString());
    assertEquals(expected, new TreeSet<>(files()));
  }

  @Test
  void a_file_is_written_again_as_it_is(@TempDir Path directory) throws IOException {
    CommandLineProbe.Result result = CommandLineProbe.run(
        CommandLineProbe.home(), "test", "models/library/kexec/stop-cpus.baton", "--traces", directory.toString());
    assertEquals(0, result.status(), result.err());
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> written = files.sorted().toList();
      assertEquals(3, written.size());
      for (Path file : written) {
        assertEquals(
            Files.readString(CommandLineProbe.home().resolve(CORPUS).resolve(file.getFileName().toString())),
            Files.readString(file));
      }
    }
  }

  private static Protocol protocol(String path) {
    Path home = CommandLineProbe.home();
    Directories files = Models.files(home);
    return ((Loaded.Ready) new Loader(files).load(path, Settings.NONE)).protocol();
  }
}
