package baton.models.syntax;

import baton.models.syntax.Declaration.BindingDecl;
import baton.models.syntax.Declaration.ImportDecl;
import baton.models.syntax.Declaration.ModuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code import a.b { K = Kernel; f(x) = e } as m}. */
final class ImportParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  ImportParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Declaration importDecl(int start) {
    cursor.advance();
    ModuleName module = moduleName();
    Optional<Name> alias = alias();
    List<BindingDecl> bindings = new ArrayList<>();
    if (cursor.accept("{")) {
      while (!cursor.at("}")) {
        if (!cursor.accept(";") && !cursor.accept(",")) {
          bindings.add(binding());
        }
      }
      cursor.advance();
    }
    if (alias.isEmpty()) {
      alias = alias();
    }
    return new ImportDecl(module, bindings, alias, cursor.from(start));
  }

  private ModuleName moduleName() {
    Token t = cursor.peek();
    if (t.kind() == Token.Kind.STRING) {
      cursor.advance();
      String text = t.text();
      return new ModuleName.Quoted(
          text.substring(1, text.endsWith("\"") && text.length() > 1 ? text.length() - 1 : text.length()),
          t.span(cursor.file));
    }
    return new ModuleName.Dotted(cursor.path("the name of a module"));
  }

  private Optional<Name> alias() {
    return cursor.accept("as") ? Optional.of(cursor.name("the name of this instance")) : Optional.empty();
  }

  private BindingDecl binding() {
    int start = cursor.peek().start();
    Name name = cursor.name("the name of a parameter of the module, or `}`");
    List<Name> parameters = new ArrayList<>();
    if (cursor.accept("(")) {
      while (!cursor.at(")")) {
        parameters.add(cursor.name("a name for an argument"));
        if (!cursor.accept(",")) {
          break;
        }
      }
      cursor.expect(")", "after the names of the arguments");
    }
    cursor.expect("=", "after the name of a parameter of the module");
    Optional<TypeTree> type = Optional.empty();
    Optional<Expression> value = Optional.empty();
    int path = pathLength();
    if (path > 0) {
      type = Optional.of(new TypeTree.Named(pathAhead(path)));
    } else if (parameters.isEmpty() && typeFollows()) {
      type = Optional.of(expressions.operands().types().type());
      return new BindingDecl(name, parameters, value, type, cursor.from(start));
    }
    value = Optional.of(expressions.expression());
    return new BindingDecl(name, parameters, value, type, cursor.from(start));
  }

  /** How many tokens a dotted name takes that is all of the right side; 0 if something else stands there. */
  private int pathLength() {
    int n = 0;
    while (cursor.peek(n).isWord() && !Words.isReserved(cursor.peek(n).text())) {
      n++;
      if (!cursor.peek(n).is(".")) {
        break;
      }
      n++;
    }
    Token end = cursor.peek(n);
    Token after = cursor.peek(n + 1);
    boolean nextBinding =
        end.isWord() && !operatorWord(end) && (after.is("=") || after.is("(")) && !queryWord(cursor.peek());
    boolean ends = end.is("}") || end.is(";") || end.is(",") || nextBinding;
    return n > 0 && ends ? n : 0;
  }

  private static boolean queryWord(Token t) {
    return t.is("running") || t.is("at") || t.is("enabled");
  }

  private static boolean operatorWord(Token t) {
    return switch (t.text()) {
      case "and", "or", "implies", "in", "not", "without", "with", "until", "since", "weaksince", "leadsto",
          "release" ->
          true;
      default -> false;
    };
  }

  private Path pathAhead(int tokens) {
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < tokens; i += 2) {
      Token t = cursor.peek(i);
      names.add(new Name(t.text(), t.span(cursor.file)));
    }
    return new Path(names);
  }

  private boolean typeFollows() {
    int n = cursor.at("-") ? 1 : 0;
    return cursor.at("set", "of")
        || cursor.at("list", "[")
        || cursor.peek(n).kind() == Token.Kind.NUMBER && cursor.peek(n + 1).is("..")
        || cursor.peek().isWord() && (cursor.peek(1).is("?") || cursor.peek(1).is("..") || cursor.peek(1).is("->"));
  }
}
