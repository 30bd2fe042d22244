package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import baton.models.value.Values;
import baton.properties.Alphabet;
import baton.properties.Goal;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An automaton accepts a run iff the formula is false of it, for random formulas and random lassos. */
final class AutomatonTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1000);
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
      Formulas formulas =
          new Formulas(random, List.of("x", "y", "did a(_, _)", "did b(true, _)", "not x"), seed % 10 == 0);
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
    for (Goal.Claim claim : goal.claims()) {
      Instants word = word(claim.alphabet(), lasso, interpreter);
      if (FairRuns.search(word, claim.refuting(), Optional::empty).way().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private record Place(int position, List<Value> memory, List<Value> guess) {}

  /** The run, unrolled until position and memory are the same again, with every guess at every instant. */
  private static Instants word(Alphabet alphabet, Trace lasso, Interpreter interpreter) {
    int start = lasso.loopStart().orElseThrow();
    List<List<Value>> guesses =
        Values.tuples(Collections.nCopies(alphabet.guesses().size(), List.of(Values.FALSE, Values.TRUE)));
    Map<BitSet, Integer> letters = new LinkedHashMap<>();
    ImmutableIntArray.Builder letter = ImmutableIntArray.builder();
    List<Place> places = new ArrayList<>();
    guesses.forEach(g -> places.add(new Place(0, alphabet.monitor().initial(), g)));
    Graph.Builder graph = new Graph.Builder();
    for (int i = 0; i < places.size(); i++) {
      Place here = places.get(i);
      List<Value> more = new ArrayList<>(here.guess());
      more.addAll(here.memory());
      Moment moment = moment(lasso, here.position(), more);
      BitSet spelled = new BitSet();
      for (int a = 0; a < alphabet.atoms().size(); a++) {
        spelled.set(a, interpreter.evaluate(alphabet.atoms().get(a), moment).isTrue());
      }
      letter.add(letters.computeIfAbsent(spelled, _ -> letters.size()));
      List<Value> behind = new ArrayList<>();
      for (Expr update : alphabet.monitor().updates()) {
        behind.add(Value.of(interpreter.evaluate(update, moment).isTrue()));
      }
      boolean again = here.position() >= lasso.steps().size() && !lasso.endsIdle();
      int next = again ? start + 1 : Math.min(here.position() + 1, lasso.steps().size() + 1);
      graph.node();
      for (List<Value> guess : guesses) {
        Place there = new Place(next, behind, guess);
        if (!places.contains(there)) {
          places.add(there);
        }
        graph.edge(places.indexOf(there));
      }
    }
    List<Integer> initial = IntStream.range(0, guesses.size()).boxed().toList();
    return new Instants(graph.build(), initial, letter.build(), List.copyOf(letters.keySet()), List.of());
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
