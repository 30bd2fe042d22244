package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Diagnostics;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one file. Recursive descent by hand: the messages are the product. */
public final class Parser {
  private final TokenCursor cursor;
  private final DeclarationParser declarations;

  private Parser(TokenCursor cursor) {
    this.cursor = cursor;
    declarations = new DeclarationParser(cursor);
  }

  /** The tree of a file, as far as it could be read; empty if there is nothing in it. */
  public static Optional<SourceUnit> parse(SourceFile file, Diagnostics diagnostics) {
    return new Parser(new TokenCursor(file, diagnostics)).unit();
  }

  /**
   * The declarations of a file that has nothing but invariants in it; anything else is reported. Names may be
   * {@link MarkedNames marked}.
   */
  public static List<Declaration.PropertyDecl> invariants(SourceFile file, Diagnostics diagnostics) {
    List<Token> tokens = MarkedNames.joined(Lexer.tokens(file, diagnostics));
    List<Declaration.PropertyDecl> invariants = new ArrayList<>();
    for (Declaration d : new Parser(new TokenCursor(file, diagnostics, tokens)).declarations.untilEnd()) {
      if (d instanceof Declaration.PropertyDecl p && p.kind() == Declaration.PropertyKind.INVARIANT) {
        invariants.add(p);
      } else {
        diagnostics.add(Diagnostic.error(Code.UNEXPECTED_TOKEN, d.at(), "only invariants can stand here")
            .help("write `invariant name { … }`"));
      }
    }
    return invariants;
  }

  private Optional<SourceUnit> unit() {
    if (cursor.atEnd()) {
      cursor.diagnostics.add(Diagnostic.error(
              Code.EMPTY_FILE, new Span(cursor.file, 0, 0), "there is nothing in " + cursor.file.name())
          .help("a file begins with `protocol Name` or `module Name { … }`"));
      return Optional.empty();
    }
    Optional<String> doc = cursor.doc();
    SourceUnit.Kind kind = SourceUnit.Kind.PROTOCOL;
    Name name = new Name("Unnamed", cursor.here());
    List<Declaration> parameters = new ArrayList<>();
    try {
      if (cursor.accept("protocol")) {
        name = cursor.name("the name of the protocol");
        if (cursor.at("{")) {
          throw cursor.unexpected("a declaration", "those of a protocol stand below it, without braces");
        }
      } else if (cursor.accept("module")) {
        kind = SourceUnit.Kind.MODULE;
        name = cursor.name("the name of the module");
        parameters.addAll(moduleParameters());
      } else {
        throw cursor.unexpected("`protocol Name` or `module Name { … }` at the beginning");
      }
    } catch (TokenCursor.Unreadable _) {
      declarations.skipToDeclaration();
    }
    List<Declaration> all = declarations.untilEnd();
    return Optional.of(new SourceUnit(cursor.file, kind, name, parameters, all, doc));
  }

  private List<Declaration> moduleParameters() {
    Token open = cursor.expect("{", "around the parameters of the module");
    List<Declaration> parameters = new ArrayList<>();
    while (!cursor.at("}") && !cursor.atEnd()) {
      if (cursor.accept(";")) {
        continue;
      }
      declarations.declaration().ifPresent(parameters::add);
    }
    if (!cursor.accept("}")) {
      throw cursor.report(Diagnostic.error(
              Code.UNCLOSED_BRACE, open.span(cursor.file), "this brace is never closed")
          .help("the parameters of a module end with `}`"));
    }
    return parameters;
  }
}
