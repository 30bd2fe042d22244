package baton.checker.explicit.graph;

import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Computes the successors of many states, by several threads; what comes out stands in the order of the states. */
final class Expansion {
  private static final int PART = 512; // states
  private static final int PARTS = 8; // for each thread
  private static final long STACK = 64L << 20; // closures nest as deep as expressions

  private final int width;
  private final int workers;
  private final List<Part> all = new ArrayList<>();
  private Program program;
  private Stepper[] steppers = {};
  private int used;

  /** The successors of some states; the arrays are used again. */
  static final class Part {
    private long[] out = {};
    private final int[] ends = new int[PART];
    private int nodes;

    int nodes() {
      return nodes;
    }

    /** For each successor its label and its words. */
    long[] out() {
      return out;
    }

    /** Where the successors of a state end. */
    int end(int node) {
      return ends[node];
    }

    private void fill(Stepper stepper, int room, long[] words, int width, int from, int to) {
      nodes = to - from;
      int end = 0;
      for (int s = from; s < to; s++) {
        if (out.length - end < room) {
          out = Arrays.copyOf(out, Math.max(2 * out.length, end + room));
        }
        int begin = end;
        end = stepper.expand(words, s * width, out, begin);
        sort(begin, end, width + 1);
        ends[s - from] = end;
      }
    }

    /** Puts successors in order, by labels and then by words: which comes first depends on the code. */
    private void sort(int begin, int end, int stride) {
      for (int next = begin + stride; next < end; next += stride) {
        for (int o = next; o > begin && compare(o - stride, o, stride) > 0; o -= stride) {
          for (int w = 0; w < stride; w++) {
            long kept = out[o + w];
            out[o + w] = out[o - stride + w];
            out[o - stride + w] = kept;
          }
        }
      }
    }

    private int compare(int one, int other, int stride) {
      return Arrays.compare(out, one, one + stride, out, other, other + stride);
    }
  }

  /** {@code width}: how many words a state has. */
  Expansion(Program program, int width, int workers) {
    this.width = width;
    this.workers = workers;
    this.program = program;
    steppers(program);
  }

  private void steppers(Program code) {
    steppers = new Stepper[workers];
    Arrays.setAll(steppers, _ -> code.stepper());
  }

  /** From now on the code is this. */
  void use(Program code) {
    if (!code.equals(program)) {
      program = code;
      steppers(code);
    }
  }

  /** How many states are best expanded at once. */
  int most() {
    return PART * PARTS * workers;
  }

  /** Expands the states with these numbers. */
  void of(long[] words, int from, int to) {
    used = (to - from + PART - 1) / PART;
    while (all.size() < used) {
      all.add(new Part());
    }
    int room = program.most() * (width + 1);
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    for (int w = 1; w < Math.min(workers, used); w++) {
      Stepper stepper = steppers[w];
      Thread thread = new Thread(null, () -> work(stepper, room, words, from, to, next), "baton-worker", STACK);
      thread.setUncaughtExceptionHandler((_, e) -> failures.add(e));
      thread.start();
      threads.add(thread);
    }
    work(steppers[0], room, words, from, to, next);
    threads.forEach(Uninterruptibles::joinUninterruptibly);
    if (failures.peek() instanceof OutOfMemoryError e) {
      throw e;
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a worker failed", failures.peek());
    }
  }

  private void work(Stepper stepper, int room, long[] words, int from, int to, AtomicInteger next) {
    for (int p = next.getAndIncrement(); p < used; p = next.getAndIncrement()) {
      int first = from + p * PART;
      all.get(p).fill(stepper, room, words, width, first, Math.min(to, first + PART));
    }
  }

  /** What came out, in the order of the states. */
  List<Part> parts() {
    return all.subList(0, used);
  }
}
