package baton.models.syntax;

import baton.models.source.Span;
import baton.models.syntax.Expression.Argument;
import baton.models.syntax.Expression.Binding;
import java.util.List;
import java.util.Optional;

/** What stands between the braces of a {@code plan}. */
public sealed interface PlanItem {
  Span at();

  /** {@code task t(x: T) where e = a(x) takes n, b(x)}. */
  record Task(Name name, List<Parameter> parameters, Optional<Expression> where, List<Part> parts, Span at)
      implements PlanItem {}

  /** One action of a task, and how long it takes if the task says so. */
  record Part(Path action, List<Expression> arguments, Optional<Expression> takes, Span at) {}

  /** {@code for x: T where g { … }}. */
  record For(List<Binding> bindings, Optional<Expression> where, List<PlanItem> body, Span at) implements PlanItem {}

  enum Relation {
    /** The first ends before the second starts. */
    BEFORE,
    /** Both start at once. */
    WITH,
    /** Never both under way. */
    APART
  }

  /** {@code a before b by n}. */
  record Related(TaskRef one, Relation relation, TaskRef other, Optional<Expression> by, Span at) implements PlanItem {}

  /** {@code a starts from n}, or else {@code a ends by n}. */
  record Timed(TaskRef task, boolean starts, Expression time, Span at) implements PlanItem {}

  /** {@code at most n of …}. */
  record AtMost(Expression most, TaskSet tasks, Span at) implements PlanItem {}

  /** {@code minimise a then b}. */
  record Minimise(List<Aim> aims, Span at) implements PlanItem {}

  /** {@code move(d)}, {@code move(_)}, or {@code move} for all of them. */
  record TaskRef(Name name, Optional<List<Argument>> arguments, Span at) {}

  /**
   * {@code a(_), b(_)} or {@code x: T where g { a(x), b(x) }}; without bindings the former.
   *
   * @param span {@code x: T { span a(x), b(x) }}: not tasks are meant, but for each x the time from the first start of
   *     its tasks to their last end
   */
  record TaskSet(List<Binding> bindings, Optional<Expression> where, boolean span, List<TaskRef> tasks, Span at) {}

  /** Something to be made small. */
  sealed interface Aim {
    Span at();

    /** {@code end} of all tasks, or of some. */
    record End(Optional<TaskSet> tasks, Span at) implements Aim {}

    /** {@code span} of some tasks: from the first start to the last end. */
    record Length(TaskSet tasks, Span at) implements Aim {}

    /** {@code peak} of some tasks: how many are under way at once. */
    record Peak(TaskSet tasks, Span at) implements Aim {}

    /** {@code total x: T where g { aim times w }}, or the {@code greatest} of them. */
    record Combined(
        boolean total, List<Binding> bindings, Optional<Expression> where, Aim each, Optional<Expression> times,
        Span at)
        implements Aim {}
  }
}
