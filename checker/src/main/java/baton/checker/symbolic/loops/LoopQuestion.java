package baton.checker.symbolic.loops;

import baton.checker.ground.FairPlace;
import baton.checker.ground.Lowered;
import baton.counterexamples.Folding;
import baton.counterexamples.Trace;
import baton.models.ir.Expr;
import baton.models.ir.Property;
import baton.models.value.State;
import baton.properties.Alphabet;
import baton.properties.Automaton;
import baton.properties.Goal;
import baton.properties.LeftSides;
import baton.properties.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A question about infinite runs of a protocol, as one about finite runs of a larger one.
 *
 * @param lowered the larger one: its variables are the protocol's and more
 * @param goal what would have to hold there of every run
 * @param variables how many are the protocol's
 */
public record LoopQuestion(Lowered lowered, Goal.Always goal, int variables) {
  /**
   * Whether no run comes by so many rounds of all that must recur: then every run keeps the claim that is fair to these
   * places.
   */
  public static LoopQuestion rounds(
      Lowered lowered, Goal.Liveness goal, Goal.Claim claim, List<FairPlace> fair, int most) {
    LoopProtocol loops = new LoopProtocol(lowered, fair, claim.alphabet(), claim.refuting(), false);
    return of(lowered, goal.declared(), loops,
        new Rounds(fair, claim.refuting().promises(), most, loops.firstOfWatch()));
  }

  /**
   * Whether no run comes to a loop that is fair to these places and violates the claim; a run that does gives one by
   * {@link #loop}.
   */
  public static LoopQuestion recording(
      Lowered lowered, Goal.Liveness goal, Goal.Claim claim, List<FairPlace> fair) {
    LoopProtocol loops = new LoopProtocol(lowered, fair, claim.alphabet(), claim.refuting(), false);
    return of(lowered, goal.declared(), loops,
        new Recording(fair, claim.refuting().promises(), loops.changing(), loops.firstOfWatch()));
  }

  /** Whether the only atom of an alphabet is true at no instant, idle ones included. */
  public static LoopQuestion never(Lowered lowered, Goal.Liveness goal, Alphabet alphabet) {
    Automaton finding = new Automaton(
        List.of(
            List.of(
                new Automaton.Edge(List.of(), List.of(), List.of(), 0),
                new Automaton.Edge(List.of(0), List.of(), List.of(), 1)),
            List.of(new Automaton.Edge(List.of(), List.of(), List.of(), 1))),
        0);
    LoopProtocol loops = new LoopProtocol(lowered, List.of(), alphabet, finding, true);
    return of(lowered, goal.declared(), loops, new Nothing(Terms.isNot(loops.automaton(), 1)));
  }

  private static LoopQuestion of(Lowered lowered, Property declared, LoopProtocol loops, Watch watch) {
    Expr holds = watch.unseen();
    Goal.Always goal = new Goal.Always(declared, Monitor.NONE, holds, List.of(), LeftSides.NONE);
    return new LoopQuestion(loops.with(watch), goal, lowered.protocol().layout().variables().size());
  }

  /** The run of the protocol that a run of the larger one shows, which came to a loop; what is repeated is marked. */
  public Trace loop(Trace run) {
    List<Trace.Step> steps = new ArrayList<>();
    OptionalInt start = OptionalInt.empty();
    for (Trace.Step step : run.steps()) {
      switch (step.label().action()) {
        case LoopProtocol.IDLE -> {
          return new Trace(initial(run), steps, Optional.empty(), OptionalInt.of(steps.size()));
        }
        case Recording.RECORD -> start = OptionalInt.of(steps.size());
        default -> steps.add(new Trace.Step(step.label(), step.after().prefix(variables)));
      }
    }
    return Folding.of(new Trace(initial(run), steps, Optional.empty(), start));
  }

  private Optional<State> initial(Trace run) {
    return run.initial().map(s -> s.prefix(variables));
  }
}
