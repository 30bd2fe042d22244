package baton.checker.enumeration;

import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.code.Truths;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be seen of a state with a goal's memory: its successors, and whether it or a step is what is looked for. */
final class Sight {
  private final GroundProtocol ground;
  private final Goal goal;
  private final Optional<GoalNodes> nodes;
  private final Packing packing;
  private final Stepper stepper;
  private final Truths ill;
  private final List<Truths> memory = new ArrayList<>();
  private final Truths hit;
  private final Truths terminal;
  private final int cells;
  private final long[] out;

  /** The step with this label leads from one place of {@code words} to another. */
  @FunctionalInterface
  interface Steps {
    void step(int label, long[] words, int at);
  }

  Sight(Lowered lowered, Goal goal) {
    ground = lowered.protocol();
    this.goal = goal;
    nodes = GoalNodes.of(goal, lowered);
    cells = ground.layout().cells();
    List<Node> bits = nodes.map(GoalNodes::bits).orElse(List.of());
    long[] greatest = new long[cells + bits.size()];
    for (int i = 0; i < greatest.length; i++) {
      greatest[i] = i < cells ? ground.layout().greatest(i) : 1;
    }
    packing = new Packing(greatest, List.of());
    List<List<Node>> asked = new ArrayList<>();
    for (int from = 0; from < bits.size(); from += Truths.MOST) {
      asked.add(List.copyOf(bits.subList(from, Math.min(bits.size(), from + Truths.MOST))));
    }
    int lists = asked.size();
    asked.add(List.of(nodes.map(GoalNodes::hit).orElse(ground.nodes().bool(false))));
    asked.add(List.of(ground.terminal()));
    Program program = new ClosureProgram(Program.Text.of(ground, packing, asked));
    stepper = program.stepper();
    ill = program.ill();
    for (int i = 0; i < lists; i++) {
      memory.add(program.truths(asked.get(i)));
    }
    hit = program.truths(asked.get(lists));
    terminal = program.truths(asked.get(lists + 1));
    out = new long[(program.most() + 1) * (packing.words() + 1)];
  }

  int width() {
    return packing.words();
  }

  /** The protocol's cells of a packed state. */
  long[] cells(long[] words, int at) {
    return Arrays.copyOf(packing.unpack(words, at), cells);
  }

  State state(long[] words, int at) {
    return ground.layout().decode(cells(words, at));
  }

  /** Whether the goal is about steps, so that the last one of a run is what violates it. */
  boolean looksAtSteps() {
    return nodes.isPresent() && Independence.looksAtSteps(goal, nodes.get());
  }

  /** The memory before the first instant, with the state: what {@link #begin} makes the first instant of. */
  long[] before(State state) {
    long[] values = Arrays.copyOf(ground.layout().encode(state), packing.cells());
    List<Boolean> initial = nodes.map(GoalNodes::initial).orElse(List.of());
    for (int i = 0; i < initial.size(); i++) {
      values[cells + i] = initial.get(i) ? 1 : 0;
    }
    long[] words = new long[packing.words()];
    packing.pack(values, words, 0);
    return words;
  }

  long[] begin(long[] before) {
    long[] words = before.clone();
    update(before, 0, -1, words, 0);
    return words;
  }

  /** Whether the first instant is one that is looked for. */
  boolean isHitAtFirst(long[] before, long[] words) {
    return goal instanceof Goal.EveryStep ? false
        : looksAtSteps() ? hit.of(before, 0, -1, words, 0) != 0 : isHit(words);
  }

  /** Whether a state is one that is looked for, however it was reached. */
  boolean isHit(long[] words) {
    return switch (goal) {
      case Goal.Always _, Goal.Somewhere _, Goal.EveryStep _ ->
          !looksAtSteps() && hit.of(words, 0, -1, words, 0) != 0;
      case Goal.Deadlock _ -> isDeadlocked(words);
      case Goal.WellDefined _, Goal.Liveness _, Goal.MeasureGoal _, Goal.Unsupported _, Goal.NotChecked _ -> false;
    };
  }

  private boolean isDeadlocked(long[] words) {
    if ((ill.of(words, 0, -1, words, 0) & Program.ACTION_ILL) != 0 || terminal.of(words, 0, -1, words, 0) != 0) {
      return false;
    }
    int end = stepper.expand(words, 0, out, 0);
    for (int o = 0; o < end; o += packing.words() + 1) {
      if (!ground.faults().contains((int) out[o])) {
        return false;
      }
    }
    return true;
  }

  /** Whether some attempt in the state is ill-defined, and that is looked for. */
  boolean hasIllAttempt(long[] words) {
    return goal instanceof Goal.WellDefined && ill.of(words, 0, -1, words, 0) != 0;
  }

  /** Whether the step is one that is looked for. */
  boolean isHit(long[] pre, int label, long[] post, int at) {
    return looksAtSteps() && hit.of(pre, 0, label, post, at) != 0;
  }

  /** Shows all steps from a state, by label. */
  void steps(long[] words, Steps to) {
    long[] found = Arrays.copyOf(out, stepper.expand(words, 0, out, 0));
    for (int o = 0; o < found.length; o += packing.words() + 1) {
      update(words, 0, found[o], found, o + 1);
      to.step((int) found[o], found, o + 1);
    }
  }

  /** Writes the memory behind an instant. */
  private void update(long[] pre, int preAt, long label, long[] post, int at) {
    long[] values = new long[memory.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = memory.get(i).of(pre, preAt, label, post, at);
    }
    for (int b = 0; b < packing.cells() - cells; b++) {
      int w = at + packing.word(cells + b);
      int shift = packing.shift(cells + b);
      post[w] = post[w] & ~(1L << shift) | (values[b / Truths.MOST] >>> b % Truths.MOST & 1) << shift;
    }
  }
}
