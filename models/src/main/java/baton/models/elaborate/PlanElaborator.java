package baton.models.elaborate;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Declaration.PlanDecl;
import baton.models.syntax.Expression;
import baton.models.syntax.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a plan out: every task, and what is said of it, for this instance of the protocol. */
final class PlanElaborator {
  /** How many constraints one plan may come to. */
  private static final int MOST = 200_000;

  private final Shared shared;
  private final PlanValues values;
  private final PlanTasks tasks;
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Plan.Objective> objectives = new ArrayList<>();
  private Optional<Span> minimised = Optional.empty();

  private PlanElaborator(ExpressionElaborator expressions, Scope scope) {
    shared = expressions.shared;
    values = new PlanValues(expressions);
    tasks = new PlanTasks(expressions, values, scope);
  }

  static Plan plan(PlanDecl declaration, ExpressionElaborator expressions, Scope scope) {
    return new PlanElaborator(expressions, scope).run(declaration, scope);
  }

  private Plan run(PlanDecl declaration, Scope scope) {
    PlanContext c = PlanContext.of(scope);
    boolean broken = false;
    for (PlanItem item : declaration.items()) {
      if (item instanceof PlanItem.Task task) {
        broken |= !attempt(() -> tasks.declare(task, c));
      }
    }
    for (PlanItem item : declaration.items()) {
      broken |= !attempt(() -> item(item, c));
    }
    if (broken) {
      throw new Abandon();
    }
    Span name = declaration.name().at();
    if (tasks.all().isEmpty()) {
      throw shared.error(Code.EMPTY_PLAN, name, "`" + declaration.name().text() + "` has no task",
          "write `task name(x: T) = action(x) takes n`, or let its `where` hold of something");
    }
    if (minimised.isEmpty()) {
      throw shared.error(Code.EMPTY_OBJECTIVE, name, "`" + declaration.name().text() + "` does not say what is best",
          "add `minimise end`, or `span`, `peak`, `total` or `greatest` of something");
    }
    PlanCycles.check(tasks.all(), constraints, shared);
    horizon(name);
    return new Plan(
        declaration.name().text(), tasks.all(), constraints, objectives, declaration.doc(), Origin.of(name));
  }

  private static boolean attempt(Runnable action) {
    try {
      action.run();
      return true;
    } catch (Abandon _) {
      return false; // reported; what comes next stands on its own
    }
  }

  /** One behind the other, each as late as constraints can ask, all tasks end within the horizon. */
  private void horizon(Span at) {
    long most = 0;
    for (Constraint c : constraints) {
      most = Math.max(most, switch (c) {
        case Constraint.Before(_, _, long by, _) -> by;
        case Constraint.Apart(_, _, long by, _) -> by;
        case Constraint.StartsFrom(_, long time, _) -> time;
        case Constraint.With _, Constraint.AtMost _, Constraint.EndsBy _ -> 0;
      });
    }
    long gap = most;
    if (tasks.all().stream().mapToLong(t -> t.duration() + gap).sum() + gap > Plan.HORIZON) {
      throw shared.error(Code.BAD_DURATION, at, "one behind the other these tasks take longer than " + Plan.HORIZON,
          "count in a larger unit of time");
    }
  }

  private void item(PlanItem item, PlanContext c) {
    switch (item) {
      case PlanItem.Task task -> {
        if (!c.names().isEmpty()) {
          throw shared.error(Code.MISPLACED_DECLARATION, task.name().at(), "a task cannot stand in a `for`",
              "give it parameters: `task " + task.name().text() + "(x: T) = …`");
        }
      }
      case PlanItem.For(var bindings, var where, var body, _) ->
          values.each(bindings, where, c, inside -> body.forEach(inner -> item(inner, inside)));
      case PlanItem.Related related -> related(related, c);
      case PlanItem.Timed(var ref, boolean starts, Expression time, Span at) -> {
        long n = time(time, c);
        for (int task : tasks.meant(ref, c)) {
          add(starts
              ? new Constraint.StartsFrom(task, n, Origin.of(at))
              : new Constraint.EndsBy(task, n, Origin.of(at)));
        }
      }
      case PlanItem.AtMost(Expression most, var set, Span at) ->
          add(new Constraint.AtMost(values.number(most, c), tasks.stretches(set, c), Origin.of(at)));
      case PlanItem.Minimise(var all, Span at) -> {
        if (!c.names().isEmpty() || minimised.isPresent()) {
          throw duplicate(at);
        }
        minimised = Optional.of(at);
        PlanAims of = new PlanAims(shared, values, tasks);
        all.forEach(aim -> objectives.add(
            new Plan.Objective(of.aim(aim, c), aim.at().text().strip().replaceAll("\\s+", " "))));
      }
    }
  }

  private Abandon duplicate(Span at) {
    Diagnostic d = Diagnostic.error(Code.DUPLICATE_NAME, at, "a plan has one `minimise`")
        .help("join aims, the most important first: `minimise a then b`");
    shared.diagnostics.add(minimised.map(first -> d.note(first, "said first here")).orElse(d));
    return new Abandon();
  }

  /** A time or gap: not negative. */
  private long time(Expression e, PlanContext c) {
    long n = values.number(e, c);
    if (n < 0 || n > Plan.HORIZON) {
      throw shared.error(Code.BAD_DURATION, e.at(), "a time is a number from 0 to " + Plan.HORIZON + ", not " + n,
          "times count from the start of the plan");
    }
    return n;
  }

  private void related(PlanItem.Related related, PlanContext c) {
    long by = related.by().isPresent() ? time(related.by().get(), c) : 0;
    Origin at = Origin.of(related.at());
    List<Integer> others = tasks.meant(related.other(), c);
    for (int one : tasks.meant(related.one(), c)) {
      for (int other : others) {
        switch (related.relation()) {
          case BEFORE -> add(new Constraint.Before(one, other, by, at));
          case WITH -> {
            if (one != other) {
              add(new Constraint.With(Math.min(one, other), Math.max(one, other), at));
            }
          }
          case APART -> {
            if (one != other) {
              add(new Constraint.Apart(Math.min(one, other), Math.max(one, other), by, at));
            }
          }
        }
      }
    }
  }

  private void add(Constraint constraint) {
    if (constraints.size() >= MOST) {
      throw shared.error(Code.BAD_DURATION, constraint.at().span().orElseThrow(),
          "written out, this plan has more than " + MOST + " constraints", "plan for fewer devices");
    }
    constraints.add(constraint);
  }
}
