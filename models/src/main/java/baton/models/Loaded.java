package baton.models;

import baton.models.ir.Protocol;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import java.util.List;

/** What loading a model gives. */
public sealed interface Loaded {
  /**
   * A protocol that can be checked.
   *
   * @param files all files read, the root first, in order of import
   */
  record Ready(Protocol protocol, List<SourceFile> files, List<Diagnostic> warnings) implements Loaded {
    public Ready {
      files = List.copyOf(files);
      warnings = List.copyOf(warnings);
    }
  }

  /** The author's mistakes, at least one of them an error. */
  record Refused(List<Diagnostic> diagnostics) implements Loaded {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
