package baton.checker.plan;

import baton.checker.Reason;
import baton.models.ir.Plan.Constraint;
import java.util.List;
import java.util.Optional;

/** What is known about the schedules of a plan. */
public sealed interface Planned {
  /** What finding it out has cost. */
  Effort effort();

  /** Whose word it is that nothing is better, or that there is nothing. */
  default Method method() {
    return Method.CHOCO;
  }

  /**
   * A schedule that keeps all constraints.
   *
   * @param figures one for each aim
   * @param stopped why the search ended early, if it did
   */
  record Found(Schedule schedule, List<Figure> figures, Optional<Reason> stopped, Method method, Effort effort)
      implements Planned {
    public Found {
      figures = List.copyOf(figures);
    }

    /** Whether no schedule is better. */
    public boolean optimal() {
      return figures.stream().allMatch(f -> f.bound() == f.value());
    }
  }

  /**
   * What is known of an aim.
   *
   * @param value what the aim is for the schedule
   * @param bound no schedule, with the aims before it as they are here, has less
   */
  record Figure(long value, long bound) {
    /** By how much the value may be too large, in parts of it. */
    public double gap() {
      return value == 0 ? 0 : (value - bound) / (double) value;
    }
  }

  /**
   * No schedule keeps all constraints.
   *
   * @param conflict constraints that no schedule keeps together
   * @param minimal whether each of them is needed for that
   */
  record Impossible(List<Constraint> conflict, boolean minimal, Effort effort) implements Planned {
    public Impossible {
      conflict = List.copyOf(conflict);
    }
  }

  /** Neither a schedule nor a proof that there is none. */
  record Unknown(Reason reason, String detail, Effort effort) implements Planned {}
}
