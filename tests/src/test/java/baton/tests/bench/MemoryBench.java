package baton.tests.bench;

import baton.checker.explicit.code.BytecodeProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.visited.VisitedSet;
import baton.checker.explicit.visited.VisitedSets;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Layout;
import baton.checker.ground.Lowering;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.value.State;
import baton.tests.random.Models;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How much memory the set of visited states takes for all states of a protocol, without symmetry: at the end, and at
 * the worst moment behind the first six million states. Arguments: the folder of the models, a protocol in it, and
 * {@code NAME=VALUE} for its parameters.
 */
final class MemoryBench {
  private static final int CHUNK = 1 << 13; // words

  private MemoryBench() {}

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Map<String, String> values = new HashMap<>();
    for (String set : Arrays.asList(args).subList(2, args.length)) {
      values.put(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1));
    }
    Loader loader = new Loader(Models.files(root));
    Protocol protocol =
        ((Loaded.Ready) loader.load(args[1], new Settings(values, Map.of(), OptionalInt.empty()))).protocol();
    GroundProtocol ground = Lowering.lower(protocol).protocol();
    Layout layout = ground.layout();
    Packing packing =
        new Packing(IntStream.range(0, layout.cells()).mapToLong(layout::greatest).toArray(), List.of());
    Program program = BytecodeProgram.compile(Program.Text.of(ground, packing, List.of()));
    try (VisitedSet visited = VisitedSets.of(packing.used())) {
      new Search(packing.words(), program, visited).run(protocol, layout, packing);
    }
  }

  private static final class Search {
    private final int width;
    private final Program program;
    private final VisitedSet visited;
    private final Deque<long[]> open = new ArrayDeque<>();
    private long[] filling = new long[0];
    private int filled;
    private long states;
    private double worst; // 0: never so many states

    Search(int width, Program program, VisitedSet visited) {
      this.width = width;
      this.program = program;
      this.visited = visited;
    }

    void run(Protocol protocol, Layout layout, Packing packing) {
      Stepper stepper = program.stepper();
      long[] out = new long[program.most() * (width + 1)];
      long[] first = new long[width];
      for (State state : new Interpreter(protocol).initialStates().states()) {
        packing.pack(layout.encode(state), first, 0);
        add(first, 0);
      }
      while (filled > 0 || !open.isEmpty()) {
        if (open.isEmpty()) {
          open.add(Arrays.copyOf(filling, filled));
          filled = 0;
        }
        long[] chunk = open.remove();
        for (int at = 0; at < chunk.length; at += width) {
          int end = stepper.expand(chunk, at, out, 0);
          for (int o = 1; o < end; o += width + 1) {
            add(out, o);
          }
        }
      }
      int bits = Arrays.stream(packing.used()).map(Long::bitCount).mapToInt(Math::toIntExact).sum();
      System.out.printf(
          Locale.ROOT, "%d bits, %d words: %d states, %.2f bytes a state%s%n", bits, width, states,
          (double) visited.bytes() / states, worst == 0 ? "" : String.format(Locale.ROOT, ", at most %.2f", worst));
    }

    private void add(long[] words, int at) {
      int result = visited.add(words, at);
      while (result == VisitedSet.FULL) {
        visited.grow();
        result = visited.add(words, at);
      }
      if (result == VisitedSet.NEW) {
        states++;
        keep(words, at);
        if (states > visited.comfortable()) {
          visited.grow();
        }
        if (states > 6_000_000) {
          worst = Math.max(worst, (double) visited.bytes() / states);
        }
      }
    }

    private void keep(long[] words, int at) {
      if (filling.length == 0 || filled + width > filling.length) {
        if (filled > 0) {
          open.add(Arrays.copyOf(filling, filled));
        }
        filling = new long[CHUNK];
        filled = 0;
      }
      System.arraycopy(words, at, filling, filled, width);
      filled += width;
    }
  }
}
