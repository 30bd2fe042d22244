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
    Token open = cursor.expect("{", "before " + what);
    List<Statement> statements = new ArrayList<>();
    while (!cursor.at("}")) {
      if (cursor.atEnd() || cursor.declarationFollows()) {
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
      skipToStatement();
      return Optional.of(new Statement.Broken(cursor.from(start)));
    }
  }

  /** Goes to the next place where a statement may begin: a keyword, or a name that is assigned. */
  private void skipToStatement() {
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
    if (!t.isWord() && !t.is("(")) {
      throw cursor.unexpected("a statement");
    }
    return switch (t.text()) {
      case "if" -> ifStatement(start);
      case "match" -> match(start);
      case "let" -> {
        cursor.advance();
        Name name = cursor.name("a name after `let`");
        cursor.expect("=", "after `let " + name.text() + "`");
        yield new Statement.Let(name, expressions.expression(), cursor.from(start));
      }
      case "choose" -> {
        cursor.advance();
        Name name = cursor.name("a name after `choose`");
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
        yield new Statement.Return(value ? Optional.of(expressions.expression()) : Optional.empty(), cursor.from(start));
      }
      case "for" -> forLoop(start);
      case "start" -> isName(cursor.peek(1)) ? startRoutine(start) : simple(start);
      case "abort" -> isName(cursor.peek(1)) ? abort(start) : simple(start);
      default -> simple(start);
    };
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
        targets.add(expressions.operands().postfix());
      }
      cursor.expect(":=", "after what is assigned");
      return new Statement.Assign(targets, expressions.expression(), cursor.from(start));
    }
    if (cursor.at("+=") || cursor.at("-=")) {
      boolean add = cursor.advance().is("+=");
      return new Statement.Update(target, add, expressions.expression(), cursor.from(start));
    }
    if (target instanceof Expression.Call call) {
      return new Statement.CallStatement(call, cursor.from(start));
    }
    throw cursor.unexpected("`:=`, `+=` or `-=` after `" + target.at().text() + "`");
  }

  private Statement ifStatement(int start) {
    cursor.advance();
    Expression condition = expressions.expression();
    if (cursor.at("then")) {
      throw cursor.unexpected("`{`", Optional.of("`if c then a else b` is an expression; a statement is `if c { … }`"));
    }
    List<Statement> then = block("what happens if it holds");
    List<Statement> otherwise = List.of();
    if (cursor.accept("else")) {
      int inner = cursor.peek().start();
      otherwise = cursor.at("if") ? List.of(ifStatement(inner)) : block("what happens otherwise");
    }
    return new Statement.If(condition, then, otherwise, cursor.from(start));
  }

  private Statement forLoop(int start) {
    cursor.advance();
    Name name = cursor.name("a name after `for`");
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
        cursor.expect("->", "after the pattern");
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
