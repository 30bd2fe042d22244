package baton.cli;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Exploration;
import baton.checker.Measured;
import baton.checker.Verdict;
import baton.checker.certificate.Rechecked;
import baton.checker.liveness.Need;
import baton.counterexamples.Trace;
import baton.counterexamples.story.Story;
import baton.models.ir.Measure;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person reads: the instance, a table of verdicts, the story of each violation, the figures. */
final class TextReport {
  private final boolean colour;
  private final boolean invariants;

  /** {@code invariants}: whether to print those that prove a verdict. */
  TextReport(boolean colour, boolean invariants) {
    this.colour = colour;
    this.invariants = invariants;
  }

  String render(ModelRun run) {
    StringBuilder out = new StringBuilder();
    out.append(Headline.of(run.protocol(), run.engine())).append('\n');
    int width = Stream.concat(
            run.verdicts().keySet().stream().map(Goal::name), run.measures().keySet().stream().map(Measure::name))
        .mapToInt(String::length).max().orElse(0);
    run.verdicts().forEach((goal, verdict) -> {
      row(out, goal, verdict, width);
      Optional.ofNullable(run.needs().get(goal)).ifPresent(needs -> needs(out, needs));
    });
    run.measures().forEach((measure, measured) -> row(out, measure, measured, width));
    run.exploration().ifPresent(e -> figures(out, e, run));
    rechecked(out, run);
    run.spent().forEach((goal, figures) -> out.append("spent on ").append(goal).append(": ")
        .append(figures.entrySet().stream().map(f -> f.getValue() + " " + f.getKey()).collect(Collectors.joining(", ")))
        .append('\n'));
    if (invariants) {
      InvariantReport report = new InvariantReport(run.protocol());
      run.verdicts().forEach((goal, verdict) ->
          verdict.proof().ifPresent(evidence -> out.append(report.of(goal.name(), evidence))));
    }
    run.verdicts().forEach((goal, verdict) -> violation(out, goal, verdict, run));
    run.measures().forEach((measure, measured) -> run(measured).ifPresent(trace ->
        out.append('\n').append(Story.render(run.protocol(), new Goal.MeasureGoal(measure), trace))));
    return out.toString();
  }

  private void row(StringBuilder out, Goal goal, Verdict verdict, int width) {
    String word = goal instanceof Goal.NotChecked ? "not checked" : verdict.word();
    out.append("  ").append(painted(String.format(Locale.ROOT, "%-14s", word), verdict, goal)).append("  ")
        .append(String.format(Locale.ROOT, "%-" + Math.max(width, 1) + "s", goal.name()));
    String detail = detail(goal, verdict);
    out.append(detail.isEmpty() ? "" : "  " + detail);
    trimEnd(out);
    out.append('\n');
  }

  private static void row(StringBuilder out, Measure measure, Measured measured, int width) {
    String value =
        switch (measured) {
          case Measured.Greatest(long n, _, boolean complete) -> (complete ? "" : "at least ") + n;
          case Measured.Unbounded _ -> "unbounded";
          case Measured.Unknown(var reason, String why) -> "undecided (" + reason.word() + ") " + why;
        };
    out.append(String.format(
        Locale.ROOT, "  %-14s  %-" + Math.max(width, 1) + "s  %s%n", "measured", measure.name(), value));
  }

  private static Optional<Trace> run(Measured measured) {
    return switch (measured) {
      case Measured.Greatest(_, Trace run, _) -> Optional.of(run);
      case Measured.Unbounded(Trace run) -> Optional.of(run);
      case Measured.Unknown _ -> Optional.empty();
    };
  }

  private static void needs(StringBuilder out, List<Need> needs) {
    String text = String.join(", ", needs.stream().map(Need::text).toList());
    out.append(" ".repeat(18)).append("needs ").append(needs.isEmpty() ? "no fairness" : text).append('\n');
  }

  private static void trimEnd(StringBuilder out) {
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }

  private String painted(String text, Verdict verdict, Goal goal) {
    if (!colour || goal instanceof Goal.NotChecked) {
      return text;
    }
    String code =
        switch (verdict) {
          case Verdict.Holds _ -> "32";
          case Verdict.Violated _ -> "1;31";
          case Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ -> "33";
        };
    return "\033[" + code + "m" + text + "\033[0m";
  }

  private static String detail(Goal goal, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds(Evidence.Witness(Trace trace, boolean shortest), _) ->
          "reached in " + steps(trace.length()) + (shortest ? "" : ", perhaps in fewer")
              + (trace.length() == 0 ? " (met at the start: says little)" : "");
      case Verdict.Holds(Evidence evidence, _) ->
          Stream.concat(Stream.of(proof(evidence)).filter(p -> !p.isEmpty()), LeftSidesText.of(verdict).stream())
              .collect(Collectors.joining("; "));
      case Verdict.Vacuous _ -> LeftSidesText.of(verdict).orElseThrow();
      case Verdict.HoldsToBound(int n) -> "in runs of at most " + steps(n) + "; longer ones were not looked at";
      case Verdict.Violated(Counterexample.Run(Trace trace, var because, boolean shortest)) ->
          "in " + steps(trace.length()) + (shortest ? "" : ", perhaps in fewer")
              + because.map(u -> " (" + u.kind().word() + ")").orElse("");
      case Verdict.Violated(Counterexample.Unreachable _) -> "no reachable state is it";
      case Verdict.Undecided(var reason, String why) ->
          goal instanceof Goal.NotChecked n ? n.why() : "(" + reason.word() + ") " + why;
    };
  }

  /** What a proof rests on, where that is not simply everything. */
  private static String proof(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Exhaustive _, Evidence.Witness _ -> "";
      case Evidence.Invariant(var conjuncts, _) -> switch (conjuncts.size()) {
        case 0 -> "inductive by itself";
        case 1 -> "by an inductive invariant";
        default -> "by an inductive invariant of " + conjuncts.size() + " conjuncts";
      };
      case Evidence.Induction(int depth) -> "by induction over runs of " + steps(depth);
      case Evidence.Rounds(_, var claims) -> {
        int most = claims.stream().mapToInt(Evidence.Rounds.Claim::rounds).max().orElse(0);
        yield "no run comes by " + (most == 1 ? "a round" : most + " rounds") + " of all that must recur";
      }
    };
  }

  /** Who has shown the proofs again, and who could not. */
  private static void rechecked(StringBuilder out, ModelRun run) {
    run.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
    List<String> once = run.verdicts().entrySet().stream()
        .filter(e -> e.getValue().proof().filter(Evidence.Rounds.class::isInstance).isPresent())
        .map(Map.Entry::getKey).filter(goal -> !run.rechecked().containsKey(goal)).map(Goal::name).toList();
    if (!once.isEmpty()) {
      out.append("note: checked again by SMTInterpol alone: ").append(String.join(", ", once)).append('\n');
    }
    if (run.rechecked().isEmpty()) {
      return;
    }
    Stream<String> by = run.rechecked().values().stream().flatMap(r -> r.by().stream());
    double seconds = run.rechecked().values().stream().mapToLong(Rechecked::nanos).sum() / 1e9;
    out.append(String.format(
        Locale.ROOT, "proofs checked again by %s in %.1f s%n", String.join(" and ", by.distinct().toList()), seconds));
    run.rechecked().values().stream().flatMap(r -> r.notes().stream()).distinct()
        .forEach(note -> out.append("note: ").append(note).append('\n'));
  }

  static String steps(int n) {
    return n == 1 ? "1 step" : n + " steps";
  }

  /** Whether a goal was decided that needs all states, each for itself. */
  private static boolean isInfinite(Map.Entry<Goal, Verdict> entry) {
    boolean infinite = entry.getKey() instanceof Goal.Liveness || entry.getKey() instanceof Goal.MeasureGoal;
    return infinite && !(entry.getValue() instanceof Verdict.Undecided);
  }

  private static void figures(StringBuilder out, Exploration e, ModelRun run) {
    out.append(String.format(
        Locale.ROOT, "%d states, %d transitions, %d initial, depth %d, %s, %.1f s%n", e.states(), e.transitions(),
        e.initial(), e.depth(), e.complete() ? "all reachable states" : "NOT all reachable states", run.seconds()));
    if (e.orbits().isPresent()) {
      out.append(String.format(
          Locale.ROOT, "%d of them explored, one for each orbit under permutation of sorts%n", e.orbits().getAsLong()));
      if (run.verdicts().entrySet().stream().anyMatch(TextReport::isInfinite)) {
        out.append("all of them for goals about infinite runs\n");
      }
    }
    if (!e.unreduced().isEmpty()) {
      out.append("permutations not used, for that would be dear: ").append(String.join(", ", e.unreduced()))
          .append('\n');
    }
    if (!e.complete()) {
      return;
    }
    List<String> never = new ArrayList<>();
    e.fired().forEach((action, n) -> {
      if (n == 0) {
        never.add(action);
      }
    });
    if (!never.isEmpty()) {
      out.append("never fired: ").append(String.join(", ", never)).append('\n');
    }
    if (e.onlyLoops()) {
      out.append("note: some state is left by no step but those that change nothing\n");
    }
  }

  private static void violation(StringBuilder out, Goal goal, Verdict verdict, ModelRun run) {
    Optional<Trace> trace =
        verdict instanceof Verdict.Violated(Counterexample.Run(Trace t, _, _)) ? Optional.of(t) : Optional.empty();
    trace.ifPresent(t -> out.append('\n').append(Story.render(run.protocol(), goal, t)));
  }

  /** The last line on standard error: {@code 2 hold, 1 violated, 1 undecided (timeout)}. */
  static String summary(List<ModelRun> runs) {
    int hold = 0;
    int vacuous = 0;
    int violated = 0;
    List<String> undecided = new ArrayList<>();
    int notChecked = 0;
    for (ModelRun run : runs) {
      for (Map.Entry<Goal, Verdict> entry : run.verdicts().entrySet()) {
        if (entry.getKey() instanceof Goal.NotChecked) {
          notChecked++;
          continue;
        }
        switch (entry.getValue()) {
          case Verdict.Holds _ -> hold++;
          case Verdict.Vacuous _ -> vacuous++;
          case Verdict.Violated _ -> violated++;
          case Verdict.HoldsToBound _ -> undecided.add("bound");
          case Verdict.Undecided(var reason, _) -> undecided.add(reason.word());
        }
      }
    }
    List<String> parts = new ArrayList<>();
    parts.add(hold + (hold == 1 ? " holds" : " hold"));
    add(parts, vacuous, "vacuous");
    add(parts, violated, "violated");
    if (!undecided.isEmpty()) {
      parts.add(undecided.size() + " undecided (" + String.join(", ", undecided.stream().distinct().sorted().toList())
          + ")");
    }
    add(parts, notChecked, "not checked");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int n, String what) {
    if (n > 0) {
      parts.add(n + " " + what);
    }
  }
}
