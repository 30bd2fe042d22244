package baton.checker.reference;

import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.counterexamples.Trace;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Action;
import baton.models.ir.Place;
import baton.models.value.State;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One breadth-first search, of states, or of pairs of a state and the memory of the only goal that is watched.
 *
 * <p>A node is found first by its least shortest run, since nodes are expanded in the order in which they
 * were found and steps come in the order of reports.
 */
final class Search {
  /** A state with the memory of a goal behind it, and how it was first reached. */
  record Node(State state, List<Value> memory, Optional<Node> parent, Optional<Label> label, int depth) {
    private record Key(State state, List<Value> memory) {}

    Object key() {
      return memory.isEmpty() ? state : new Key(state, memory);
    }
  }

  private final Interpreter interpreter;
  private final InitialStates initial;
  private final List<Watch> watches;
  private final Limits limits;
  private final Progress progress;
  private final String phase;
  private final Set<Object> visited = new LinkedHashSet<>();
  private final Map<String, Long> fired = new LinkedHashMap<>();
  private long states;
  private long transitions;
  private long initials;
  private int depth;
  private boolean onlyLoops;
  private Optional<Reason> stopped = Optional.empty();

  Search(
      Interpreter interpreter, InitialStates initial, List<Watch> watches, Limits limits, Progress progress,
      String phase) {
    this.interpreter = interpreter;
    this.initial = initial;
    this.watches = watches;
    this.limits = limits;
    this.progress = progress;
    this.phase = phase;
    for (Place place : interpreter.protocol().places()) {
      for (Action action : place.alternatives()) {
        fired.put(action.name(), 0L);
      }
    }
  }

  Exploration run() {
    try {
      search();
    } catch (OutOfMemoryError _) {
      visited.clear(); // what the other goals need, and whoever reports
      stopped = Optional.of(Reason.MEMORY);
    }
    return new Exploration(
        states, transitions, initials, OptionalLong.empty(), List.of(), depth, stopped.isEmpty(), fired, onlyLoops);
  }

  private void search() {
    initial.ill().ifPresent(ill -> watches.forEach(w -> w.initialisationFails(ill)));
    List<Node> level = new ArrayList<>();
    for (State state : initial.states()) {
      List<Value> memory = enter(state, Optional.empty(), Optional.empty());
      add(new Node(state, memory, Optional.empty(), Optional.empty(), 0), level);
    }
    initials = level.size();
    while (!level.isEmpty() && stopped.isEmpty() && !decided()) {
      if (limits.bound().equals(OptionalInt.of(level.getFirst().depth()))) {
        lookAtLastLevel(level);
        break;
      }
      level = expand(level);
    }
  }

  /** Runs of the greatest length may end in a deadlock; longer ones are left out. */
  private void lookAtLastLevel(List<Node> level) {
    for (Node node : level) {
      List<Transitions> steps = interpreter.transitions(node.state());
      if (!steps.isEmpty()) {
        stopped = Optional.of(Reason.BOUND);
      }
      if (steps.stream().allMatch(Transitions::fault)) {
        watches.forEach(w -> w.withoutAction(node, interpreter));
      }
    }
  }

  /** A search for one goal with memory ends when that is decided; the search of all states goes on. */
  private boolean decided() {
    return watches.size() == 1 && watches.getFirst().hasMemory() && watches.getFirst().isDecided();
  }

  private List<Node> expand(List<Node> level) {
    List<Node> next = new ArrayList<>();
    int expanded = 0;
    for (Node node : level) {
      stopped = limits.stop().get();
      if (stopped.isPresent() || decided()) {
        return next;
      }
      expand(node, next);
      if ((++expanded & 63) == 0) {
        report(node.depth(), level.size() - expanded + next.size());
      }
    }
    if (!next.isEmpty()) {
      depth = next.getFirst().depth();
    }
    report(level.getFirst().depth(), next.size());
    return next;
  }

  private void report(int at, long frontier) {
    progress.report(new Progress.Report(phase, at, states, transitions, frontier));
  }

  private void expand(Node node, List<Node> next) {
    List<Transitions> steps = interpreter.transitions(node.state());
    boolean someAction = false;
    boolean allLoops = true;
    for (Transitions step : steps) {
      someAction |= !step.fault();
      step.ill().ifPresent(ill -> watches.forEach(w -> w.stepFails(node, step.label(), ill)));
      for (State after : step.successors()) {
        allLoops &= after.equals(node.state());
        transitions++;
        fired.merge(step.label().action(), 1L, Long::sum);
        watches.forEach(w -> w.step(node, step.label(), after));
        List<Value> memory = enter(after, Optional.of(node), Optional.of(step.label()));
        add(new Node(after, memory, Optional.of(node), Optional.of(step.label()), node.depth() + 1), next);
      }
    }
    onlyLoops |= someAction && allLoops;
    if (!someAction) {
      watches.forEach(w -> w.withoutAction(node, interpreter));
    }
  }

  /** Lets every goal look at an instant; the memory behind it is that of the only goal with any. */
  private List<Value> enter(State state, Optional<Node> from, Optional<Label> did) {
    List<Value> memory = List.of();
    for (Watch watch : watches) {
      List<Value> bits = watch.instant(state, from, did);
      memory = watch.hasMemory() ? bits : memory;
    }
    return memory;
  }

  private void add(Node node, List<Node> level) {
    if (visited.add(node.key())) {
      states++;
      level.add(node);
    }
  }

  /** The figures, for evidence. */
  long states() {
    return states;
  }

  long transitions() {
    return transitions;
  }

  int depth() {
    return depth;
  }

  /** Why the search ended early, if it did. */
  Optional<Reason> stopped() {
    return stopped;
  }

  OptionalInt bound() {
    return limits.bound();
  }

  /** The run by which a node was first reached. */
  static Trace trace(Node node) {
    List<Trace.Step> steps = new ArrayList<>();
    Node here = node;
    while (here.parent().isPresent()) {
      steps.addFirst(new Trace.Step(here.label().orElseThrow(), here.state()));
      here = here.parent().get();
    }
    return new Trace(Optional.of(here.state()), steps, Optional.empty(), OptionalInt.empty());
  }

  /** The run to a node and one step more. */
  static Trace trace(Node node, Label label, State after) {
    Trace trace = trace(node);
    List<Trace.Step> steps = new ArrayList<>(trace.steps());
    steps.add(new Trace.Step(label, after));
    return new Trace(trace.initial(), steps, Optional.empty(), OptionalInt.empty());
  }
}
