package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.syntax.Expression.Argument;
import baton.models.syntax.Expression.Binding;
import baton.models.syntax.Expression.FieldValue;
import baton.models.syntax.Expression.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands between operators: names, literals, calls, quantifiers, and what follows them. */
final class OperandParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final TypeParser types;
  private final QueryParser queries;

  OperandParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
    types = new TypeParser(cursor, expressions);
    queries = new QueryParser(cursor, expressions);
  }

  TypeParser types() {
    return types;
  }

  /** {@code (x, _)}. */
  List<Argument> arguments() {
    return queries.arguments();
  }

  /** An operand with everything that follows it: {@code ' ! . [ ] ( ) with}. */
  Expression postfix() {
    int start = cursor.peek().start();
    Expression e = primary(start);
    while (true) {
      Token t = cursor.peek();
      if (t.is("'")) {
        cursor.advance();
        e = new Expression.Prime(e, cursor.from(start));
      } else if (t.is("!")) {
        cursor.advance();
        e = new Expression.Unwrap(e, cursor.from(start));
      } else if (t.is(".")) {
        cursor.advance();
        Name name = cursor.name("a name after `.`");
        e = new Expression.Member(e, name, cursor.from(start));
        e = callFollows(e, start);
      } else if (cursor.atInLine("[")) {
        cursor.advance();
        List<Expression> indices = list("]");
        cursor.expect("]", "after an index");
        e = new Expression.Index(e, indices, cursor.from(start));
      } else if (t.is("with") && cursor.peek(1).is("(")) {
        cursor.advance();
        cursor.advance();
        e = new Expression.With(e, fields(), cursor.from(start));
      } else if (t.is("with") && cursor.peek(1).isWord() && assigns(cursor.peek(2))) {
        cursor.advance();
        throw cursor.unexpected("`(` after `with`", "write `r with (f = e)`");
      } else {
        return e;
      }
    }
  }

  /** A call, if {@code e} is a dotted name and a parenthesis follows. */
  private Expression callFollows(Expression e, int start) {
    Optional<Path> path = path(e);
    if (!cursor.atInLine("(") || path.isEmpty()) {
      return e;
    }
    if (cursor.peek(1).isWord() && assigns(cursor.peek(2))) {
      Optional<String> quantifier = Habits.quantifier(cursor.peek(-1));
      if (cursor.peek(2).is(":") && quantifier.isPresent()) {
        throw cursor.unexpected("a name to be bound", quantifier);
      }
      cursor.advance();
      return new Expression.Construct(path.get(), fields(), cursor.from(start));
    }
    cursor.advance();
    List<Expression> arguments = cursor.at(")") ? List.of() : list(")");
    if (cursor.at("{")) {
      throw cursor.unexpected("`)` after the arguments", "a record is made with `R(f = e, g = d)`");
    }
    cursor.expect(")", "after the arguments");
    return new Expression.Call(path.get(), arguments, cursor.from(start));
  }

  /** Whether what stands before gets a value here, in this language or another. */
  private static boolean assigns(Token t) {
    return t.is("=") || t.is(":=") || t.is(":") || t.is("|->");
  }

  private static Optional<Path> path(Expression e) {
    if (e instanceof Expression.Identifier(Name name)) {
      return Optional.of(new Path(List.of(name)));
    }
    if (e instanceof Expression.Member(Expression target, Name name, _)) {
      return path(target).map(p -> {
        List<Name> names = new ArrayList<>(p.names());
        names.add(name);
        return new Path(names);
      });
    }
    return Optional.empty();
  }

  private List<FieldValue> fields() {
    List<FieldValue> fields = new ArrayList<>();
    while (!cursor.at(")")) {
      Name name = cursor.name("the name of a field");
      cursor.expect("=", "between a field and its value", "write `" + name.text() + " = e`");
      fields.add(new FieldValue(name, expressions.expression()));
      if (!cursor.accept(",")) {
        break;
      }
    }
    cursor.expect(")", "after the fields");
    return fields;
  }

  /** Expressions separated by commas, up to {@code close}, which is not read. */
  List<Expression> list(String close) {
    List<Expression> all = new ArrayList<>();
    do {
      all.add(expressions.expression());
    } while (cursor.accept(",") && !cursor.at(close));
    return all;
  }

  private Expression primary(int start) {
    Token t = cursor.peek();
    return switch (t.kind()) {
      case NUMBER -> {
        cursor.advance();
        yield new Expression.IntLiteral(t.text(), t.span(cursor.file));
      }
      case SYMBOL -> symbol(start);
      case WORD -> word(t, start);
      case STRING, END, COMMENT, DOC, BAD -> throw cursor.unexpected("an expression");
    };
  }

  private Expression symbol(int start) {
    if (cursor.accept("(")) {
      Expression inner = expressions.expression();
      if (cursor.at(",")) {
        throw cursor.unexpected("`)` to close the parenthesis",
            "there are no tuples; several targets take one value, `x, y := e`");
      }
      cursor.expect(")", "to close the parenthesis");
      return new Expression.Parenthesised(inner, cursor.from(start));
    }
    if (cursor.at("[")) {
      cursor.advance();
      if (!cursor.at("]")) {
        throw cursor.unexpected("`]`: the only list that can be written is the empty one",
            Optional.of("fill a list with `push`"));
      }
      cursor.advance();
      if (cursor.atInLine("(")) {
        throw cursor.unexpected("an operator after the empty list",
            "that something holds for ever is written `always e`");
      }
      return new Expression.EmptyList(cursor.from(start));
    }
    if (cursor.accept("{")) {
      return set(start);
    }
    throw cursor.unexpected("an expression");
  }

  private Expression set(int start) {
    if (cursor.accept("}")) {
      return new Expression.SetLiteral(List.of(), cursor.from(start));
    }
    if (cursor.peek().isWord() && (cursor.peek(1).is(":") || cursor.peek(1).is("in"))) {
      if (cursor.peek(1).is(":") || comprehensionFollows()) {
        Name name = cursor.name("a name");
        Domain domain = domain();
        Optional<Expression> where = expressions.where();
        cursor.expect("}", "after the condition of a set");
        return new Expression.Comprehension(name, domain, where, cursor.from(start));
      }
    }
    List<Expression> elements = list("}");
    if (cursor.at(":=")) {
      throw cursor.unexpected("`}` after the elements of a set",
          "this brace begins a set: is what stands before it complete?");
    }
    if (cursor.at(":")) {
      throw cursor.unexpected("`}` after the elements of a set", "write `{x: T where e}`");
    }
    cursor.expect("}", "after the elements of a set");
    return new Expression.SetLiteral(elements, cursor.from(start));
  }

  /** Whether a set that begins with {@code x in …} has a {@code where} before its closing brace. */
  private boolean comprehensionFollows() {
    int open = 0;
    for (int i = 0; i < 200; i++) {
      Token t = cursor.peek(i);
      if (t.is("{") || t.is("(") || t.is("[")) {
        open++;
      } else if (t.is("}") || t.is(")") || t.is("]")) {
        if (open-- == 0) {
          return false;
        }
      } else if (open == 0 && t.is("where")) {
        return true;
      } else if (open == 0 && t.is(",") || t.kind() == Token.Kind.END) {
        return false;
      }
    }
    return false;
  }

  private Expression word(Token t, int start) {
    switch (t.text()) {
      case "true", "false" -> {
        cursor.advance();
        return new Expression.BoolLiteral(t.is("true"), t.span(cursor.file));
      }
      case "none" -> {
        cursor.advance();
        return new Expression.NoneLiteral(t.span(cursor.file));
      }
      case "if" -> {
        return conditional(start);
      }
      case "match" -> {
        return match(start);
      }
      case "bool" -> { // only as the domain of a quantifier or size(bool)
        cursor.advance();
        return new Expression.Identifier(new Name(t.text(), t.span(cursor.file)));
      }
      default -> {}
    }
    Optional<Quantifier> quantifier = quantifier(t);
    if (quantifier.isPresent()) {
      return quantified(quantifier.get(), start);
    }
    Optional<Expression> query = queries.query(t, start);
    if (query.isPresent()) {
      return query.get();
    }
    if (Words.isReserved(t.text())) { // no bad name, but a word where none can stand
      throw cursor.unexpected("an expression");
    }
    Name name = cursor.name("an expression");
    return callFollows(new Expression.Identifier(name), start);
  }

  private Optional<Quantifier> quantifier(Token t) {
    Token name = cursor.peek(1);
    Token after = cursor.peek(2);
    if (!name.isWord() || !(after.is(":") || after.is(",") || after.is("in"))) {
      return Optional.empty();
    }
    return switch (t.text()) {
      case "all" -> Optional.of(Quantifier.ALL);
      case "some" -> Optional.of(Quantifier.SOME);
      case "one" -> Optional.of(Quantifier.ONE);
      case "atmostone" -> Optional.of(Quantifier.AT_MOST_ONE);
      case "no" -> Optional.of(Quantifier.NO);
      case "count" -> Optional.of(Quantifier.COUNT);
      default -> Optional.empty();
    };
  }

  private Expression conditional(int start) {
    cursor.advance();
    Expression condition = expressions.expression();
    cursor.expect("then", "after the condition of an `if` expression", "write `if c then a else b`");
    Expression then = expressions.expression();
    cursor.expect("else", "in an `if` expression, which always has two branches");
    Expression otherwise = expressions.expression();
    return new Expression.Conditional(condition, then, otherwise, cursor.from(start));
  }

  private Expression match(int start) {
    cursor.advance();
    Expression scrutinee = expressions.expression();
    cursor.expect("{", "before the arms of `match`");
    List<Expression.Arm> arms = new ArrayList<>();
    Optional<Expression> otherwise = Optional.empty();
    while (!cursor.at("}")) {
      if (cursor.accept(";") || cursor.accept(",")) {
        continue;
      }
      if (otherwise.isPresent()) {
        throw cursor.unexpected("`}`: `else` is the last arm");
      }
      if (cursor.accept("else")) {
        cursor.expect("->", "after `else`");
        otherwise = Optional.of(expressions.expression());
      } else {
        List<Expression> patterns = patterns();
        arrow();
        arms.add(new Expression.Arm(patterns, expressions.expression()));
      }
    }
    cursor.expect("}", "after the arms of `match`");
    if (arms.isEmpty()) {
      cursor.report(Diagnostic.error(
          Code.INCOMPLETE_MATCH, cursor.from(start), "a `match` has at least one arm besides `else`"));
    }
    return new Expression.Match(scrutinee, arms, otherwise, cursor.from(start));
  }

  /** Patterns are elements, numbers, {@code true}, {@code false}, {@code none}. */
  List<Expression> patterns() {
    List<Expression> patterns = new ArrayList<>();
    do {
      int start = cursor.peek().start();
      if (cursor.accept("-")) {
        Token number = cursor.advance();
        patterns.add(new Expression.Unary(
            Expression.UnaryOperator.NEGATE,
            new Expression.IntLiteral(number.text(), number.span(cursor.file)), cursor.from(start)));
      } else {
        patterns.add(postfix());
      }
    } while (cursor.accept(","));
    return patterns;
  }

  /** The arrow behind the patterns of an arm. */
  void arrow() {
    cursor.expect("->", "after the pattern", "an arm is written `a, b -> …`, and the last may be `else -> …`");
  }

  private Expression quantified(Quantifier quantifier, int start) {
    String keyword = cursor.advance().text();
    List<Binding> bindings = new ArrayList<>();
    do {
      List<Name> names = new ArrayList<>();
      do {
        names.add(cursor.name("a name to be bound"));
      } while (cursor.accept(","));
      bindings.add(new Binding(names, domain()));
    } while (cursor.accept(","));
    Optional<Expression> where = expressions.where();
    String bound = bindings.getFirst().names().getFirst().text();
    cursor.expect("{", "before what is said of " + bound, "write `" + keyword + " " + bound + ": T { … }`");
    Expression body = expressions.conditions();
    cursor.expect("}", "after what is said of " + bound);
    return new Expression.Quantified(quantifier, bindings, where, body, cursor.from(start));
  }

  /** {@code : T}, {@code in e} or {@code in lo..hi}. */
  Domain domain() {
    if (cursor.accept(":")) {
      return new Domain.OfType(types.parameterType());
    }
    cursor.expect("in", "or `:` after a bound name",
        "write `x: T` for all of a type, `x in xs` for those of a set or list");
    Expression first = expressions.bound();
    if (cursor.accept("..")) {
      return new Domain.InRange(first, expressions.bound());
    }
    return new Domain.In(first);
  }
}
