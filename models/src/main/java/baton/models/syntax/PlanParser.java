package baton.models.syntax;

import baton.models.syntax.Expression.Argument;
import baton.models.syntax.Expression.Binding;
import baton.models.syntax.PlanItem.Aim;
import baton.models.syntax.PlanItem.Relation;
import baton.models.syntax.PlanItem.TaskRef;
import baton.models.syntax.PlanItem.TaskSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code plan name { … }}. Its words are read by context: all of them may be names elsewhere. */
final class PlanParser {
  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final ActionParser actions;

  PlanParser(TokenCursor cursor, ExpressionParser expressions, StatementParser statements, ActionParser actions) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.statements = statements;
    this.actions = actions;
  }

  Declaration plan(Optional<String> doc, int start) {
    cursor.advance();
    Name name = cursor.name("the name of the plan");
    List<PlanItem> items = items("what is planned");
    return new Declaration.PlanDecl(name, items, doc, cursor.from(start));
  }

  private List<PlanItem> items(String what) {
    return statements.items(what, this::item);
  }

  private PlanItem item() {
    int start = cursor.peek().start();
    if (cursor.at("task") && cursor.peek(1).isWord()) {
      return task(start);
    }
    if (cursor.accept("for")) {
      List<Binding> bindings = bindings();
      Optional<Expression> where = expressions.where();
      return new PlanItem.For(bindings, where, items("what is said for each"), cursor.from(start));
    }
    if (cursor.at("at", "most")) {
      cursor.advance();
      cursor.advance();
      Expression most = expressions.bound();
      cursor.expect("of", "and tasks after `at most n`");
      return new PlanItem.AtMost(most, tasks(true), cursor.from(start));
    }
    if (cursor.accept("minimise")) {
      List<Aim> aims = new ArrayList<>();
      do {
        aims.add(aim());
      } while (cursor.accept("then"));
      return new PlanItem.Minimise(aims, cursor.from(start));
    }
    if (!cursor.peek().isWord() || Words.isReserved(cursor.peek().text())) {
      throw cursor.unexpected("`task`, `for`, `at most`, `minimise` or a task and what is said of it");
    }
    return about(start);
  }

  private PlanItem task(int start) {
    cursor.advance();
    Name name = cursor.name("the name of the task");
    List<Parameter> parameters = actions.parameters();
    Optional<Expression> where = expressions.where();
    cursor.expect("=", "and actions after the name of a task");
    List<PlanItem.Part> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (cursor.accept(","));
    return new PlanItem.Task(name, parameters, where, parts, cursor.from(start));
  }

  private PlanItem.Part part() {
    int start = cursor.peek().start();
    Path action = cursor.path("the name of an action");
    List<Expression> arguments = List.of();
    if (cursor.accept("(")) {
      arguments = cursor.at(")") ? List.of() : expressions.operands().list(")");
      cursor.expect(")", "after the arguments");
    }
    Optional<Expression> takes = cursor.accept("takes") ? Optional.of(expressions.bound()) : Optional.empty();
    return new PlanItem.Part(action, arguments, takes, cursor.from(start));
  }

  /** {@code a before b}, {@code a starts from n} and the like. */
  private PlanItem about(int start) {
    TaskRef one = task();
    if (cursor.accept("starts")) {
      cursor.expect("from", "and a time after `starts`");
      return new PlanItem.Timed(one, true, expressions.bound(), cursor.from(start));
    }
    if (cursor.accept("ends")) {
      cursor.expect("by", "and a time after `ends`");
      return new PlanItem.Timed(one, false, expressions.bound(), cursor.from(start));
    }
    Relation relation = switch (cursor.peek().text()) {
      case "before" -> Relation.BEFORE;
      case "with" -> Relation.WITH;
      case "apart" -> Relation.APART;
      default -> throw cursor.unexpected(
          "`before`, `with`, `apart`, `starts from` or `ends by` after `" + one.at().text() + "`");
    };
    cursor.advance();
    TaskRef other = task();
    Optional<Expression> by =
        relation != Relation.WITH && cursor.accept("by") ? Optional.of(expressions.bound()) : Optional.empty();
    return new PlanItem.Related(one, relation, other, by, cursor.from(start));
  }

  private TaskRef task() {
    int start = cursor.peek().start();
    Name name = cursor.name("the name of a task");
    Optional<List<Argument>> arguments =
        cursor.at("(") ? Optional.of(expressions.operands().arguments()) : Optional.empty();
    return new TaskRef(name, arguments, cursor.from(start));
  }

  /** {@code spans}: whether spans may be meant. */
  private TaskSet tasks(boolean spans) {
    int start = cursor.peek().start();
    if (!bindingFollows()) {
      return new TaskSet(List.of(), Optional.empty(), false, taskList(), cursor.from(start));
    }
    List<Binding> bindings = bindings();
    Optional<Expression> where = expressions.where();
    cursor.expect("{", "before the tasks that are meant");
    boolean span = spans && cursor.at("span") && cursor.peek(1).isWord() && cursor.accept("span");
    List<TaskRef> refs = taskList();
    cursor.accept(";");
    cursor.expect("}", "after the tasks that are meant");
    return new TaskSet(bindings, where, span, refs, cursor.from(start));
  }

  private List<TaskRef> taskList() {
    List<TaskRef> refs = new ArrayList<>();
    do {
      refs.add(task());
    } while (cursor.accept(","));
    return refs;
  }

  /** Whether names come that are then bound, {@code x, y: T} or {@code x in s}, and not tasks. */
  private boolean bindingFollows() {
    int i = 0;
    while (cursor.peek(i).isWord() && cursor.peek(i + 1).is(",")) {
      i += 2;
    }
    return cursor.peek(i).isWord() && (cursor.peek(i + 1).is(":") || cursor.peek(i + 1).is("in"));
  }

  private List<Binding> bindings() {
    List<Binding> bindings = new ArrayList<>();
    do {
      List<Name> names = new ArrayList<>();
      do {
        names.add(cursor.name("a name to be bound"));
      } while (cursor.accept(","));
      bindings.add(new Binding(names, expressions.operands().domain()));
    } while (cursor.accept(","));
    return bindings;
  }

  private Aim aim() {
    int start = cursor.peek().start();
    if (cursor.accept("end")) {
      boolean some = cursor.peek().isWord() && !cursor.at("then") && !cursor.at("times") && cursor.onOneLine(
          cursor.peek(-1), cursor.peek());
      Optional<TaskSet> of = some ? Optional.of(tasks(false)) : Optional.empty();
      return new Aim.End(of, cursor.from(start));
    }
    if (cursor.accept("span")) {
      return new Aim.Length(tasks(false), cursor.from(start));
    }
    if (cursor.accept("peak")) {
      return new Aim.Peak(tasks(true), cursor.from(start));
    }
    if (cursor.at("total") || cursor.at("greatest")) {
      boolean total = cursor.advance().is("total");
      List<Binding> bindings = bindings();
      Optional<Expression> where = expressions.where();
      cursor.expect("{", "before what is " + (total ? "summed" : "compared"));
      Aim each = aim();
      Optional<Expression> times = cursor.accept("times") ? Optional.of(expressions.bound()) : Optional.empty();
      cursor.accept(";");
      cursor.expect("}", "after what is " + (total ? "summed" : "compared"));
      return new Aim.Combined(total, bindings, where, each, times, cursor.from(start));
    }
    throw cursor.unexpected("what to minimise: `end`, `span`, `peak`, `total x: T { … }` or `greatest x: T { … }`");
  }
}
