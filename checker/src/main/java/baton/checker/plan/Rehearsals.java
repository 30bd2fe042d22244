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
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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

  /** What leaves a state: many schedules of one plan come by the same states. */
  private final Map<Departure, Optional<Transitions>> known = new HashMap<>();

  public Rehearsals(Protocol protocol) {
    this.protocol = protocol;
    interpreter = new Interpreter(protocol);
    watch = new Watch(interpreter, Goals.of(protocol));
    initial = interpreter.initialStates();
  }

  private record Departure(State state, Label label) {}

  /** A state that a run has come to, with what the goals remember; the run itself is a chain of steps. */
  private record Place(State state, Watch.Memory memory) {}

  /** How it came there. */
  private record Path(Place place, Optional<Path> before, Optional<Label> label) {
    Trace trace() {
      List<Trace.Step> steps = new ArrayList<>();
      Path here = this;
      while (here.before().isPresent()) {
        steps.addFirst(new Trace.Step(here.label().orElseThrow(), here.place().state()));
        here = here.before().get();
      }
      return new Trace(Optional.of(here.place().state()), steps, Optional.empty(), OptionalInt.empty());
    }
  }

  /** Runs one schedule. */
  public Rehearsal of(Schedule schedule, Limits limits) {
    try {
      return run(schedule, limits);
    } catch (OutOfMemoryError _) {
      known.clear();
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
    Map<Place, Path> now = new LinkedHashMap<>();
    for (State state : initial.states()) {
      Watch.Seen seen = watch.first(state);
      Path path = new Path(new Place(state, seen.memory()), Optional.empty(), Optional.empty());
      if (seen.violated().isPresent()) {
        return violates(seen.violated().get(), path.trace(), Optional.empty());
      }
      now.putIfAbsent(path.place(), path);
    }
    for (Schedule.Event event : schedule.events()) {
      Map<Place, Path> next = new LinkedHashMap<>();
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
    return new Rehearsal.Runs(now.values().iterator().next().trace(), now.size() - 1L, watch.goals());
  }

  /** Takes one action from one place, in every way; empty if nothing is wrong with that. */
  private Optional<Rehearsal> step(Path path, Schedule.Event event, Map<Place, Path> next) {
    Label label = new Label(event.part().action(), event.part().arguments());
    State state = path.place().state();
    Optional<Transitions> found = leaving(state, label);
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
      Path longer = new Path(new Place(after, seen.memory()), Optional.of(path), Optional.of(label));
      if (seen.violated().isPresent()) {
        return Optional.of(violates(seen.violated().get(), longer.trace(), Optional.of(event)));
      }
      next.putIfAbsent(longer.place(), longer);
    }
    return Optional.empty();
  }

  private Optional<Transitions> leaving(State state, Label label) {
    if (known.size() >= MOST) {
      known.clear();
    }
    return known.computeIfAbsent(new Departure(state, label), d -> interpreter.transitions(d.state(), d.label()));
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
