package baton.checker.plan;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Plan;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs schedules in the protocol, on the reference interpreter: from every initial state, and whatever choices are made
 * inside actions. Every trace that shows a failure is replayed before it is reported.
 */
public final class Rehearsals {
  /** More runs at once than this are not followed, nor more states remembered. */
  private static final int MOST = 10_000;

  private final Interpreter interpreter;
  private final Protocol protocol;
  private final Watch watch;
  private final InitialStates initial;

  /** Where runs have come: many schedules of one plan come by the same places. */
  private final Map<Place, Node> known = new HashMap<>();

  /** Of the initial states; empty before they are looked at. */
  private final Set<Node> beginning = new LinkedHashSet<>();

  public Rehearsals(Protocol protocol) {
    this.protocol = protocol;
    interpreter = new Interpreter(protocol);
    watch = new Watch(interpreter, Goals.of(protocol));
    initial = interpreter.initialStates();
  }

  /** A state that a run has come to, with what the goals remember; the run itself is a chain of steps. */
  private record Place(State state, Watch.Memory memory) {}

  /** A place, and where actions that were taken there have led without a violation. There is one of each place. */
  private static final class Node {
    final Place place;
    final IdentityHashMap<Plan.Part, List<Node>> next = new IdentityHashMap<>(4);

    Node(Place place) {
      this.place = place;
    }
  }

  private Node node(State state, Watch.Memory memory) {
    return known.computeIfAbsent(new Place(state, memory), Node::new);
  }

  /** How it came there. */
  private record Path(Node node, Optional<Path> before, Optional<Plan.Part> part) {
    Place place() {
      return node.place;
    }

    Trace trace() {
      List<Trace.Step> steps = new ArrayList<>();
      Path here = this;
      while (here.before().isPresent()) {
        steps.add(new Trace.Step(label(here.part().orElseThrow()), here.place().state()));
        here = here.before().get();
      }
      return new Trace(Optional.of(here.place().state()), steps.reversed(), Optional.empty(), OptionalInt.empty());
    }
  }

  private static Label label(Plan.Part part) {
    return new Label(part.action(), part.arguments());
  }

  /** Runs one schedule. */
  public Rehearsal of(Schedule schedule, Limits limits) {
    try {
      return run(schedule, limits);
    } catch (OutOfMemoryError _) {
      forget();
      return new Rehearsal.Unknown(Reason.MEMORY, "");
    }
  }

  private Rehearsal run(Schedule schedule, Limits limits) {
    if (initial.ill().isPresent()) {
      Evaluation.Undefined ill = initial.ill().get();
      Trace.Attempt attempt = new Trace.Attempt(Optional.empty(), ill.kind(), ill.at());
      return violates(new Goal.WellDefined(),
          new Trace(Optional.empty(), List.of(), Optional.of(attempt), OptionalInt.empty()), Optional.empty());
    }
    if (initial.states().isEmpty()) {
      return new Rehearsal.NoInitialState(initial.emptiedBy());
    }
    if (known.size() >= MOST) {
      forget(); // not on the way: of each place there is one
    }
    if (beginning.isEmpty()) {
      Optional<Rehearsal> failure = begin();
      if (failure.isPresent()) {
        return failure.get();
      }
    }
    Map<Node, Path> now = new LinkedHashMap<>();
    for (Node node : beginning) {
      now.put(node, new Path(node, Optional.empty(), Optional.empty()));
    }
    for (Schedule.Event event : schedule.events()) {
      Map<Node, Path> next = new LinkedHashMap<>();
      for (Path path : now.values()) {
        Optional<Reason> stop = limits.stop().get();
        if (stop.isPresent() || next.size() > MOST) {
          return new Rehearsal.Unknown(
              stop.orElse(Reason.BOUND), stop.isPresent() ? "" : "more than " + MOST + " runs of one schedule");
        }
        Optional<Rehearsal> failure = step(path, event, next);
        if (failure.isPresent()) {
          return failure.get();
        }
      }
      now = next;
    }
    return new Rehearsal.Runs(now.values().iterator().next().trace(), now.size() - 1L, watch.kept());
  }

  /** Looks at the initial states; empty if nothing is wrong with them. */
  private Optional<Rehearsal> begin() {
    for (State state : initial.states()) {
      Watch.Seen seen = watch.first(state);
      Node node = node(state, seen.memory());
      if (seen.violated().isPresent()) {
        beginning.clear();
        return Optional.of(violates(
            seen.violated().get(), new Path(node, Optional.empty(), Optional.empty()).trace(), Optional.empty()));
      }
      beginning.add(node);
    }
    return Optional.empty();
  }

  private void forget() {
    known.clear();
    beginning.clear();
  }

  /** Takes one action from one place, in every way; empty if nothing is wrong with that. */
  private Optional<Rehearsal> step(Path path, Schedule.Event event, Map<Node, Path> next) {
    List<Node> after = path.node().next.get(event.part());
    if (after == null) {
      List<Node> found = new ArrayList<>();
      Optional<Rehearsal> failure = look(path, event, found);
      if (failure.isPresent()) {
        return failure;
      }
      after = List.copyOf(found);
      path.node().next.put(event.part(), after);
    }
    for (Node node : after) {
      next.putIfAbsent(node, new Path(node, Optional.of(path), Optional.of(event.part())));
    }
    return Optional.empty();
  }

  /** Looks where an action leads; empty if nothing is wrong with that. */
  private Optional<Rehearsal> look(Path path, Schedule.Event event, List<Node> into) {
    Label label = label(event.part());
    State state = path.place().state();
    Optional<Transitions> found = interpreter.transitions(state, label);
    if (found.isEmpty()) {
      return Optional.of(new Rehearsal.Stuck(path.trace(), event, why(path.trace(), label)));
    }
    if (found.get().ill().isPresent()) {
      Evaluation.Undefined ill = found.get().ill().get();
      Trace.Attempt attempt = new Trace.Attempt(Optional.of(label), ill.kind(), ill.at());
      Trace trace = path.trace();
      return Optional.of(violates(new Goal.WellDefined(),
          new Trace(trace.initial(), trace.steps(), Optional.of(attempt), OptionalInt.empty()), Optional.of(event)));
    }
    for (State after : found.get().successors()) {
      Watch.Seen seen = watch.next(state, path.place().memory(), label, after);
      Node node = node(after, seen.memory());
      if (seen.violated().isPresent()) {
        Path longer = new Path(node, Optional.of(path), Optional.of(event.part()));
        return Optional.of(violates(seen.violated().get(), longer.trace(), Optional.of(event)));
      }
      into.add(node);
    }
    return Optional.empty();
  }

  private String why(Trace before, Label label) {
    List<Trace.Step> steps = new ArrayList<>(before.steps());
    steps.add(new Trace.Step(label, before.last().orElseThrow()));
    Trace claimed = new Trace(before.initial(), steps, Optional.empty(), OptionalInt.empty());
    return new Replay(protocol).follow(claimed).orElseThrow() instanceof Replay.Outcome.Rejected(_, String because)
        ? because
        : label + " is not enabled";
  }

  private Rehearsal violates(Goal goal, Trace trace, Optional<Schedule.Event> event) {
    if (new Replay(protocol).confirm(goal, trace) instanceof Replay.Outcome.Rejected(_, String because)) {
      throw new WrongSchedule("a run that is said to violate `" + goal.name() + "` does not replay: " + because);
    }
    return new Rehearsal.Violates(goal, trace, event);
  }
}
