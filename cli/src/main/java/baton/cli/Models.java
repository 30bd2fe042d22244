package baton.cli;

import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.Directories;
import baton.models.source.ModuleSource;
import baton.models.source.Origin;
import baton.models.source.SourceFile;
import baton.models.source.TextFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Loads models as the command line names them. */
final class Models {
  private final Console console;
  private final ModuleSource source;

  Models(Console console) {
    this.console = console;
    Directories files = new Directories(
        console.directory(), console.home().map(h -> h.resolve("properties/catalogue")),
        console.home().map(h -> h.resolve("models/library/components")));
    source = files.withRoots(path -> root(path, files));
  }

  ModuleSource source() {
    return source;
  }

  Loaded load(String path, Settings settings) {
    return new Loader(source).load(path, settings);
  }

  /** Refuses a protocol of which a size is not known. */
  static void requireSizes(Protocol protocol) {
    protocol.unsized().stream().findFirst().ifPresent(sort -> {
      throw new UserError("give a size with -s " + sort + "=n");
    });
  }

  /** Shows findings to the author. */
  void show(List<Diagnostic> diagnostics) {
    if (!diagnostics.isEmpty()) {
      console.err().println(DiagnosticRenderer.render(diagnostics));
      console.err().flush();
    }
  }

  /** What to say of a protocol without initial states. */
  static Diagnostic noInitialState(Optional<Origin> emptiedBy, SourceFile root) {
    Diagnostic d = emptiedBy.flatMap(Origin::span)
        .map(span -> Diagnostic.error(
            Code.NO_INITIAL_STATE, span, "no initial state is left: this refuses the last candidates"))
        .orElseGet(() -> Diagnostic.error(Code.NO_INITIAL_STATE, root.name() + " has no initial state"));
    return d.help("without a first state every property would hold, of nothing");
  }

  /** {@code -} is standard input. */
  private ModuleSource.Lookup root(String path, ModuleSource files) {
    if (!path.equals("-")) {
      return files.root(path);
    }
    try {
      byte[] bytes = console.in().readNBytes((int) TextFiles.LIMIT + 1);
      return bytes.length > TextFiles.LIMIT
          ? new ModuleSource.Lookup.Refused(Diagnostic.error(Code.FILE_TOO_LARGE, "standard input is larger than 4 MB"))
          : TextFiles.decode(bytes, "<stdin>");
    } catch (IOException _) {
      return new ModuleSource.Lookup.Refused(Diagnostic.error(Code.UNREADABLE_FILE, "standard input cannot be read"));
    }
  }
}
