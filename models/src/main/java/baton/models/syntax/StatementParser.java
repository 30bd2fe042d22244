package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Statements and blocks. */
final class StatementParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  StatementParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** {@code { … }}; a statement that cannot be read is skipped. */
  List<Statement> block(String what) {
    return block(what, "the braces stand around one statement, too");
  }

  /** The same; {@code help} is for whoever has not written the opening brace. */
  List<Statement> block(String what, String help) {
    Token open = cursor.expect("{", "before " + what, cursor.advice().orElse(help));
    List<Statement> statements = new ArrayList<>();
    while (!cursor.at("}")) {
      if (cursor.atEnd() || cursor.declarationFollows() && !cursor.deeperThan(open)) {
        throw unclosed(open);
      }
      if (!cursor.accept(";")) {
        statement().ifPresent(statements::add);
      }
    }
    cursor.advance();
    return statements;
  }

  /** {@code { … }} around what are no statements, but may be nested. */
  <T> List<T> items(String what, Supplier<T> item) {
    Token open = cursor.expect("{", "before " + what);
    List<T> items = new ArrayList<>();
    while (!cursor.at("}")) {
      if (cursor.atEnd()) {
        throw unclosed(open);
      }
      if (!cursor.accept(";")) {
        cursor.enter();
        items.add(item.get());
        cursor.leave();
      }
    }
    cursor.advance();
    return items;
  }

  TokenCursor.Unreadable unclosed(Token open) {
    Span here = cursor.here();
    Diagnostic d = Diagnostic.error(Code.UNCLOSED_BRACE, open.span(cursor.file), "this brace is never closed")
        .help("add `}`");
    return cursor.report(cursor.atEnd() ? d : d.note(here, "here something new begins"));
  }

  private Optional<Statement> statement() {
    int start = cursor.peek().start();
    int position = cursor.position();
    int depth = cursor.depth();
    try {
      cursor.enter();
      Statement s = read(start);
      cursor.resetDepth(depth);
      return Optional.of(s);
    } catch (TokenCursor.Unreadable _) {
      cursor.resetDepth(depth);
      if (cursor.position() == position && !cursor.at("}")) {
        cursor.advance();
      }
      skipToStatement(cursor.openSince(position));
      return Optional.of(new Statement.Broken(cursor.from(start)));
    }
  }

  /**
   * Goes to the next place where a statement may begin: a keyword, or a name that is assigned. So many braces as
   * {@code inside} says are open, of the statement that could not be read.
   */
  private void skipToStatement(int inside) {
    while (inside > 0 && !cursor.atEnd() && !cursor.declarationFollows()) {
      Token t = cursor.advance();
      inside += t.is("{") ? 1 : t.is("}") ? -1 : 0;
    }
    int open = 0;
    while (!cursor.atEnd()) {
      Token t = cursor.peek();
      if (open == 0 && (t.is("}") || t.is(";") || beginsStatement(t) || cursor.declarationFollows())) {
        return;
      }
      if (t.is("{") || t.is("(") || t.is("[")) {
        open++;
      } else if ((t.is("}") || t.is(")") || t.is("]")) && open > 0) {
        open--;
      }
      cursor.advance();
    }
  }

  private boolean beginsStatement(Token t) {
    if (!t.isWord()) {
      return false;
    }
    return switch (t.text()) {
      case "let", "choose", "require", "assert", "for", "return" -> true;
      default -> cursor.peek(1).is(":=") && !Words.isReserved(t.text());
    };
  }

  private Statement read(int start) {
    Token t = cursor.peek();
    if (!t.isWord() && !t.is("(") || cursor.declarationFollows()) {
      throw noStatement(t);
    }
    return switch (t.text()) {
      case "if" -> ifStatement(start);
      case "match" -> match(start);
      case "let" -> {
        cursor.advance();
        Name name = cursor.name("a name after `let`");
        cursor.expect("=", "after `let " + name.text() + "`",
            cursor.at(",") ? "a `let` names one value" : "write `let x = e`; it has the type of its value");
        yield new Statement.Let(name, expressions.expression(), cursor.from(start));
      }
      case "choose" -> {
        cursor.advance();
        Name name = bound("choose");
        Domain domain = expressions.operands().domain();
        yield new Statement.Choose(name, domain, expressions.where(), cursor.from(start));
      }
      case "require" -> {
        cursor.advance();
        Expression e = expressions.expression();
        Optional<Path> unless = cursor.accept("unless")
            ? Optional.of(cursor.path("the name of a bug after `unless`"))
            : Optional.empty();
        yield new Statement.Require(e, unless, cursor.from(start));
      }
      case "assert" -> {
        cursor.advance();
        yield new Statement.Assert(expressions.expression(), cursor.from(start));
      }
      case "return" -> {
        cursor.advance();
        boolean value = !cursor.at("}") && !cursor.at(";") && !beginsStatement(cursor.peek());
        yield new Statement.Return(
            value ? Optional.of(expressions.expression()) : Optional.empty(), cursor.from(start));
      }
      case "for" -> forLoop(start);
      case "start" -> isName(cursor.peek(1)) ? startRoutine(start) : simple(start);
      case "abort" -> isName(cursor.peek(1)) ? abort(start) : simple(start);
      case "when", "unless", "else", "or", "with", "not", "true", "false", "none" -> throw noStatement(t);
      default -> simple(start);
    };
  }

  /** Where a statement ought to begin, or one goes on in a way that it cannot. */
  private TokenCursor.Unreadable noStatement(Token t) {
    String expected =
        cursor.peek(-1).is("->") || cursor.endsStatement(cursor.peek(-1)) || cursor.firstInLine(t) || t.isWord()
        ? "a statement"
        : "an operator or the end of the statement";
    return cursor.unexpected(expected, switch (t.text()) {
      case "," ->
          Optional.of("several targets take one value, `x, y := e`; statements are separated by `;` or a new line");
      case ":=" -> Optional.of("an assignment is no value; several targets take one, `x, y := e`");
      case "->" -> Optional.of("implication is written `implies`; `->` stands in the arms of a `match`");
      case "{" -> Optional.of("a block stands behind `if`, `for` or `match`; a record is made with `R(f = e)`");
      case "}" -> Optional.of("an arm that does nothing is written `{ }`");
      case "when" -> Optional.of("`when` stands before the braces; in them, write `require e` or `if e { … }`");
      case "unless" -> Optional.of("`unless` stands behind `require e`");
      case "else" -> Optional.of("`else` stands behind the closing brace of an `if`");
      case "or" -> Optional.of("`or name { … }` stands behind the closing brace of an action, fault or step");
      case "var", "const", "def" -> Optional.of("inside of braces, `let x = e` names a value; `" + t.text()
          + "` stands outside");
      default -> cursor.declarationFollows() ? Optional.of("declarations stand outside of braces") : Optional.empty();
    });
  }

  private static boolean isName(Token t) {
    return t.isWord() && !Words.isReserved(t.text());
  }

  private Statement startRoutine(int start) {
    cursor.advance();
    Path path = cursor.path("the name of a routine");
    List<Expression> arguments = List.of();
    if (cursor.accept("(")) {
      arguments = cursor.at(")") ? List.of() : expressions.operands().list(")");
      cursor.expect(")", "after the arguments");
    }
    return new Statement.Start(path, arguments, cursor.from(start));
  }

  private Statement abort(int start) {
    cursor.advance();
    Path path = cursor.path("the name of a routine");
    List<Expression.Argument> arguments = cursor.at("(") ? expressions.operands().arguments() : List.of();
    return new Statement.Abort(path, arguments, cursor.from(start));
  }

  /** An assignment, an update or a call. */
  private Statement simple(int start) {
    Expression target = expressions.operands().postfix();
    if (cursor.at(":=") || cursor.at(",") && !(target instanceof Expression.Call)) {
      List<Expression> targets = new ArrayList<>(List.of(target));
      while (cursor.accept(",")) {
        if (cursor.at(":=")) {
          throw cursor.unexpected("another target after `,`", "write `x, y := e`, or leave the comma out");
        }
        targets.add(expressions.operands().postfix());
      }
      cursor.expect(":=", "after what is assigned");
      Expression value = expressions.expression();
      if (cursor.at(",") && targets.size() > 1) {
        throw severalValues(targets, value);
      }
      return new Statement.Assign(targets, value, cursor.from(start));
    }
    if (cursor.at("+=") || cursor.at("-=")) {
      boolean add = cursor.advance().is("+=");
      return new Statement.Update(target, add, expressions.expression(), cursor.from(start));
    }
    if (target instanceof Expression.Call call) {
      return new Statement.CallStatement(call, cursor.from(start));
    }
    Token t = cursor.peek();
    String text = target.at().text();
    if (cursor.endsStatement(t)) {
      String alone = "assign it, demand it with `require " + text + "`, or call it: `" + text + "()`";
      throw cursor.report(Diagnostic.error(
              Code.UNEXPECTED_TOKEN, target.at(), "`" + text + "` alone is no statement")
          .help(Habits.advice(t, cursor.peek(-1)).orElse(alone)));
    }
    throw cursor.unexpected("`:=`, `+=` or `-=` after `" + text + "`", switch (t.text()) {
      case "=" -> Optional.of("assign with `:=`, " + (target instanceof Expression.Prime ? "without a prime; " : "")
          + "compare with `==`");
      case "==", "!=", "<", "<=", ">", ">=", "in", "and" ->
          Optional.of("this compares, and does nothing: assign with `:=`, demand with `require`");
      default ->
          beginsStatement(t) ? Optional.of("several targets have commas between: `x, y := e`") : Optional.empty();
    });
  }

  private TokenCursor.Unreadable severalValues(List<Expression> targets, Expression value) {
    String all = String.join(", ", targets.stream().map(t -> t.at().text()).toList());
    String one = value.at().text();
    return cursor.unexpected("one value for `" + all + "`", "several targets take one value, `" + all + " := " + one
        + "`; for different ones write `" + targets.getFirst().at().text() + " := " + one + "; "
        + targets.get(1).at().text() + " := …`");
  }

  private Statement ifStatement(int start) {
    cursor.advance();
    Expression condition = expressions.expression();
    if (cursor.at("then")) {
      throw cursor.unexpected("`{`", "`if c then a else b` is an expression; a statement is `if c { … }`");
    }
    List<Statement> then = block("what happens if it holds");
    List<Statement> otherwise = List.of();
    if (cursor.accept("else")) {
      int inner = cursor.peek().start();
      otherwise = cursor.at("if") ? List.of(ifStatement(inner)) : block("what happens otherwise");
    }
    return new Statement.If(condition, then, otherwise, cursor.from(start));
  }

  /** The name that a word binds. */
  private Name bound(String word) {
    if (cursor.at("(")) {
      throw cursor.unexpected("a name after `" + word + "`", "it stands without parentheses");
    }
    return cursor.name("a name after `" + word + "`");
  }

  private Statement forLoop(int start) {
    cursor.advance();
    Name name = bound("for");
    Domain domain = expressions.operands().domain();
    Optional<Expression> where = expressions.where();
    List<Statement> body = block("what is repeated");
    return new Statement.For(name, domain, where, body, cursor.from(start));
  }

  private Statement match(int start) {
    cursor.advance();
    Expression scrutinee = expressions.expression();
    Token open = cursor.expect("{", "before the arms of `match`");
    List<Statement.Arm> arms = new ArrayList<>();
    Optional<List<Statement>> otherwise = Optional.empty();
    while (!cursor.at("}")) {
      if (cursor.atEnd()) {
        throw unclosed(open);
      }
      if (cursor.accept(";") || cursor.accept(",")) {
        continue;
      }
      if (otherwise.isPresent()) {
        throw cursor.unexpected("`}`: `else` is the last arm");
      }
      if (cursor.accept("else")) {
        cursor.expect("->", "after `else`");
        otherwise = Optional.of(arm());
      } else {
        List<Expression> patterns = expressions.operands().patterns();
        expressions.operands().arrow();
        arms.add(new Statement.Arm(patterns, arm()));
      }
    }
    cursor.advance();
    if (arms.isEmpty()) {
      throw cursor.report(Diagnostic.error(
          Code.INCOMPLETE_MATCH, cursor.from(start), "a `match` has at least one arm besides `else`"));
    }
    return new Statement.Match(scrutinee, arms, otherwise, cursor.from(start));
  }

  /** A block, or one statement. */
  private List<Statement> arm() {
    if (cursor.at("{")) {
      return block("the statements of an arm");
    }
    return List.of(read(cursor.peek().start()));
  }
}
