package baton.models.elaborate;

import baton.models.syntax.Declaration;
import baton.models.syntax.SourceUnit;
import java.util.List;

/** A parsed file with the files that it imports, one for each import declaration, in order. */
public record Linked(SourceUnit unit, List<Import> imports) {
  public record Import(Declaration.ImportDecl declaration, Linked module) {}

  public Linked {
    imports = List.copyOf(imports);
  }
}
