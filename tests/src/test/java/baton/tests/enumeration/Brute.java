package baton.tests.enumeration;

import baton.checker.enumeration.Independence;
import baton.checker.ground.Layout;
import baton.checker.ground.Lowered;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import baton.properties.Goal;
import baton.properties.Judge;
import baton.properties.Monitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the counterexamples of a goal as §11.4 of the semantics says, word by word: all runs by the interpreter, all
 * their orders by exchanging neighbours, all their names.
 */
final class Brute {
  /** Thrown where there are too many runs to count in this way. */
  static final class TooMany extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** A state and what the goal remembers there. */
  private record Here(State state, List<Value> bits) {}

  /** A run, its attempt at the end if it has one. */
  record Run(State first, List<Trace.Step> steps, Optional<Label> attempt) {
    Run {
      steps = List.copyOf(steps);
    }

    int length() {
      return steps.size() + (attempt.isPresent() ? 1 : 0);
    }

    State before(int step) {
      return step == 0 ? first : steps.get(step - 1).after();
    }
  }

  private static final int MOST = 6_000;

  private final Protocol protocol;
  private final Interpreter interpreter;
  private final Goal goal;
  private final Judge judge;
  private final Independence independence;
  private final Layout layout;
  private final List<Label> labels;
  private final boolean looksAtSteps;
  private int work;

  Brute(Lowered lowered, Goal goal, boolean looksAtSteps) {
    protocol = lowered.protocol().protocol();
    interpreter = new Interpreter(protocol);
    this.goal = goal;
    judge = new Judge(interpreter);
    independence = Independence.of(lowered, goal);
    layout = lowered.protocol().layout();
    labels = lowered.protocol().labels();
    this.looksAtSteps = looksAtSteps;
  }

  private Monitor monitor() {
    return switch (goal) {
      case Goal.Always a -> a.monitor();
      case Goal.Somewhere s -> s.monitor();
      default -> Monitor.NONE;
    };
  }

  private List<Value> bits(State state, List<Value> before, Optional<Label> did) {
    return switch (goal) {
      case Goal.Always a -> judge.at(a, state, before, did).bits();
      case Goal.Somewhere s -> judge.at(s, state, before, did).bits();
      default -> List.of();
    };
  }

  private boolean isInstantHit(State state, List<Value> before, Optional<Label> did) {
    return switch (goal) {
      case Goal.Always a -> judge.at(a, state, before, did).violated();
      case Goal.Somewhere s -> judge.at(s, state, before, did).reached();
      case Goal.Deadlock _ -> interpreter.isDeadlocked(state);
      default -> false;
    };
  }

  private boolean isStepHit(State before, Label label, State after) {
    return goal instanceof Goal.EveryStep e && judge.at(e, before, label, after).violated();
  }

  private List<Label> ill(State state) {
    return goal instanceof Goal.WellDefined
        ? interpreter.transitions(state).stream().filter(t -> t.ill().isPresent()).map(Transitions::label).toList()
        : List.of();
  }

  /** All runs of at most {@code most} steps that come to what is looked for, and not before their end. */
  List<Run> runs(int most) throws TooMany {
    List<Run> found = new ArrayList<>();
    for (State first : interpreter.initialStates().states()) {
      if (isInstantHit(first, monitor().initial(), Optional.empty())) {
        found.add(new Run(first, List.of(), Optional.empty()));
      } else {
        extend(first, List.of(), new Here(first, bits(first, monitor().initial(), Optional.empty())), most, found);
      }
    }
    return found;
  }

  private void extend(State first, List<Trace.Step> steps, Here here, int most, List<Run> into) throws TooMany {
    if (++work > MOST * 4 || into.size() > MOST) {
      throw new TooMany();
    }
    if (steps.size() == most) {
      return;
    }
    List<Label> attempts = ill(here.state());
    attempts.forEach(a -> into.add(new Run(first, steps, Optional.of(a))));
    if (!attempts.isEmpty()) {
      return;
    }
    for (Transitions t : interpreter.transitions(here.state())) {
      for (State after : t.successors()) {
        List<Trace.Step> more = new ArrayList<>(steps);
        more.add(new Trace.Step(t.label(), after));
        if (isStepHit(here.state(), t.label(), after)
            || isInstantHit(after, here.bits(), Optional.of(t.label()))) {
          into.add(new Run(first, more, Optional.empty()));
        } else {
          extend(first, more, new Here(after, bits(after, here.bits(), Optional.of(t.label()))), most, into);
        }
      }
    }
  }

  /** How many classes there are among runs of at most so many steps; all are straight if they are the shortest. */
  int classes(List<Run> runs, int shortest) throws TooMany {
    Set<Run> counted = new HashSet<>();
    int classes = 0;
    for (Run run : runs) {
      if (counted.contains(run)) {
        continue;
      }
      Set<Run> all = orders(run);
      boolean straight = run.length() == shortest || isStraight(all);
      for (Run order : all) {
        for (Map<String, int[]> names : renamings()) {
          counted.add(renamed(order, names));
        }
      }
      classes += straight ? 1 : 0;
    }
    return classes;
  }

  private Set<Run> orders(Run run) throws TooMany {
    Set<Run> all = new LinkedHashSet<>(List.of(run));
    List<Run> open = new ArrayList<>(all);
    int movable = run.steps().size() - (looksAtSteps ? 1 : 0);
    while (!open.isEmpty()) {
      Run r = open.removeLast();
      if (++work > MOST * 8) {
        throw new TooMany();
      }
      for (int i = 0; i + 1 < movable; i++) {
        if (!independence.dependent(number(r, i), number(r, i + 1))) {
          Run swapped = swapped(r, i);
          if (all.add(swapped)) {
            open.add(swapped);
          }
        }
      }
    }
    return all;
  }

  private int number(Run run, int step) {
    return labels.indexOf(run.steps().get(step).label());
  }

  /** Two independent neighbours exchanged; it is an error if that is no run. */
  private Run swapped(Run run, int i) {
    long[] before = layout.encode(run.before(i));
    long[] between = layout.encode(run.before(i + 1));
    long[] behind = layout.encode(run.steps().get(i + 1).after());
    long[] other = new long[before.length];
    for (int c = 0; c < other.length; c++) {
      other[c] = before[c] + behind[c] - between[c];
    }
    State middle = layout.decode(other);
    List<Trace.Step> steps = new ArrayList<>(run.steps());
    steps.set(i, new Trace.Step(run.steps().get(i + 1).label(), middle));
    steps.set(i + 1, new Trace.Step(run.steps().get(i).label(), run.steps().get(i + 1).after()));
    if (!leads(run.before(i), steps.get(i)) || !leads(middle, steps.get(i + 1))) {
      throw new AssertionError(
          "said to be independent, and not exchangeable: " + run.steps().get(i).label() + " "
              + run.steps().get(i + 1).label() + " in " + run.before(i));
    }
    return new Run(run.first(), steps, run.attempt());
  }

  private boolean leads(State from, Trace.Step step) {
    return interpreter.transitions(from).stream()
        .anyMatch(t -> t.label().equals(step.label()) && t.successors().contains(step.after()));
  }

  /** No order comes back, or comes to what is looked for before its end, or could do without some step. */
  private boolean isStraight(Set<Run> orders) {
    for (Run run : orders) {
      Set<Here> seen = new HashSet<>();
      List<Value> bits = bits(run.first(), monitor().initial(), Optional.empty());
      boolean ends = run.attempt().isEmpty();
      for (int i = 0; i <= run.steps().size(); i++) {
        State here = run.before(i);
        boolean last = i == run.steps().size();
        if (!(last && ends && looksAtSteps) && !seen.add(new Here(here, bits))) {
          return false;
        }
        if (!last && !ill(here).isEmpty()) {
          return false;
        }
        if (last) {
          break;
        }
        Trace.Step step = run.steps().get(i);
        boolean hit = isStepHit(here, step.label(), step.after())
            || isInstantHit(step.after(), bits, Optional.of(step.label()));
        if (hit && i + 1 < run.steps().size()
            || i + 1 < run.steps().size() && looksAtSteps && endsSooner(here, bits, run)) {
          return false;
        }
        bits = bits(step.after(), bits, Optional.of(step.label()));
      }
      if (isInstantHit(run.first(), monitor().initial(), Optional.empty()) && run.length() > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the last step of the run, taken now, is what is looked for. */
  private boolean endsSooner(State here, List<Value> bits, Run run) {
    int label = number(run, run.steps().size() - 1);
    long[] letter = independence.letter(label, layout.encode(run.steps().getLast().after()));
    return interpreter.transitions(here).stream()
        .filter(t -> t.label().equals(labels.get(label)))
        .flatMap(t -> t.successors().stream())
        .filter(s -> Arrays.equals(independence.letter(label, layout.encode(s)), letter))
        .anyMatch(s -> isStepHit(here, labels.get(label), s) || isInstantHit(s, bits, Optional.of(labels.get(label))));
  }

  // ---- names

  private List<Map<String, int[]>> renamings() {
    List<Map<String, int[]>> all = new ArrayList<>(List.of(Map.of()));
    for (Type.Sort sort : protocol.sorts()) {
      List<Map<String, int[]>> more = new ArrayList<>();
      for (int[] order : orders(sort.size())) {
        boolean keeps = true;
        for (int i = 0; i < order.length; i++) {
          keeps &= order[i] == i || !protocol.fixedElements().contains(sort.name() + "#" + i);
        }
        for (Map<String, int[]> before : all) {
          if (keeps) {
            Map<String, int[]> with = new HashMap<>(before);
            with.put(sort.name(), order);
            more.add(with);
          }
        }
      }
      all = more;
    }
    return all;
  }

  private static List<int[]> orders(int n) {
    if (n == 0) {
      return List.of(new int[0]);
    }
    List<int[]> all = new ArrayList<>();
    for (int[] shorter : orders(n - 1)) {
      for (int at = 0; at < n; at++) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
          order[i] = i < at ? shorter[i] : i == at ? n - 1 : shorter[i - 1];
        }
        all.add(order);
      }
    }
    return all;
  }

  private static Run renamed(Run run, Map<String, int[]> names) {
    List<Trace.Step> steps = run.steps().stream()
        .map(s -> new Trace.Step(renamed(s.label(), names), renamed(s.after(), names))).toList();
    return new Run(renamed(run.first(), names), steps, run.attempt().map(a -> renamed(a, names)));
  }

  private static Label renamed(Label label, Map<String, int[]> names) {
    return new Label(label.action(), label.arguments().stream().map(a -> renamed(a, names)).toList());
  }

  private static State renamed(State state, Map<String, int[]> names) {
    return new State(state.values().stream().map(v -> renamed(v, names)).toList());
  }

  private static Value renamed(Value value, Map<String, int[]> names) {
    return switch (value) {
      case Value.Element(Type.Sort sort, int index) ->
          new Value.Element(sort, names.getOrDefault(sort.name(), new int[0])[index]);
      case Value.Set(var elements) -> new Value.Set(elements.stream().map(e -> renamed(e, names))
          .sorted((a, b) -> ValueOrder.compareLists(List.of(a), List.of(b))).toList());
      case Value.Map(var type, var values) -> {
        List<Value> keys = Values.keys(type);
        List<Value> moved = new ArrayList<>(values);
        for (int i = 0; i < values.size(); i++) {
          moved.set(keys.indexOf(renamed(keys.get(i), names)), renamed(values.get(i), names));
        }
        yield new Value.Map(type, moved);
      }
      case Value.Record(var type, var fields) ->
          new Value.Record(type, fields.stream().map(f -> renamed(f, names)).toList());
      case Value.Sequence(var elements) -> new Value.Sequence(elements.stream().map(e -> renamed(e, names)).toList());
      case Value.Bool _, Value.Int _, Value.Enumerator _, Value.None _ -> value;
    };
  }
}
