package baton.checker.enumeration;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.EngineBug;
import baton.checker.Evidence;
import baton.checker.Finite;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Stopping;
import baton.checker.Verdict;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.interpreter.Cancelled;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Action;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells all counterexamples of a goal, or all runs to what is to be reached, each class once (§11.4). */
public final class Enumeration {
  private final GroundProtocol ground;
  private final Goal goal;
  private final Asked asked;
  private final Limits limits;
  private final Stopping stopping;
  private final Sight sight;
  private final RunGraph graph;
  private final Independence independence;
  private final Letters letters = new Letters();
  private final Interpreter interpreter;
  private final Replay replay;
  private final Set<String> faults;
  private long count;

  /**
   * What is wanted.
   *
   * @param within how many steps longer than the shortest they may be
   * @param most how many are told at most
   * @param symmetry whether those that differ by names only are one
   */
  public record Asked(int within, long most, boolean symmetry) {}

  /** One counterexample, which has been run again. */
  public record Found(Trace trace, Cause cause) {}

  private Enumeration(Lowered lowered, Goal goal, Asked asked, Limits limits) {
    ground = lowered.protocol();
    this.goal = goal;
    this.asked = asked;
    this.limits = limits;
    stopping = new Stopping(limits.stop());
    sight = new Sight(lowered, goal);
    independence = Independence.of(lowered, goal);
    graph = new RunGraph(sight, independence, letters);
    interpreter = new Interpreter(ground.protocol());
    replay = new Replay(ground.protocol());
    faults = ground.protocol().places().stream()
        .flatMap(p -> p.alternatives().stream())
        .filter(Action::fault).map(Action::name).collect(Collectors.toSet());
  }

  /** Tells the shortest first; among those of one length, in the order of reports. */
  public static Enumerated of(
      Protocol protocol, Goal goal, Asked asked, Limits limits, Progress progress, Consumer<Found> to) {
    Optional<Enumerated> refused = refused(protocol, goal);
    if (refused.isPresent()) {
      return refused.get();
    }
    AtomicReference<Reason> limit = new AtomicReference<>(Reason.TIMEOUT);
    Limits heard = limits.heardBy(limit::set);
    try {
      InitialStates initial = new Interpreter(protocol).initialStates(_ -> heard.stop().get().isPresent());
      return of(protocol, initial, goal, asked, heard, progress, to);
    } catch (NotLowered e) {
      return undecided(Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    } catch (Cancelled _) {
      return undecided(limit.get(), Answer.Verdicts.BEFORE_THE_FIRST_STEP);
    }
  }

  private static Enumerated of(
      Protocol protocol, InitialStates initial, Goal goal, Asked asked, Limits limits, Progress progress,
      Consumer<Found> to) {
    if (goal instanceof Goal.WellDefined && initial.ill().isPresent()) {
      var ill = initial.ill().get();
      Trace trace = Counterexample.Run.atFirst(ill).trace();
      to.accept(new Found(trace, Cause.of(trace, Set.of())));
      return new Enumerated.Some(0, 1, new Enumerated.Ending.All(), List.of());
    }
    if (initial.states().isEmpty() && initial.ill().isEmpty()) {
      return new Enumerated.NoInitialState(initial.emptiedBy());
    }
    return new Enumeration(Lowering.lower(protocol, limits.stopped()), goal, asked, limits)
        .run(initial.states(), progress, to);
  }

  private static Enumerated undecided(Reason reason, String why) {
    return new Enumerated.None(new Verdict.Undecided(reason, why));
  }

  private static Optional<Enumerated> refused(Protocol protocol, Goal goal) {
    Optional<Verdict.Undecided> refusal = Finite.refusal(protocol);
    if (refusal.isPresent()) {
      return Optional.of(new Enumerated.None(refusal.get()));
    }
    return switch (goal) {
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Deadlock _, Goal.WellDefined _ -> Optional.empty();
      case Goal.Liveness _ ->
          Optional.of(undecided(Reason.UNSUPPORTED, "only what finite runs violate is enumerated"));
      case Goal.MeasureGoal _ ->
          Optional.of(undecided(Reason.UNSUPPORTED, "runs that attain a measure are not enumerated"));
      case Goal.Unsupported u -> Optional.of(undecided(Reason.UNSUPPORTED, u.why()));
      case Goal.NotChecked n -> Optional.of(undecided(Reason.UNSUPPORTED, n.why()));
    };
  }

  private Enumerated run(List<State> initial, Progress progress, Consumer<Found> to) {
    try {
      graph.explore(initial, asked.within(), limits, progress);
    } catch (OutOfMemoryError _) {
      return undecided(Reason.MEMORY, reached());
    }
    if (graph.shortest() == RunGraph.NEVER) {
      return new Enumerated.None(none());
    }
    Renamings renamings = new Renamings(ground, asked.symmetry());
    Walk walk = new Walk(
        graph, sight, independence, letters, renamings.all(), this::attempts,
        (root, steps, attempt) -> tell(root, steps, attempt, to), stopping::isMet);
    boolean all = graph.stopped().isEmpty();
    int longest = graph.shortest() + (all ? asked.within() : 0);
    longest = Math.min(longest, limits.bound().orElse(longest));
    try {
      for (int n = graph.shortest(); n <= longest && count < asked.most(); n++) {
        all &= walk.runs(n, n == graph.shortest());
      }
    } catch (OutOfMemoryError _) {
      stopping.ranOutOfMemory();
      all = false;
    }
    return new Enumerated.Some(graph.shortest(), count, ending(all), renamings.kept());
  }

  private Enumerated.Ending ending(boolean all) {
    if (count >= asked.most()) {
      return new Enumerated.Ending.Enough();
    }
    if (all && graph.isComplete()) {
      return new Enumerated.Ending.All();
    }
    return new Enumerated.Ending.Stopped(graph.stopped().or(stopping).orElse(Reason.BOUND));
  }

  private String reached() {
    return "after " + graph.size() + " states, to depth " + graph.depth();
  }

  private Verdict none() {
    if (graph.stopped().isPresent()) {
      return new Verdict.Undecided(graph.stopped().get(), reached());
    }
    if (!graph.isComplete()) {
      return new Verdict.HoldsToBound(limits.bound().orElseThrow());
    }
    Evidence all = new Evidence.Exhaustive(graph.size(), graph.steps(), graph.depth());
    return goal instanceof Goal.Somewhere
        ? new Verdict.Violated(new Counterexample.Unreachable(all))
        : new Verdict.Holds(all);
  }

  private int[] attempts(int state) {
    return interpreter.transitions(sight.state(graph.words(state), 0)).stream()
        .filter(t -> t.ill().isPresent())
        .mapToInt(t -> ground.labels().indexOf(t.label()))
        .toArray();
  }

  private boolean tell(int root, int[] path, int attempt, Consumer<Found> to) {
    State first = sight.state(graph.words(root), 0);
    List<Trace.Step> steps = new ArrayList<>();
    State last = first;
    for (int step : path) {
      last = sight.state(graph.behind(step), 0);
      steps.add(new Trace.Step(ground.labels().get(letters.label(graph.letter(step))), last));
    }
    Optional<Trace.Attempt> tried =
        attempt < 0 ? Optional.empty() : Optional.of(attempt(last, ground.labels().get(attempt)));
    Trace trace = new Trace(Optional.of(first), steps, tried, OptionalInt.empty());
    if (replay.confirm(goal, trace) instanceof Replay.Outcome.Rejected(int step, String because)) {
      throw new EngineBug(
          "enumeration gave a trace for `" + goal.name() + "` that does not replay: step " + step + ": " + because,
          trace);
    }
    count++;
    to.accept(new Found(trace, Cause.of(trace, faults)));
    return count < asked.most();
  }

  private Trace.Attempt attempt(State state, Label label) {
    return interpreter.transitions(state, label).flatMap(Transitions::ill)
        .map(ill -> new Trace.Attempt(Optional.of(label), ill.kind(), ill.at()))
        .orElseThrow();
  }
}
