package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Span;
import baton.models.syntax.Expression.Binary;
import baton.models.syntax.Expression.BinaryOperator;
import baton.models.syntax.Expression.Unary;
import baton.models.syntax.Expression.UnaryOperator;
import java.util.Optional;

/**
 * Operators and their precedence, loosest first: {@code leadsto}; {@code implies}; {@code until release
 * since weaksince}; {@code or}; {@code and}; {@code not} and temporal prefixes; comparisons; {@code + -
 * without}; {@code * / % &}; unary minus and {@code reversed}; what follows an operand.
 */
final class ExpressionParser {
  /** So many operators of one level in a row are refused: later passes go down the chain. */
  private static final int LONGEST_CHAIN = 1000;

  private final TokenCursor cursor;
  private final OperandParser operands;

  ExpressionParser(TokenCursor cursor) {
    this.cursor = cursor;
    operands = new OperandParser(cursor, this);
  }

  OperandParser operands() {
    return operands;
  }

  Expression expression() {
    int depth = cursor.depth();
    cursor.enter();
    Expression e = leadsto();
    cursor.resetDepth(depth);
    return e;
  }

  /**
   * What stands between braces that hold a condition, up to the closing one: several, each in a line of its own or
   * behind a {@code ;}, are joined by {@code and}.
   */
  Expression conditions() {
    int start = cursor.peek().start();
    Expression all = expression();
    for (int n = 0; anotherCondition(); n++) {
      limit(n);
      all = new Binary(BinaryOperator.AND, all, expression(), cursor.from(start));
    }
    return all;
  }

  private boolean anotherCondition() {
    boolean separated = cursor.firstInLine(cursor.peek());
    while (cursor.accept(";")) {
      separated = true;
    }
    return separated && !cursor.at("}") && !cursor.atEnd() && !cursor.declarationFollows();
  }

  /** A bound of a range: no comparison, so that {@code ..} and {@code ->} may follow. */
  Expression bound() {
    return sum();
  }

  /** {@code where e}, if it stands here. */
  Optional<Expression> where() {
    return cursor.accept("where") ? Optional.of(expression()) : Optional.empty();
  }

  private Expression leadsto() {
    int start = cursor.peek().start();
    Expression left = implies();
    if (!cursor.at("leadsto")) {
      return left;
    }
    cursor.advance();
    Expression right = implies();
    if (cursor.at("leadsto")) {
      throw cursor.report(Diagnostic.error(
              Code.MIXED_OPERATORS, cursor.here(), "two `leadsto` without parentheses")
          .help("write `(a leadsto b) and (b leadsto c)` if that is meant"));
    }
    return new Binary(BinaryOperator.LEADSTO, left, right, cursor.from(start));
  }

  private Expression implies() {
    int start = cursor.peek().start();
    Expression left = until();
    if (!cursor.at("implies")) {
      return left;
    }
    cursor.enter();
    cursor.advance();
    Expression right = implies();
    cursor.leave();
    return new Binary(BinaryOperator.IMPLIES, left, right, cursor.from(start));
  }

  private Optional<BinaryOperator> temporalOperator() {
    Token t = cursor.peek();
    if (!t.isWord()) {
      return Optional.empty();
    }
    return switch (t.text()) {
      case "until" -> Optional.of(BinaryOperator.UNTIL);
      case "release" -> beginsOperand(cursor.peek(1)) && !(cursor.peek(1).is("(") && cursor.firstInLine(t))
          ? Optional.of(BinaryOperator.RELEASE)
          : Optional.empty();
      case "since" -> Optional.of(BinaryOperator.SINCE);
      case "weaksince" -> Optional.of(BinaryOperator.WEAKSINCE);
      default -> Optional.empty();
    };
  }

  private static boolean beginsOperand(Token t) {
    return switch (t.kind()) {
      case WORD, NUMBER -> !t.is("when");
      case SYMBOL -> t.is("(") || t.is("{") || t.is("-");
      case STRING, COMMENT, DOC, BAD, END -> false;
    };
  }

  private Expression until() {
    int start = cursor.peek().start();
    Expression left = or();
    Optional<BinaryOperator> operator = temporalOperator();
    if (operator.isEmpty()) {
      return left;
    }
    Token word = cursor.advance();
    Expression right = or();
    if (temporalOperator().isPresent()) {
      throw mixed(cursor.peek(), cursor.here());
    }
    for (Expression side : new Expression[] {left, right}) {
      if (side instanceof Binary b && (b.operator() == BinaryOperator.AND || b.operator() == BinaryOperator.OR)) {
        cursor.report(Diagnostic.error(Code.MIXED_OPERATORS, side.at(), "`" + b.operator().spelling()
                + "` beside `" + word.text() + "` without parentheses")
            .help("write `(" + side.at().text().lines().findFirst().orElse("…") + ")`"));
      }
    }
    return new Binary(operator.get(), left, right, cursor.from(start));
  }

  private TokenCursor.Unreadable mixed(Token word, Span at) {
    return cursor.report(Diagnostic.error(Code.MIXED_OPERATORS, at, "another `" + word.text() + "` without parentheses")
        .help("put one of the two into parentheses"));
  }

  private Expression or() {
    int start = cursor.peek().start();
    Expression left = and();
    for (int n = 0; cursor.at("or"); n++) {
      limit(n);
      cursor.advance();
      left = new Binary(BinaryOperator.OR, left, and(), cursor.from(start));
    }
    return left;
  }

  private void limit(int n) {
    if (n > LONGEST_CHAIN) {
      throw cursor.report(Diagnostic.error(
              Code.NESTING_TOO_DEEP, cursor.here(), "more than " + LONGEST_CHAIN + " operators in a row")
          .help("use a quantifier, or name parts of it with `def`"));
    }
  }

  private Expression and() {
    int start = cursor.peek().start();
    Expression left = not();
    for (int n = 0; cursor.at("and"); n++) {
      limit(n);
      cursor.advance();
      left = new Binary(BinaryOperator.AND, left, not(), cursor.from(start));
    }
    return left;
  }

  private Optional<UnaryOperator> prefix() {
    Token t = cursor.peek();
    if (!t.isWord()) {
      return Optional.empty();
    }
    return switch (t.text()) {
      case "not" -> Optional.of(UnaryOperator.NOT);
      case "always" -> Optional.of(UnaryOperator.ALWAYS);
      case "eventually" -> Optional.of(UnaryOperator.EVENTUALLY);
      case "next" -> Optional.of(UnaryOperator.NEXT);
      case "once" -> Optional.of(UnaryOperator.ONCE);
      case "historically" -> Optional.of(UnaryOperator.HISTORICALLY);
      case "previously" -> Optional.of(UnaryOperator.PREVIOUSLY);
      default -> Optional.empty();
    };
  }

  private Expression not() {
    int start = cursor.peek().start();
    Optional<UnaryOperator> operator = prefix();
    if (operator.isEmpty()) {
      return comparison();
    }
    cursor.advance();
    cursor.enter();
    Expression operand = not();
    cursor.leave();
    return new Unary(operator.get(), operand, cursor.from(start));
  }

  private Optional<BinaryOperator> comparisonOperator() {
    Token t = cursor.peek();
    return switch (t.text()) {
      case "==" -> Optional.of(BinaryOperator.EQ);
      case "!=" -> Optional.of(BinaryOperator.NE);
      case "<" -> Optional.of(BinaryOperator.LT);
      case "<=" -> Optional.of(BinaryOperator.LE);
      case ">" -> Optional.of(BinaryOperator.GT);
      case ">=" -> Optional.of(BinaryOperator.GE);
      case "in" -> Optional.of(BinaryOperator.IN);
      case "not" -> cursor.peek(1).is("in") ? Optional.of(BinaryOperator.NOT_IN) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Expression comparison() {
    int start = cursor.peek().start();
    Expression left = sum();
    Optional<BinaryOperator> operator = comparisonOperator();
    if (operator.isEmpty()) {
      return left;
    }
    cursor.advance();
    if (operator.get() == BinaryOperator.NOT_IN) {
      cursor.advance();
    }
    Expression right = sum();
    if (cursor.at("..") && (operator.get() == BinaryOperator.IN || operator.get() == BinaryOperator.NOT_IN)) {
      throw cursor.unexpected("a set or a list after `in`", "that x is in a range is written `lo <= x and x <= hi`");
    }
    if (comparisonOperator().isPresent()) {
      throw cursor.report(Diagnostic.error(
              Code.CHAINED_COMPARISON, cursor.here(), "comparisons cannot be chained")
          .help("write `a < b and b < c`"));
    }
    return new Binary(operator.get(), left, right, cursor.from(start));
  }

  private Expression sum() {
    int start = cursor.peek().start();
    Expression left = product();
    for (int n = 0; cursor.at("+") || cursor.at("-") || cursor.at("without"); n++) {
      limit(n);
      BinaryOperator operator =
          switch (cursor.advance().text()) {
            case "+" -> BinaryOperator.PLUS;
            case "-" -> BinaryOperator.MINUS;
            default -> BinaryOperator.WITHOUT;
          };
      left = new Binary(operator, left, product(), cursor.from(start));
    }
    return left;
  }

  private Expression product() {
    int start = cursor.peek().start();
    Expression left = signed();
    for (int n = 0; cursor.at("*") || cursor.at("/") || cursor.at("%") || cursor.at("&"); n++) {
      limit(n);
      BinaryOperator operator =
          switch (cursor.advance().text()) {
            case "*" -> BinaryOperator.TIMES;
            case "/" -> BinaryOperator.DIVIDE;
            case "%" -> BinaryOperator.MODULO;
            default -> BinaryOperator.INTERSECT;
          };
      left = new Binary(operator, left, signed(), cursor.from(start));
    }
    return left;
  }

  private Expression signed() {
    int start = cursor.peek().start();
    if (cursor.at("-") || cursor.at("reversed")) {
      UnaryOperator operator = cursor.advance().is("-") ? UnaryOperator.NEGATE : UnaryOperator.REVERSED;
      cursor.enter();
      Expression operand = signed();
      cursor.leave();
      return new Unary(operator, operand, cursor.from(start));
    }
    return operands.postfix();
  }
}
