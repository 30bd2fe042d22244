package baton.cli;

import baton.checker.Reason;
import baton.checker.explicit.Checkpoints;
import baton.models.ir.Settings;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/**
 * The file of a search that was stopped. A long one that is interrupted is always saved, and any one for which
 * {@code --checkpoint} names a folder.
 */
final class SearchFile implements Checkpoints {
  static final List<Option> OPTIONS = List.of(
      Arguments.value(
          "DIR", "Where a search is saved that is stopped; one of a minute or more always is.", "--checkpoint"),
      Arguments.value("DIR", "Goes on with a search that was saved there.", "--resume"));

  private static final long LONG = 60_000_000_000L;
  private static final String NAME = "search.checkpoint";

  private final Console console;
  private final Optional<Path> wanted;
  private final Path usual;
  private final Optional<Path> resume;
  private final boolean one;
  private final String how;
  private final long start;
  private String about = "";

  SearchFile(Arguments arguments, Console console) {
    this.console = console;
    one = arguments.operands().size() == 1;
    wanted = arguments.value("--checkpoint").map(d -> console.directory().resolve(d).resolve(NAME));
    resume = arguments.value("--resume").map(d -> console.directory().resolve(d).resolve(NAME));
    if (!one && (wanted.isPresent() || resume.isPresent())) {
      throw new UserError("--checkpoint and --resume are for one FILE");
    }
    usual = arguments.values("-o").stream().filter(f -> !f.equals("-")).findFirst()
        .map(f -> Optional.ofNullable(console.directory().resolve(f).getParent()).orElse(console.directory()))
        .orElse(console.directory())
        .resolve("baton-checkpoint").resolve(NAME);
    how = arguments.value("--symmetry").orElse("on") + " " + arguments.value("--bound").orElse("");
    start = console.nanoTime().getAsLong();
  }

  /** From now on the search is about these. */
  void about(List<SourceFile> files, Settings settings, List<Goal> goals) {
    List<String> parts = new ArrayList<>(List.of(how, settings.allFaults().toString()));
    files.forEach(f -> parts.add(Checksum.of(f)));
    parts.add(new TreeMap<>(settings.values()).toString());
    parts.add(new TreeMap<>(settings.faults()).toString());
    goals.forEach(g -> parts.add(g.name()));
    about = String.join("\n", parts);
  }

  /** What tells this build of Baton from another one. */
  private static String build() {
    return Stream.of(SearchFile.class, Checkpoints.class, Goal.class, SourceFile.class)
        .map(type -> Optional.ofNullable(type.getProtectionDomain().getCodeSource()))
        .map(source -> source.map(SearchFile::contents).orElse(""))
        .reduce(Version.text(), (a, b) -> a + " " + b);
  }

  private static String contents(CodeSource source) {
    Path path = Path.of(URI.create(source.getLocation().toString()));
    try {
      return Files.isRegularFile(path) ? Checksum.of(Files.readAllBytes(path)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Path> save(Reason why) {
    boolean worth = why == Reason.INTERRUPTED && console.nanoTime().getAsLong() - start >= LONG;
    return wanted.or(() -> one && worth ? Optional.of(usual) : Optional.empty());
  }

  @Override
  public Optional<Path> resume() {
    return resume;
  }

  @Override
  public String identity() {
    return Checksum.of((build() + "\n" + about).getBytes(StandardCharsets.UTF_8));
  }
}
