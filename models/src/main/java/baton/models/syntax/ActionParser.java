package baton.models.syntax;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.syntax.Declaration.Fairness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Actions, faults and routines, with their alternatives. */
final class ActionParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  ActionParser(TokenCursor cursor, ExpressionParser expressions, StatementParser statements) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.statements = statements;
  }

  /** {@code (a, b: T, c: U)}, or nothing. */
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    if (!cursor.accept("(")) {
      return all;
    }
    while (!cursor.at(")")) {
      List<Name> names = new ArrayList<>();
      do {
        names.add(cursor.name("the name of a parameter"));
      } while (cursor.accept(","));
      cursor.expect(":", "and a type after the names of parameters", "write `name: T`");
      TypeTree type = expressions.operands().types().parameterType();
      names.forEach(n -> all.add(new Parameter(n, type)));
      if (!cursor.accept(",")) {
        cursor.accept(";");
      }
    }
    cursor.expect(")", "after the parameters");
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i).name().text();
      for (int j = 0; j < i; j++) {
        if (all.get(j).name().text().equals(name)) {
          cursor.diagnostics.add(Diagnostic.error(
              Code.DUPLICATE_NAME, all.get(i).name().at(), "`" + name + "` is a parameter twice"));
        }
      }
    }
    return all;
  }

  Declaration action(Fairness fairness, Optional<String> doc, int start) {
    boolean fault = cursor.advance().is("fault");
    Name name = cursor.name("the name of the " + (fault ? "fault" : "action"));
    List<Parameter> parameters = parameters();
    Head head = head(true);
    List<Statement> body = statements.block("what the " + (fault ? "fault" : "action") + " does",
        head.when().isPresent()
            ? "a guard is one condition: join its parts with `and`"
            : "a guard is written `when e`");
    List<Alternative> alternatives = new ArrayList<>();
    alternatives.add(new Alternative(name, fault, head.max(), head.takes(), body, name.at()));
    alternatives(alternatives);
    return new Declaration.ActionDecl(
        fairness, parameters, head.when(), alternatives, doc, cursor.from(start));
  }

  private record Head(Optional<Expression> max, Optional<Expression> takes, Optional<Expression> when) {}

  /** {@code max n}, {@code takes n} and {@code when e}, in any order. */
  private Head head(boolean whenAllowed) {
    Optional<Expression> max = Optional.empty();
    Optional<Expression> takes = Optional.empty();
    Optional<Expression> when = Optional.empty();
    while (true) {
      if (cursor.at("max") && max.isEmpty()) {
        cursor.advance();
        max = Optional.of(expressions.bound());
      } else if (cursor.at("takes") && takes.isEmpty()) {
        cursor.advance();
        takes = Optional.of(expressions.bound());
      } else if (cursor.at("when") && when.isEmpty()) {
        if (!whenAllowed) {
          throw cursor.unexpected("`{`",
              Optional.of("an alternative shares the `when` of its place; a condition of its own is a `require`"));
        }
        cursor.advance();
        when = Optional.of(expressions.expression());
      } else {
        return new Head(max, takes, when);
      }
    }
  }

  private void alternatives(List<Alternative> into) {
    while (cursor.accept("or")) {
      boolean fault = cursor.accept("fault");
      if (cursor.at("{")) {
        throw cursor.unexpected("the name of the alternative", "each outcome has a name: `or name { … }`");
      }
      Name name = cursor.name("the name of the alternative");
      if (cursor.at("(")) {
        throw cursor.unexpected("`{`", Optional.of("an alternative has the parameters of its place"));
      }
      Head head = head(false);
      List<Statement> body = statements.block("what the alternative does");
      into.add(new Alternative(name, fault, head.max(), head.takes(), body, name.at()));
    }
  }

  Declaration routine(boolean fair, Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the routine");
    List<Parameter> parameters = parameters();
    Optional<Expression> when = cursor.accept("when") ? Optional.of(expressions.expression()) : Optional.empty();
    List<RoutineItem> body = items("the steps of a routine");
    return new Declaration.RoutineDecl(fair, name, parameters, when, body, doc, cursor.from(start));
  }

  private List<RoutineItem> items(String what) {
    return statements.items(what, this::item);
  }

  private RoutineItem item() {
    int start = cursor.peek().start();
    Optional<String> doc = cursor.doc();
    if (cursor.at("step")) {
      cursor.advance();
      boolean fault = cursor.accept("fault");
      if (cursor.at("{")) {
        throw cursor.unexpected("the name of the step", "each step has a name: `step name { … }`");
      }
      Name name = cursor.name("the name of the step");
      if (cursor.at("when")) {
        throw cursor.unexpected("`{`", Optional.of("a step that waits says `require` in its braces"));
      }
      Head head = head(false);
      List<Statement> body = statements.block("what the step does");
      List<Alternative> alternatives = new ArrayList<>();
      alternatives.add(new Alternative(name, fault, head.max(), head.takes(), body, name.at()));
      alternatives(alternatives);
      return new RoutineItem.Step(doc, alternatives, cursor.from(start));
    }
    if (cursor.accept("if")) {
      return ifItem(start);
    }
    if (cursor.accept("for")) {
      Name name = cursor.name("a name after `for`");
      Domain domain = expressions.operands().domain();
      Optional<Expression> where = expressions.where();
      List<RoutineItem> body = items("what is repeated");
      return new RoutineItem.For(name, domain, where, body, cursor.from(start));
    }
    if (cursor.accept("return")) {
      return new RoutineItem.Return(cursor.from(start));
    }
    throw cursor.unexpected("`step`, `if`, `for` or `return` between the steps of a routine",
        Optional.of("what changes the state stands in a step: `step name { … }`"));
  }

  private RoutineItem ifItem(int start) {
    Expression condition = expressions.expression();
    List<RoutineItem> then = items("the steps taken if it holds");
    List<RoutineItem> otherwise = List.of();
    if (cursor.accept("else")) {
      int inner = cursor.peek().start();
      otherwise = cursor.accept("if") ? List.of(ifItem(inner)) : items("the steps taken otherwise");
    }
    return new RoutineItem.If(condition, then, otherwise, cursor.from(start));
  }
}
