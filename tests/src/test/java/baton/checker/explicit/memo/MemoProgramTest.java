package baton.checker.explicit.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.explicit.code.BytecodeProgram;
import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.code.Truths;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.Node;
import baton.checker.ground.NotLowered;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is looked up is what is computed. */
final class MemoProgramTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 600);
  private static final int STATES = 150;

  /** A protocol, what is asked of it, and states of it. */
  private record Subject(Program.Text text, List<long[]> states) {
    Packing packing() {
      return text.packing();
    }
  }

  @Test
  void random_protocols() {
    long outgrown = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Subject subject = subject(seed);
      Program right = new ClosureProgram(subject.text);
      int keys = List.of(1, 3, 8192).get((int) seed % 3);
      MemoProgram memo = new MemoProgram(subject.text, ClosureProgram::new, keys);
      assertEquals(List.of(), differences(subject, right, memo), "seed " + seed);
      assertFalse(keys == 8192 && memo.isOutgrown(), "seed " + seed);
      if (memo.isOutgrown()) {
        outgrown++;
        MemoProgram less = memo.without(subject.text, BytecodeProgram::compile);
        assertEquals(List.of(), differences(subject, right, less), "outgrown, seed " + seed);
      }
    }
    assertTrue(outgrown > SEEDS / 4, "outgrown only " + outgrown);
  }

  @Test
  void nothing_is_given_up_for_ever() {
    Subject subject = subject(3);
    MemoProgram memo = new MemoProgram(subject.text, ClosureProgram::new, 1);
    int rounds = 0;
    differences(subject, memo, memo);
    while (memo.isOutgrown()) {
      memo = memo.without(subject.text, ClosureProgram::new);
      differences(subject, memo, memo);
      assertTrue(++rounds < 20);
    }
    assertTrue(rounds > 0);
  }

  /** Each of two clusters can be the one that tells, whichever of their cells has changed. */
  @Test
  void what_several_clusters_depend_on() {
    Subject subject = subject(Models.of("""
        protocol P
        var a: 0..31 = 20
        var b: 0..31 = 0
        var c: 0..31 = 25
        action up when b < 31 { b := b + 1 }
        action left when a < 22 { a := a + 1 }
        action right when c < 27 { c := c + 1 }
        invariant one { a + b != 24 }
        invariant two { b + c != 29 }
        """, 0));
    Program right = new ClosureProgram(subject.text);
    assertEquals(List.of(), differences(subject, right, new MemoProgram(subject.text, ClosureProgram::new)));
    assertEquals(List.of(), differences(subject, right, new MemoProgram(subject.text, ClosureProgram::new, 2)));
  }

  @Test
  void a_cell_that_is_left_out_is_noticed() {
    int caught = 0;
    for (long seed = 0; seed < 200; seed++) {
      Subject subject = subject(seed);
      Packing packing = subject.packing();
      BitSet cells = Cells.of(subject.text.ways());
      Stepper right = new ClosureProgram(subject.text).stepper();
      if (cells.isEmpty() || !Cluster.isPossible(cells, packing)) {
        continue;
      }
      cells.clear(cells.nextSetBit(0)); // wrong on purpose
      MemoStepper.Place place = new MemoStepper.Place(
          Projection.of(cells, packing).orElseThrow(), new ClosureProgram(subject.text).stepper(), new AtomicBoolean(), 8192);
      int most = subject.text.ways().size() + MemoStepper.SPARE;
      Stepper wrong =
          new MemoStepper(packing.words(), most, new MemoStepper.Place[] {place}, (_, _, _, from) -> from);
      boolean differ = false;
      for (long[] state : subject.states) {
        differ |= !successors(right, state, most).equals(successors(wrong, state, most));
      }
      caught += differ ? 1 : 0;
    }
    assertTrue(caught > 20, "caught only " + caught);
  }

  /** Every state with the answers that are not the same. */
  private static List<String> differences(Subject subject, Program right, Program other) {
    List<String> all = new ArrayList<>();
    Stepper one = right.stepper();
    Stepper two = other.stepper();
    List<List<Node>> asked = new ArrayList<>(subject.text.asked());
    asked.add(subject.text.illness());
    List<Truths> known = asked.stream().map(right::truths).toList();
    List<Truths> looked = asked.stream().map(other::truths).toList();
    for (long[] state : subject.states) {
      Set<List<Long>> successors = successors(one, state, right.most());
      if (!successors.equals(successors(two, state, other.most()))) {
        all.add("steps of " + Arrays.toString(state));
      }
      for (int i = 0; i < asked.size(); i++) {
        for (List<Long> step : successors) {
          long[] next = step.stream().skip(1).mapToLong(w -> w).toArray();
          if (i == 0 && state.length == 1 && !isSince(known.getFirst(), looked.getFirst(), state, next)) {
            all.add("since " + Arrays.toString(state) + " " + step);
          }
          if (known.get(i).of(state, 0, step.getFirst(), next, 0) != looked.get(i).of(state, 0, step.getFirst(), next, 0)) {
            all.add("truths " + i + " of " + Arrays.toString(state) + " " + step);
          }
        }
        if (known.get(i).of(state, 0, -1, state, 0) != looked.get(i).of(state, 0, -1, state, 0)) {
          all.add("truths " + i + " of " + Arrays.toString(state));
        }
      }
    }
    return all;
  }

  /** Whether what has become true by a step is seen. */
  private static boolean isSince(Truths known, Truths looked, long[] state, long[] next) {
    long before = known.of(state, 0, -1, state, 0);
    return (known.of(next, 0, -1, next, 0) & ~before) == (looked.since(state[0], next, 0) & ~before);
  }

  /** Labels and words; there are no two of them that are the same. */
  private static Set<List<Long>> successors(Stepper stepper, long[] state, int most) {
    int stride = state.length + 1;
    long[] out = new long[(most + 1) * stride];
    int end = stepper.expand(state, 0, out, stride);
    Set<List<Long>> all = new HashSet<>();
    for (int o = stride; o < end; o += stride) {
      assertTrue(all.add(Arrays.stream(out, o, o + stride).boxed().toList()), "twice");
    }
    return all;
  }

  private static Subject subject(long seed) {
    for (long s = seed; ; s += 1_000_000) {
      Protocol protocol = Models.of(RandomProtocol.of(s), s);
      try {
        return subject(protocol);
      } catch (NotLowered _) {
        // another one: its integers have no bounds
      }
    }
  }

  private static Subject subject(Protocol protocol) {
    Lowered lowered = Lowering.lower(protocol);
    var layout = lowered.protocol().layout();
    long[] greatest = IntStream.range(0, layout.cells()).mapToLong(layout::greatest).toArray();
    Packing packing = new Packing(greatest, List.of());
    List<Node> hits = Goals.of(protocol).stream().flatMap(g -> GoalNodes.of(g, lowered).stream())
        .filter(n -> n.bits().isEmpty() && n.onEdges()).map(GoalNodes::hit).limit(60).toList();
    List<Node> ofStates = Goals.of(protocol).stream().flatMap(g -> GoalNodes.of(g, lowered).stream())
        .filter(n -> n.bits().isEmpty() && !n.onEdges()).map(GoalNodes::hit).limit(60).toList();
    Program.Text text = Program.Text.of(
        lowered.protocol(), packing, List.of(ofStates, hits, List.of(lowered.protocol().terminal())));
    Stepper stepper = new ClosureProgram(text).stepper();
    int stride = packing.words() + 1;
    long[] out = new long[text.ways().size() * stride];
    Deque<long[]> open = new ArrayDeque<>();
    Set<List<Long>> seen = new HashSet<>();
    List<long[]> states = new ArrayList<>();
    for (State state : new Interpreter(protocol).initialStates().states()) {
      long[] words = new long[packing.words()];
      packing.pack(layout.encode(state), words, 0);
      open.add(words);
    }
    while (!open.isEmpty() && states.size() < STATES) {
      long[] state = open.remove();
      if (seen.add(Arrays.stream(state).boxed().toList())) {
        states.add(state);
        int end = stepper.expand(state, 0, out, 0);
        for (int o = 0; o < end; o += stride) {
          open.add(Arrays.copyOfRange(out, o + 1, o + stride));
        }
      }
    }
    return new Subject(text, states);
  }
}
