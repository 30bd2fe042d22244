package baton.models.elaborate;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds tasks that wait for each other. Tasks that start at once are one here. */
final class PlanCycles {
  /** {@code to} waits for the end of {@code from}, or, without {@code before}, starts with it. */
  private record Edge(int from, int to, boolean before, Span at) {}

  private final List<Plan.Task> tasks;
  private final List<List<Edge>> out = new ArrayList<>();

  private PlanCycles(List<Plan.Task> tasks, List<Constraint> constraints) {
    this.tasks = tasks;
    tasks.forEach(_ -> out.add(new ArrayList<>()));
    for (Constraint c : constraints) {
      switch (c) {
        case Constraint.Before(int one, int other, _, var at) -> edge(one, other, true, at.span().orElseThrow());
        case Constraint.With(int one, int other, var at) -> {
          edge(one, other, false, at.span().orElseThrow());
          edge(other, one, false, at.span().orElseThrow());
        }
        case Constraint.Apart _, Constraint.AtMost _, Constraint.StartsFrom _, Constraint.EndsBy _ -> {}
      }
    }
  }

  private void edge(int from, int to, boolean before, Span at) {
    out.get(from).add(new Edge(from, to, before, at));
  }

  /** Reports the shortest cycle through the first task that is on one. */
  static void check(List<Plan.Task> tasks, List<Constraint> constraints, Shared shared) {
    PlanCycles cycles = new PlanCycles(tasks, constraints);
    for (int task = 0; task < tasks.size(); task++) {
      for (Edge first : cycles.out.get(task)) {
        Optional<List<Edge>> back = first.before() ? cycles.path(first.to(), task) : Optional.empty();
        if (back.isPresent()) {
          shared.diagnostics.add(cycles.report(first, back.get()));
          throw new Abandon();
        }
      }
    }
  }

  /** A shortest path; of no edges from a task to itself. */
  private Optional<List<Edge>> path(int from, int to) {
    Edge[] reachedBy = new Edge[tasks.size()];
    boolean[] seen = new boolean[tasks.size()];
    seen[from] = true;
    Deque<Integer> queue = new ArrayDeque<>(List.of(from));
    while (!queue.isEmpty()) {
      int here = queue.remove();
      if (here == to) {
        List<Edge> path = new ArrayList<>();
        for (int i = to; i != from; i = reachedBy[i].from()) {
          path.addFirst(reachedBy[i]);
        }
        return Optional.of(path);
      }
      for (Edge e : out.get(here)) {
        if (!seen[e.to()]) {
          seen[e.to()] = true;
          reachedBy[e.to()] = e;
          queue.add(e.to());
        }
      }
    }
    return Optional.empty();
  }

  private Diagnostic report(Edge first, List<Edge> back) {
    Plan.Task task = tasks.get(first.from());
    if (back.isEmpty()) {
      return Diagnostic.error(Code.CYCLIC_DEPENDENCY, first.at(), "`" + task + "` would wait for its own end")
          .help("leave the task itself out with `where`");
    }
    StringBuilder chain = new StringBuilder("`" + task + "` before `" + tasks.get(first.to()) + "`");
    back.forEach(e -> chain.append(e.before() ? " before `" : " with `").append(tasks.get(e.to())).append('`'));
    Diagnostic d = Diagnostic.error(Code.CYCLIC_DEPENDENCY, first.at(), "tasks wait for each other: " + chain)
        .help("no schedule keeps all of this: take one of them away");
    Span said = first.at();
    for (Edge e : back) {
      if (!e.at().equals(said)) {
        d = d.note(e.at(), "`" + tasks.get(e.from()) + "` " + (e.before() ? "before" : "with") + " `"
            + tasks.get(e.to()) + "`");
        said = e.at();
      }
    }
    return d;
  }
}
