package baton.tests.bench;

import baton.checker.explicit.code.BytecodeProgram;
import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.memo.MemoProgram;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Layout;
import baton.checker.ground.Lowering;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.value.State;
import baton.tests.random.Models;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a successor costs: the reference interpreter, closures, bytecode and looking steps up on the same states, those of the widest
 * level of the reference protocol. Arguments: the folder of the models, and D.
 */
final class SuccessorBench {
  private SuccessorBench() {}

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Settings settings = new Settings(Map.of("D", args[1]), Map.of(), OptionalInt.empty());
    Loader loader = new Loader(Models.files(root));
    Protocol protocol =
        ((Loaded.Ready) loader.load("models/library/reference/handover.baton", settings)).protocol();
    GroundProtocol ground = Lowering.lower(protocol).protocol();
    Layout layout = ground.layout();
    long[] greatest = IntStream.range(0, layout.cells()).mapToLong(layout::greatest).toArray();
    Packing packing = new Packing(greatest, List.of());
    Program.Text text = Program.Text.of(ground, packing, List.of());
    Program bytecode = BytecodeProgram.compile(text);
    Interpreter interpreter = new Interpreter(protocol);
    long[][] level = widest(interpreter, layout, packing, bytecode);

    double first = interpreter(interpreter, layout, packing, level);
    double closures = steps(new ClosureProgram(text), level, packing.words());
    double compiled = steps(bytecode, level, packing.words());
    double lookedUp = steps(new MemoProgram(text, BytecodeProgram::compile), level, packing.words());
    System.out.printf(
        Locale.ROOT, "level %d interpreter %.1f closures %.1f bytecode %.2f looked up %.2f ns/transition%n",
        level.length, first, closures, compiled, lookedUp);
  }

  /** The widest level. */
  private static long[][] widest(Interpreter interpreter, Layout layout, Packing packing, Program program) {
    record Packed(List<Long> words) {}
    int width = packing.words();
    Stepper stepper = program.stepper();
    long[] out = new long[program.most() * (width + 1)];
    long[] initial = new long[width];
    packing.pack(layout.encode(interpreter.initialStates().states().getFirst()), initial, 0);
    Set<Packed> seen = new LinkedHashSet<>();
    List<long[]> level = List.of(initial);
    List<long[]> widest = level;
    while (!level.isEmpty()) {
      widest = level.size() > widest.size() ? level : widest;
      List<long[]> next = new ArrayList<>();
      for (long[] state : level) {
        int end = stepper.expand(state, 0, out, 0);
        for (int o = 0; o < end; o += width + 1) {
          long[] to = java.util.Arrays.copyOfRange(out, o + 1, o + 1 + width);
          if (seen.add(new Packed(java.util.Arrays.stream(to).boxed().toList()))) {
            next.add(to);
          }
        }
      }
      level = next;
    }
    return widest.toArray(long[][]::new);
  }

  private static double interpreter(Interpreter interpreter, Layout layout, Packing packing, long[][] level) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < level.length; i += Math.max(1, level.length / 4000)) {
      states.add(layout.decode(packing.unpack(level[i], 0)));
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long transitions = 0;
      long began = now();
      for (State state : states) {
        for (Transitions some : interpreter.transitions(state)) {
          transitions += some.successors().size();
        }
      }
      best = Math.min(best, (double) (now() - began) / transitions);
    }
    return best;
  }

  private static double steps(Program program, long[][] level, int width) {
    Stepper stepper = program.stepper();
    long[] out = new long[program.most() * (width + 1)];
    long[] in = new long[level.length * width];
    for (int i = 0; i < level.length; i++) {
      System.arraycopy(level[i], 0, in, i * width, width);
    }
    double best = Double.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < 20; round++) {
      long transitions = 0;
      long began = now();
      for (int i = 0; i < level.length; i++) {
        int end = stepper.expand(in, i * width, out, 0);
        transitions += end / (width + 1);
        for (int o = 1; o < end; o += width + 1) {
          sum += out[o];
        }
      }
      best = Math.min(best, (double) (now() - began) / transitions);
    }
    if (sum == 0) {
      throw new IllegalStateException("no successors");
    }
    return best;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
