package baton.cli;

import baton.checker.plan.Effort;
import baton.checker.plan.Planned;
import baton.checker.plan.Rehearsal;
import baton.checker.plan.Schedule;
import baton.counterexamples.Trace;
import baton.counterexamples.story.Story;
import baton.models.interpreter.Label;
import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import baton.models.source.Span;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person reads of a plan: the figures, the schedule as a chart, and what the protocol says of it. */
final class PlanReport {
  private static final int CHART = 50;

  private PlanReport() {}

  /** What is known when a schedule was found and run, or none was. */
  static String beginning(PlanRun run) {
    StringBuilder out = new StringBuilder();
    out.append(Headline.of(run.protocol(), run.planned().method().word())).append('\n');
    out.append("plan ").append(run.plan().name()).append(": ").append(count(run.plan().tasks().size(), "task"))
        .append(", ").append(count(run.plan().constraints().size(), "constraint")).append('\n');
    switch (run.planned()) {
      case Planned.Found found -> found(out, run, found);
      case Planned.Impossible impossible -> impossible(out, run.plan(), impossible);
      case Planned.Unknown(var reason, String detail, _) ->
          out.append("  undecided (").append(reason.word()).append(") ").append(detail).append('\n');
    }
    return out.toString();
  }

  /** What stands above the lines of schedules. */
  static String tasks(Plan plan) {
    return "best schedules, by the starts of "
        + String.join(" ", plan.tasks().stream().map(Plan.Task::toString).toList()) + "\n";
  }

  /** A line for one of several schedules. */
  static String line(PlanRun.One one) {
    String mark = switch (one.fit()) {
      case RUNS -> "  ";
      case FAILS -> "! ";
      case UNDECIDED -> "? ";
    };
    return mark + String.join(" ", one.starts().stream().map(String::valueOf).toList()) + "\n";
  }

  /** What is known when all is done. */
  static String end(PlanRun run) {
    Effort e = run.planned().effort();
    return run.all().map(PlanReport::all).orElse("")
        + String.format(Locale.ROOT, "%d nodes, %d fails, %d propagations, %.1f s%n",
            e.nodes(), e.fails(), e.propagations(), run.seconds());
  }

  static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static void found(StringBuilder out, PlanRun run, Planned.Found found) {
    for (int i = 0; i < found.figures().size(); i++) {
      Planned.Figure f = found.figures().get(i);
      out.append(String.format(Locale.ROOT, "  %-9s %8d  %s%s%n", f.bound() == f.value() ? "least" : "at most",
          f.value(), run.plan().objectives().get(i).text(),
          f.bound() == f.value()
              ? ""
              : String.format(Locale.ROOT, "; not below %d, a gap of %.1f %%", f.bound(), 100 * f.gap())));
    }
    found.stopped().ifPresent(r -> out.append("  stopped (").append(r.word()).append(")\n"));
    out.append('\n');
    chart(out, found.schedule());
    out.append('\n');
    run.rehearsal().ifPresent(r -> rehearsal(out, run, r));
  }

  /** A line for each task, in the order of starts. */
  private static void chart(StringBuilder out, Schedule schedule) {
    Plan plan = schedule.plan();
    int width = plan.tasks().stream().mapToInt(t -> t.toString().length()).max().orElse(0);
    int digits = Math.max(5, Long.toString(schedule.length()).length());
    long length = schedule.length();
    out.append(String.format(Locale.ROOT, "  %" + digits + "s %" + digits + "s%n", "start", "end"));
    for (int i : schedule.order()) {
      int from = (int) (schedule.start(i) * CHART / length);
      int to = Math.max(from + 1, (int) ((schedule.end(i) * CHART + length - 1) / length));
      out.append(String.format(Locale.ROOT, "  %" + digits + "d %" + digits + "d  %-" + width + "s  %s%n",
          schedule.start(i), schedule.end(i), plan.tasks().get(i), " ".repeat(from) + "=".repeat(to - from)));
    }
  }

  private static void rehearsal(StringBuilder out, PlanRun run, Rehearsal rehearsal) {
    switch (rehearsal) {
      case Rehearsal.Runs(Trace trace, long others, List<Goal> kept) ->
          out.append("a run of the protocol: ").append(TextReport.steps(trace.length()))
              .append(others == 0 ? "" : ", in each of " + (others + 1) + " ways")
              .append("; keeps ").append(String.join(", ", kept.stream().map(Goal::name).toList())).append('\n');
      case Rehearsal.Stuck(Trace before, Schedule.Event event, String because) ->
          out.append("NOT a run of the protocol: at ").append(when(run, event)).append(", step ")
              .append(before.length() + 1).append(", ").append(because).append('\n');
      case Rehearsal.Violates(Goal goal, Trace trace, Optional<Schedule.Event> event) -> {
        out.append("violates ").append(goal.name()).append(": ")
            .append(event.map(e -> "at " + when(run, e) + ", by " + label(e)).orElse("in the initial state"))
            .append("\n\n");
        out.append(Story.render(run.protocol(), goal, trace));
      }
      case Rehearsal.NoInitialState _ -> out.append("the protocol has no initial state\n");
      case Rehearsal.Unknown(var reason, String detail) ->
          out.append("whether it is a run is undecided (").append(reason.word()).append(") ").append(detail)
              .append('\n');
    }
  }

  private static String when(PlanRun run, Schedule.Event event) {
    return event.time() + " in " + run.plan().tasks().get(event.task());
  }

  static Label label(Schedule.Event event) {
    return new Label(event.part().action(), event.part().arguments());
  }

  private static String all(PlanRun.All all) {
    boolean more = all.cut() || all.stopped().isPresent();
    long undecided = all.count() - all.running() - all.failing();
    return (more ? "at least " : "") + count(all.count(), "best schedule") + ", " + all.running()
        + " of them runs that keep the properties" + (undecided > 0 ? ", " + undecided + " undecided" : "")
        + all.stopped().map(r -> " (" + r.word() + ")").orElse("") + "\n";
  }

  private static void impossible(StringBuilder out, Plan plan, Planned.Impossible impossible) {
    out.append("  no schedule keeps ")
        .append(impossible.minimal()
            ? "all of these, and each is needed for that:"
            : "all of these, of which some may be needless:")
        .append('\n');
    for (Constraint c : impossible.conflict()) {
      out.append("    ").append(place(c)).append("  ").append(text(plan, c)).append('\n');
    }
  }

  static String place(Constraint c) {
    Span span = c.at().span().orElseThrow();
    return span.file().name() + ":" + span.line() + ":" + span.column();
  }

  /** A constraint with the tasks and numbers that it has come to. */
  static String text(Plan plan, Constraint c) {
    return switch (c) {
      case Constraint.Before(int one, int other, long by, _) ->
          plan.tasks().get(one) + " before " + plan.tasks().get(other) + (by == 0 ? "" : " by " + by);
      case Constraint.With(int one, int other, _) -> plan.tasks().get(one) + " with " + plan.tasks().get(other);
      case Constraint.Apart(int one, int other, long by, _) ->
          plan.tasks().get(one) + " apart " + plan.tasks().get(other) + (by == 0 ? "" : " by " + by);
      case Constraint.AtMost(long most, List<Plan.Stretch> of, _) -> {
        List<String> names = new ArrayList<>();
        of.stream().limit(4).forEach(s -> names.add(
            String.join(" to ", s.tasks().stream().map(t -> plan.tasks().get(t).toString()).toList())));
        yield "at most " + most + " of " + String.join(", ", names)
            + (of.size() > 4 ? " and " + (of.size() - 4) + " more" : "");
      }
      case Constraint.StartsFrom(int task, long time, _) -> plan.tasks().get(task) + " starts from " + time;
      case Constraint.EndsBy(int task, long time, _) -> plan.tasks().get(task) + " ends by " + time;
    };
  }

  /** The last line on standard error. */
  static String summary(PlanRun run) {
    String name = run.plan().name() + ": ";
    return name + switch (run.planned()) {
      case Planned.Impossible _ -> "impossible";
      case Planned.Unknown(var reason, _, _) -> "undecided (" + reason.word() + ")";
      case Planned.Found found -> (found.optimal() ? "proved best" : "perhaps not the best")
          + run.rehearsal().map(r -> switch (r) {
            case Rehearsal.Runs _ -> ", a run that keeps the properties";
            case Rehearsal.Stuck _ -> ", not a run of the protocol";
            case Rehearsal.Violates(Goal goal, _, _) -> ", violates " + goal.name();
            case Rehearsal.NoInitialState _ -> ", no initial state";
            case Rehearsal.Unknown _ -> ", undecided whether it is a run";
          }).orElse("");
    };
  }
}
