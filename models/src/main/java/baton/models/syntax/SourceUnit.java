package baton.models.syntax;

import baton.models.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * One parsed file.
 *
 * @param parameters the declarations between the braces of {@code module M { … }}; empty for a protocol
 */
public record SourceUnit(
    SourceFile file,
    Kind kind,
    Name name,
    List<Declaration> parameters,
    List<Declaration> declarations,
    Optional<String> doc) {
  public enum Kind {
    PROTOCOL,
    MODULE
  }

  public SourceUnit {
    parameters = List.copyOf(parameters);
    declarations = List.copyOf(declarations);
  }
}
