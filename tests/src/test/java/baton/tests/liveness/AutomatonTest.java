package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.liveness.Constraint;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.interpreter.Transitions;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An automaton accepts a run iff the formula is false of it, for random formulas and random lassos. */
final class AutomatonTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500);
  private static final int RUNS = 12;

  /** Every sequence of values, with either label, is a run. */
  private static final String FREE = """
      protocol Free
      var x: bool = any
      var y: bool = any
      action a(p: bool, q: bool) { x := p; y := q }
      action b(p: bool, q: bool) { x := p; y := q }
      """;

  @Test
  void random_formulas_on_random_lassos() throws Stopped {
    int judged = 0;
    int accepted = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Formulas formulas = new Formulas(random, List.of("x", "y", "did a(_, _)", "did b(true, _)", "not x"));
      String text = FREE + "property p { " + formulas.any(4) + " }";
      Protocol protocol = Texts.load(text);
      if (!(Texts.goal(protocol, "p") instanceof Goal.Liveness goal)) {
        continue;
      }
      Interpreter interpreter = new Interpreter(protocol);
      Replay replay = new Replay(protocol);
      for (int i = 0; i < RUNS; i++) {
        Trace lasso = lasso(interpreter, random);
        boolean violates = replay.confirm(goal, lasso) instanceof Replay.Outcome.Confirmed;
        assertEquals(violates, accepts(goal, lasso, interpreter), "seed " + seed + "\n" + text + lasso);
        judged++;
        accepted += violates ? 1 : 0;
      }
    }
    assertTrue(accepted > judged / 10 && accepted < judged * 9 / 10, accepted + " of " + judged);
  }

  static Trace lasso(Interpreter interpreter, SplittableRandom random) {
    List<State> first = interpreter.initialStates().states();
    State initial = first.get(random.nextInt(first.size()));
    List<State> states = new ArrayList<>(List.of(initial));
    List<Trace.Step> steps = new ArrayList<>();
    int stem = random.nextInt(4);
    int loop = random.nextInt(5);
    while (steps.size() < stem + loop) {
      List<Trace.Step> choices = new ArrayList<>();
      boolean closing = steps.size() == stem + loop - 1 && loop > 0;
      for (Transitions t : interpreter.transitions(states.getLast())) {
        for (State after : t.successors()) {
          if (!closing || after.equals(states.get(stem))) {
            choices.add(new Trace.Step(t.label(), after));
          }
        }
      }
      steps.add(choices.get(random.nextInt(choices.size())));
      states.add(steps.getLast().after());
    }
    return new Trace(Optional.of(initial), steps, Optional.empty(), OptionalInt.of(stem));
  }

  /** Whether some claim's automaton accepts the only run that there is. */
  private static boolean accepts(Goal.Liveness goal, Trace lasso, Interpreter interpreter) throws Stopped {
    Instants word = word(goal, lasso, interpreter);
    for (Goal.Claim claim : goal.claims()) {
      if (FairRuns.search(word, claim.refuting(), Optional::empty).way().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private record Place(int position, List<Value> memory) {}

  /** The run, unrolled until position and memory are the same again. */
  private static Instants word(Goal.Liveness goal, Trace lasso, Interpreter interpreter) {
    int start = lasso.loopStart().orElseThrow();
    Map<BitSet, Integer> letters = new LinkedHashMap<>();
    ImmutableIntArray.Builder letter = ImmutableIntArray.builder();
    Map<Place, Integer> seen = new HashMap<>();
    Graph.Builder graph = new Graph.Builder();
    List<Value> memory = goal.monitor().initial();
    int position = 0;
    while (seen.putIfAbsent(new Place(position, memory), seen.size()) == null) {
      Moment moment = moment(lasso, position, memory);
      BitSet letterHere = new BitSet();
      for (int i = 0; i < goal.atoms().size(); i++) {
        letterHere.set(i, interpreter.evaluate(goal.atoms().get(i), moment).isTrue());
      }
      letter.add(letters.computeIfAbsent(letterHere, _ -> letters.size()));
      List<Value> behind = new ArrayList<>();
      for (Expr update : goal.monitor().updates()) {
        behind.add(Value.of(interpreter.evaluate(update, moment).isTrue()));
      }
      memory = behind;
      boolean again = position >= lasso.steps().size() && !lasso.endsIdle();
      position = again ? start + 1 : Math.min(position + 1, lasso.steps().size() + 1);
      graph.node();
      Integer back = seen.get(new Place(position, memory));
      graph.edge(back == null ? seen.size() : back);
    }
    List<Constraint> none = List.of();
    return new Instants(graph.build(), List.of(0), letter.build(), List.copyOf(letters.keySet()), none);
  }

  /** Behind the last state of an idle run comes an instant without a step. */
  private static Moment moment(Trace lasso, int position, List<Value> memory) {
    boolean idle = position > lasso.steps().size();
    State state = lasso.state(idle ? lasso.steps().size() : position);
    Optional<Label> did =
        position == 0 || idle ? Optional.empty() : Optional.of(lasso.steps().get(position - 1).label());
    return Moment.instant(memory.isEmpty() ? state : state.plus(memory), did);
  }
}
