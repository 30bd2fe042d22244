package baton.models.syntax;

import baton.models.syntax.Expression.Argument;
import baton.models.syntax.Expression.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code did}, {@code enabled}, {@code running} and {@code at}, and the names and arguments behind them. */
final class QueryParser {
  private static final String STEP = "the name of an action, step or routine";

  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  QueryParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** The query that begins with the word {@code t}; empty, and nothing read, if {@code t} is a name here. */
  Optional<Expression> query(Token t, int start) {
    return begun(t).map(q -> query(q, start));
  }

  private Optional<Query> begun(Token t) {
    Token name = cursor.peek(1);
    if (t.is("did") && name.is("{")) {
      return Optional.of(Query.DID);
    }
    boolean meant = t.is("did") || cursor.onOneLine(t, name) || cursor.isRoutine(name);
    if (!name.isWord() || Words.isReserved(name.text()) || !meant) {
      return Optional.empty();
    }
    return switch (t.text()) {
      case "did" -> Optional.of(Query.DID);
      case "enabled" -> Optional.of(Query.ENABLED);
      case "running" -> Optional.of(Query.RUNNING);
      case "at" -> Optional.of(Query.AT);
      default -> Optional.empty();
    };
  }

  private Expression query(Query query, int start) {
    cursor.advance();
    List<Name> names = new ArrayList<>();
    do {
      if (cursor.at("{")) {
        return anyOf(query, names, start);
      }
      names.add(cursor.name(names.isEmpty() ? STEP : "a name after `.`"));
    } while (cursor.accept("."));
    return new Expression.StepQuery(query, new Path(names), queried(), cursor.from(start));
  }

  private Optional<List<Argument>> queried() {
    return cursor.atInLine("(") ? Optional.of(arguments()) : Optional.empty();
  }

  /** {@code {a, b(x)}}, behind the names that all of them have in front. */
  private Expression anyOf(Query query, List<Name> common, int start) {
    int brace = cursor.advance().start();
    List<Expression.StepQuery> queries = new ArrayList<>();
    do {
      int from = cursor.peek().start();
      Path own = cursor.path(STEP);
      List<Name> names = new ArrayList<>();
      common.forEach(n -> names.add(new Name(n.text(), own.names().getFirst().at())));
      names.addAll(own.names());
      queries.add(new Expression.StepQuery(query, new Path(names), queried(), cursor.from(from)));
    } while (cursor.accept(",") && !cursor.at("}"));
    cursor.expect("}", "after the names of steps");
    return new Expression.AnyOf(queries, cursor.from(brace), cursor.from(start));
  }

  /** {@code (x, _)}. */
  List<Argument> arguments() {
    cursor.expect("(", "before the arguments");
    List<Argument> arguments = new ArrayList<>();
    while (!cursor.at(")")) {
      if (cursor.at("_")) {
        arguments.add(new Argument(Optional.empty(), cursor.here()));
        cursor.advance();
      } else {
        Expression e = expressions.expression();
        arguments.add(new Argument(Optional.of(e), e.at()));
      }
      if (!cursor.accept(",")) {
        break;
      }
    }
    cursor.expect(")", "after the arguments");
    return arguments;
  }
}
