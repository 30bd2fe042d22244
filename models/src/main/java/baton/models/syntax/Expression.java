package baton.models.syntax;

import baton.models.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression or temporal formula as it was written, before names have a meaning. */
public sealed interface Expression {
  Span at();

  /** A number; {@code text} may exceed 64 bits, which the elaborator refuses. */
  record IntLiteral(String text, Span at) implements Expression {}

  record BoolLiteral(boolean value, Span at) implements Expression {}

  record NoneLiteral(Span at) implements Expression {}

  /** {@code []}. */
  record EmptyList(Span at) implements Expression {}

  record Identifier(Name name) implements Expression {
    @Override
    public Span at() {
      return name.at();
    }
  }

  /** {@code e.f}: a field, an element of an enum, or something of a module instance. */
  record Member(Expression target, Name name, Span at) implements Expression {}

  /** {@code e[i, j]}. */
  record Index(Expression target, List<Expression> indices, Span at) implements Expression {}

  /** {@code f(a, b)}: a def, proc or event, or one of first, last, size, before, push and pop. */
  record Call(Path callee, List<Expression> arguments, Span at) implements Expression {}

  /** {@code Message(kind = added, dev = d)}. */
  record Construct(Path type, List<FieldValue> fields, Span at) implements Expression {}

  /** {@code m with (ok = true)}. */
  record With(Expression target, List<FieldValue> fields, Span at) implements Expression {}

  record FieldValue(Name field, Expression value) {}

  /** {@code e!}. */
  record Unwrap(Expression target, Span at) implements Expression {}

  /** {@code e'}. */
  record Prime(Expression target, Span at) implements Expression {}

  /** Prefix operators, by their spelling. */
  enum UnaryOperator {
    NOT("not"),
    NEGATE("-"),
    REVERSED("reversed"),
    ALWAYS("always"),
    EVENTUALLY("eventually"),
    NEXT("next"),
    ONCE("once"),
    HISTORICALLY("historically"),
    PREVIOUSLY("previously");

    private final String spelling;

    UnaryOperator(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }
  }

  record Unary(UnaryOperator operator, Expression operand, Span at) implements Expression {}

  /** Infix operators, by their spelling. */
  enum BinaryOperator {
    LEADSTO("leadsto"),
    IMPLIES("implies"),
    UNTIL("until"),
    RELEASE("release"),
    SINCE("since"),
    WEAKSINCE("weaksince"),
    OR("or"),
    AND("and"),
    EQ("=="),
    NE("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    IN("in"),
    NOT_IN("not in"),
    PLUS("+"),
    MINUS("-"),
    WITHOUT("without"),
    TIMES("*"),
    DIVIDE("/"),
    MODULO("%"),
    INTERSECT("&");

    private final String spelling;

    BinaryOperator(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }
  }

  record Binary(BinaryOperator operator, Expression left, Expression right, Span at) implements Expression {}

  /** {@code if c then a else b}. */
  record Conditional(Expression condition, Expression then, Expression otherwise, Span at) implements Expression {}

  /** {@code match e { a, b -> v  else -> w }}. */
  record Match(Expression scrutinee, List<Arm> arms, Optional<Expression> otherwise, Span at)
      implements Expression {}

  record Arm(List<Expression> patterns, Expression value) {}

  enum Quantifier {
    ALL("all"),
    SOME("some"),
    ONE("one"),
    AT_MOST_ONE("atmostone"),
    NO("no"),
    COUNT("count");

    private final String spelling;

    Quantifier(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }
  }

  /** {@code all x, y: T, z in s where g { e }}. */
  record Quantified(
      Quantifier quantifier, List<Binding> bindings, Optional<Expression> where, Expression body, Span at)
      implements Expression {}

  /** {@code x, y: T} or {@code x in s}. */
  record Binding(List<Name> names, Domain domain) {}

  /** {@code {a, b}}, possibly empty. */
  record SetLiteral(List<Expression> elements, Span at) implements Expression {}

  /** {@code {x: T where e}}. */
  record Comprehension(Name name, Domain domain, Optional<Expression> where, Span at) implements Expression {}

  enum Query {
    DID("did"),
    ENABLED("enabled"),
    RUNNING("running"),
    AT("at");

    private final String spelling;

    Query(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }
  }

  /** {@code did a(x, _)}; without parentheses {@code arguments} is empty, and any argument is meant. */
  record StepQuery(Query query, Path target, Optional<List<Argument>> arguments, Span at) implements Expression {}

  /** {@code did r.{a, b(x)}}: one of the queries is true. Each has its whole name; {@code braces} are around them. */
  record AnyOf(List<StepQuery> queries, Span braces, Span at) implements Expression {}

  /** An argument of a query or of {@code abort}: a value, or {@code _} for any. */
  record Argument(Optional<Expression> value, Span at) {}

  /** {@code (e)}. */
  record Parenthesised(Expression inner, Span at) implements Expression {}

  /** What stands where an expression could not be read; the error has been reported. */
  record Broken(Span at) implements Expression {}
}
