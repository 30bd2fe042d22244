package baton.counterexamples.story;

import baton.counterexamples.Changes;
import baton.counterexamples.Explainer;
import baton.counterexamples.Explanation;
import baton.counterexamples.Prose;
import baton.counterexamples.Trace;
import baton.counterexamples.Treatment;
import baton.models.interpreter.Label;
import baton.models.ir.Action;
import baton.models.ir.Bug;
import baton.models.ir.Measure;
import baton.models.ir.Place;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a trace: the initial state, each step with what it changed, and why the goal fails at the end. */
public final class Story {
  private static final int WIDTH = 100;
  private static final int WIDEST_LABEL = 40;
  private static final String NO_EVIDENCE =
      "This is NO evidence of a violation: the run begins in a state that perhaps "
      + "nothing reaches. If nothing does, an invariant that excludes the state helps the proof.";

  private final Protocol protocol;
  private final Goal goal;
  private final Trace trace;
  private final Style style;
  private final boolean reached;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> documented = new HashSet<>();

  private Story(Protocol protocol, Goal goal, Trace trace, Style style, boolean reached) {
    this.reached = reached;
    this.protocol = protocol;
    this.goal = goal;
    this.trace = trace;
    this.style = style;
  }

  /**
   * Plain ASCII, no line longer than 100 columns where spaces allow, ending with a line end.
   *
   * @param trace one that {@link baton.counterexamples.Replay} confirms: of states that no run reaches an
   *     explanation may not exist
   */
  public static String render(Protocol protocol, Goal goal, Trace trace) {
    return render(protocol, goal, trace, Style.PLAIN);
  }

  /** The same, set off by a style. */
  public static String render(Protocol protocol, Goal goal, Trace trace, Style style) {
    return new Story(protocol, goal, trace, style, true).tell();
  }

  /**
   * A run that stands in the way of a proof by induction: its first state is any at all, which perhaps no run reaches,
   * and the story says so first.
   */
  public static String ofInduction(Protocol protocol, Goal goal, Trace trace) {
    return new Story(protocol, goal, trace, Style.PLAIN, false).tell();
  }

  private String tell() {
    title();
    trace.initial().ifPresent(this::opening);
    if (!trace.steps().isEmpty() || trace.attempt().isPresent() || trace.loopStart().isPresent()) {
      steps();
    }
    new Explainer(protocol).explain(goal, trace).ifPresent(this::why);
    if (goal instanceof Goal.Liveness && trace.loopStart().isPresent()) {
      heading("Fairness");
      Allowance.lines(Treatment.of(protocol, trace))
          .forEach(line -> Wrap.lines(line, WIDTH - 2, 4).forEach(l -> lines.add("  " + l)));
    }
    return String.join("\n", lines) + "\n";
  }

  private void title() {
    lines.add(style.title().apply(goal.name() + " " + (reached ? outcome() : "is not inductive over " + length())));
    if (!reached) {
      Wrap.lines(NO_EVIDENCE, WIDTH - 2, 0).forEach(l -> lines.add("  " + l));
    }
    goal.property().flatMap(Property::doc).ifPresent(doc ->
        Wrap.lines(firstSentence(doc), WIDTH - 2, 0).forEach(l -> lines.add("  " + style.quiet().apply(l))));
    List<String> instance = new ArrayList<>();
    protocol.sorts().forEach(s -> instance.add(s.name() + "=" + s.size()));
    protocol.budgets().forEach((fault, budget) -> instance.add("faults " + fault + "=" + budget));
    protocol.totalBudget().ifPresent(n -> instance.add("faults " + n));
    protocol.bugs().stream().filter(Bug::on).forEach(b -> instance.add("bug " + b.name()));
    if (!instance.isEmpty()) {
      Wrap.lines("with " + String.join(", ", instance), WIDTH - 2, 2).forEach(l -> lines.add("  " + l));
    }
  }

  private String length() {
    return "runs of " + trace.length() + (trace.length() == 1 ? " step" : " steps");
  }

  private String outcome() {
    int steps = trace.length();
    String after = steps == 0 ? "in the initial state" : "after " + steps + (steps == 1 ? " step" : " steps");
    return switch (goal) {
      case Goal.WellDefined _ -> "is violated " + (steps == 0 ? "by initialisation" : "by step " + steps);
      case Goal.EveryStep _ -> "is violated by step " + steps;
      case Goal.Somewhere _ -> "is reached " + after;
      case Goal.Deadlock _ -> after;
      case Goal.Liveness _ -> "is violated " + (trace.loopStart().isEmpty() ? after
          : trace.endsIdle() ? "by a run that is idle " + (steps == 0 ? "from the beginning" : after)
          : "by a run that goes on for ever");
      case Goal.MeasureGoal(Measure measure) -> trace.loopStart().isPresent() ? "has no bound"
          : (measure.limit().isPresent() ? "exceeds its limit " : "is attained ") + after;
      case Goal.Always _, Goal.Unsupported _, Goal.NotChecked _ -> "is violated " + after;
    };
  }

  private void heading(String text) {
    lines.add("");
    lines.add(style.title().apply(text));
  }

  private void opening(State state) {
    heading(reached ? "Initially" : "In some state, reached or not");
    Opening.groups(protocol, state).forEach((name, entries) -> {
      String margin = String.format(Locale.ROOT, "  %-11s", name);
      for (String entry : entries) {
        for (String line : Wrap.lines(entry, WIDTH - margin.length(), 4)) {
          lines.add(margin + line);
          margin = " ".repeat(margin.length());
        }
      }
    });
  }

  private void steps() {
    heading("Steps");
    Stream<Label> tried = trace.attempt().flatMap(Trace.Attempt::label).stream();
    int widest = Stream.concat(trace.steps().stream().map(Trace.Step::label), tried)
        .mapToInt(l -> name(l).length()).max().orElse(0);
    int column = Math.min(widest, WIDEST_LABEL);
    Optional<State> before = trace.initial();
    int number = 1;
    for (Trace.Step step : trace.steps()) {
      documentation(step.label());
      List<String> changes = new ArrayList<>();
      Changes.between(protocol, before.orElseThrow(), step.after()).forEach(c -> changes.add(c.toString()));
      if (changes.isEmpty()) {
        changes.add("(changes nothing)");
      }
      step(number++, step.label(), isFault(step.label()), column, changes);
      before = Optional.of(step.after());
    }
    if (trace.attempt().isPresent() && trace.attempt().get().label().isPresent()) {
      Label label = trace.attempt().get().label().get();
      documentation(label);
      step(number, label, true, column, List.of("is ill-defined: " + trace.attempt().get().kind().word()));
    }
    if (trace.endsIdle()) {
      lines.add("  and then nothing happens any more");
    } else if (trace.loopStart().isPresent()) {
      int start = trace.loopStart().getAsInt();
      lines.add("  and again from " + (start == 0 ? "the beginning" : "behind step " + start) + ", for ever");
    }
  }

  private void step(int number, Label label, boolean striking, int column, List<String> changes) {
    String digits = Integer.toString(trace.length());
    boolean again = trace.loopStart().isPresent() && number > trace.loopStart().getAsInt();
    String margin =
        (again ? "> " : "  ") + " ".repeat(digits.length() - Integer.toString(number).length()) + number + "  ";
    String name = name(label);
    String shown = striking ? style.fault().apply(name) : style.action().apply(name);
    int left = margin.length() + column + 2;
    String first = margin + shown + " ".repeat(Math.max(0, left - margin.length() - name.length()));
    if (name.length() > column) {
      lines.add(margin + shown);
      first = " ".repeat(left);
    }
    for (String change : changes) {
      for (String line : Wrap.lines(change, WIDTH - left, 4)) {
        lines.add(first + line);
        first = " ".repeat(left);
      }
    }
  }

  private boolean isFault(Label label) {
    return action(label).filter(Action::fault).isPresent();
  }

  private String name(Label label) {
    return isFault(label) ? "fault " + label : label.toString();
  }

  private Optional<Action> action(Label label) {
    return protocol.placeOf(label.action()).stream()
        .flatMap(p -> p.alternatives().stream())
        .filter(a -> a.name().equals(label.action()))
        .findFirst();
  }

  /** The comments of a routine and of an action stand above their first step. */
  private void documentation(Label label) {
    Optional<Routine> routine = protocol.placeOf(label.action()).flatMap(Place::step)
        .flatMap(site -> protocol.routine(site.routine()));
    routine.ifPresent(r -> documentation("routine " + r.name(), r.doc()));
    documentation("action " + label.action(), action(label).flatMap(Action::doc));
  }

  private void documentation(String of, Optional<String> doc) {
    if (doc.isPresent() && documented.add(of)) {
      String margin = " ".repeat(4 + Integer.toString(trace.length()).length());
      Wrap.lines("/// " + firstSentence(doc.get()), WIDTH - margin.length(), 4)
          .forEach(l -> lines.add(margin + style.quiet().apply(l)));
    }
  }

  /** Up to the first full stop, or the first blank line. */
  static String firstSentence(String doc) {
    List<String> paragraph = doc.strip().lines().map(String::strip).takeWhile(l -> !l.isEmpty()).toList();
    String text = String.join(" ", paragraph);
    int stop = text.indexOf(". ");
    return stop < 0 ? text : text.substring(0, stop + 1);
  }

  private void why(Explanation explanation) {
    heading("Why");
    for (String line : Prose.lines(explanation)) {
      int indent = line.length() - line.stripLeading().length();
      Wrap.lines(line.strip(), WIDTH - 2 - indent, 4).forEach(l -> lines.add("  " + " ".repeat(indent) + l));
    }
  }
}
