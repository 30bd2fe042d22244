package baton.checker.export;

import baton.models.source.Diagnostic;
import baton.models.source.Origin;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What exporting a protocol comes to. */
public sealed interface Exported {
  /**
   * Written.
   *
   * @param documents the model first
   * @param leftOut goals that were not asked for by name and cannot be said there, with the reason
   */
  record Written(List<Document> documents, List<String> leftOut) implements Exported {
    public Written {
      documents = List.copyOf(documents);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** The target cannot say what the protocol says. */
  record Refused(Diagnostic because) implements Exported {}

  /** There is nothing to start from; {@code emptiedBy} refused the last candidates. */
  record NoInitialState(Optional<Origin> emptiedBy) implements Exported {}

  /** A text, and what its file is called. */
  record Document(String name, String text, Charset charset) {
    /** In UTF-8. */
    public Document(String name, String text) {
      this(name, text, StandardCharsets.UTF_8);
    }

    /** Not for readers: each character is a byte. */
    public static Document binary(String name, String bytes) {
      return new Document(name, bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
