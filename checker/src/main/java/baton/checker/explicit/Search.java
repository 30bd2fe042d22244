package baton.checker.explicit;

import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.ground.GroundProtocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * One breadth-first search, level by level: of states, or of pairs of a state and the memory of the only goal
 * that is watched. What it finds does not depend on the number of workers.
 */
final class Search {
  /**
   * What a search needs.
   *
   * @param steppers makes one for each worker; successors have their memory bits
   */
  record Setup(
      GroundProtocol ground, Packing packing, Supplier<Stepper> steppers, List<Question> questions, int workers) {}

  /** A first state: with the memory before its instant, and behind it. */
  static final class First {
    private final long[] before;
    private final long[] words;

    First(long[] before, long[] words) {
      this.before = before;
      this.words = words;
    }

    long[] before() {
      return before;
    }

    long[] words() {
      return words;
    }
  }

  private final Setup setup;
  private final Watcher.Plan plan;
  private final Limits limits;
  private final Progress progress;
  private final String phase;
  private final VisitedSet visited;
  private final Gate gate = new Gate();
  private final AtomicReference<Optional<Reason>> stopped = new AtomicReference<>(Optional.empty());
  private final List<Worker> workers = new ArrayList<>();
  private final List<Frontier> kept = new ArrayList<>();
  private final LongAdder total = new LongAdder();
  private long states;
  private long initials;
  private int depth;

  Search(Setup setup, Limits limits, Progress progress, String phase) {
    this.setup = setup;
    this.limits = limits;
    this.progress = progress;
    this.phase = phase;
    plan = new Watcher.Plan(setup.ground(), setup.questions(), setup.packing());
    visited = new HeapSet(setup.packing().words(), 12);
    for (int i = 0; i < setup.workers(); i++) {
      workers.add(new Worker());
    }
  }

  /** One thread's part. */
  private final class Worker {
    final Stepper stepper = setup.steppers().get();
    final Watcher watcher = plan.watcher();
    final Frontier.Writer next = new Frontier.Writer(setup.packing().words());
    final long[] out = new long[(stepper.most() + 1) * (setup.packing().words() + 1)];
    final long[] fired = new long[setup.ground().labels().size()];
    long transitions;
    long found;
    long counted;
    boolean onlyLoops;
    long pass;

    void expand(Frontier.Chunk chunk, int length) {
      int width = setup.packing().words();
      boolean edges = watcher.wantsEdges();
      for (int s = 0; s < chunk.states; s++) {
        int at = s * width;
        int result = stepper.expand(chunk.words, at, out);
        int n = result & Stepper.COUNT;
        transitions += n;
        if ((result & Stepper.ILL) != 0) {
          watcher.ill(length + 1);
        }
        boolean loops = (result & Stepper.ACTION) != 0;
        if (!loops) {
          watcher.withoutAction(chunk.words, at, length);
        }
        for (int i = 0; i < n; i++) {
          int o = i * (width + 1);
          fired[(int) out[o]]++;
          loops &= setup.packing().compare(chunk.words, at, out, o + 1) == 0;
          if (edges) {
            watcher.edge(chunk.words, at, (int) out[o], out, o + 1, length + 1);
          }
          if (add(out, o + 1)) {
            next.add(out, o + 1);
            found++;
            watcher.state(out, o + 1, length + 1);
          }
        }
        onlyLoops |= loops;
      }
    }

    /** Whether a state is new. */
    private boolean add(long[] words, int at) {
      while (true) {
        int result = visited.add(words, at);
        if (result != VisitedSet.FULL) {
          return result == VisitedSet.NEW;
        }
        grow();
      }
    }

    private void grow() {
      long room = visited.comfortable();
      gate.leave(pass);
      try {
        gate.alone(() -> {
          if (visited.comfortable() == room) { // nobody else was faster
            visited.grow();
          }
        });
      } finally {
        pass = gate.enter();
      }
    }

    /** Takes chunks until there are no more. */
    void work(Frontier level, AtomicInteger taken, int length) {
      List<Frontier.Chunk> chunks = level.chunks();
      pass = gate.enter();
      try {
        for (int c = taken.getAndIncrement(); c < chunks.size(); c = taken.getAndIncrement()) {
          Optional<Reason> reason = limits.stop().get();
          if (reason.isPresent()) {
            stopped.compareAndSet(Optional.empty(), reason);
          }
          if (stopped.get().isPresent()) {
            return;
          }
          expand(chunks.get(c), length);
          total.add(found - counted);
          counted = found;
          if (total.sum() > visited.comfortable()) {
            grow();
          } else {
            gate.leave(pass); // lets somebody else grow the table
            pass = gate.enter();
          }
        }
      } catch (OutOfMemoryError _) {
        stopped.compareAndSet(Optional.empty(), Optional.of(Reason.MEMORY));
      } finally {
        gate.leave(pass);
      }
    }
  }

  /** Searches from states whose memory bits are the initial ones, to runs of at most {@code most} steps. */
  void run(List<First> initial, int most, boolean keep) {
    Frontier level = begin(initial);
    initials = level.states();
    states = initials;
    for (int length = 0; level.states() > 0; length++) {
      if (keep) {
        kept.add(level);
      }
      depth = length;
      if (length == most || isDecided()) {
        return;
      }
      if (limits.bound().equals(OptionalInt.of(length))) {
        lookAtLastLevel(level, length);
        return;
      }
      level = next(level, length);
      if (stopped.get().isPresent()) {
        return;
      }
    }
  }

  private Frontier begin(List<First> initial) {
    Frontier level = new Frontier(setup.packing().words());
    Worker first = workers.getFirst();
    first.pass = gate.enter();
    try {
      for (First state : initial) {
        first.watcher.initial(state.before(), state.words());
        if (first.add(state.words(), 0)) {
          first.next.add(state.words(), 0);
        }
      }
    } finally {
      gate.leave(first.pass);
    }
    first.next.flushTo(level);
    return level;
  }

  private Frontier next(Frontier level, int length) {
    AtomicInteger taken = new AtomicInteger();
    int busy = Math.min(workers.size(), level.chunks().size());
    List<Thread> threads = new ArrayList<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    for (Worker worker : workers.subList(1, busy)) {
      Thread thread = new Thread(() -> worker.work(level, taken, length), "baton-worker");
      thread.setUncaughtExceptionHandler((_, e) -> failures.add(e));
      thread.start();
      threads.add(thread);
    }
    workers.getFirst().work(level, taken, length);
    for (Thread thread : threads) {
      joinUninterruptibly(thread);
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a worker failed", failures.peek());
    }
    Frontier next = new Frontier(setup.packing().words());
    for (Worker worker : workers) {
      worker.next.flushTo(next);
      states += worker.found;
      total.add(worker.found - worker.counted);
      worker.found = 0;
      worker.counted = 0;
    }
    progress.report(new Progress.Report(phase, length, states, transitions(), next.states()));
    return next;
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs of the greatest length may end in a deadlock; longer ones are left out. */
  private void lookAtLastLevel(Frontier level, int length) {
    Worker first = workers.getFirst();
    int width = setup.packing().words();
    for (Frontier.Chunk chunk : level.chunks()) {
      for (int s = 0; s < chunk.states; s++) {
        int result = first.stepper.expand(chunk.words, s * width, first.out);
        if ((result & (Stepper.COUNT | Stepper.ILL)) != 0) {
          stopped.set(Optional.of(Reason.BOUND));
        }
        if ((result & Stepper.ACTION) == 0) {
          first.watcher.withoutAction(chunk.words, s * width, length);
        }
      }
    }
  }

  /** A search for one goal with memory ends when that is decided; the search of all states goes on. */
  private boolean isDecided() {
    return setup.questions().size() == 1 && setup.questions().getFirst().hasMemory() && hitAt(0) != Watcher.NEVER;
  }

  /** At which length of a run a goal was first decided, or {@link Watcher#NEVER}. */
  int hitAt(int question) {
    return workers.stream().mapToInt(w -> w.watcher.hitAt[question]).min().orElse(Watcher.NEVER);
  }

  /** Whether the left side of a goal was ever true, or it has none. */
  boolean hasMet(int question) {
    return workers.stream().anyMatch(w -> w.watcher.hasMet[question]);
  }

  Optional<Reason> stopped() {
    return stopped.get();
  }

  long states() {
    return states;
  }

  long transitions() {
    return workers.stream().mapToLong(w -> w.transitions).sum();
  }

  int depth() {
    return depth;
  }

  /** The levels, if they were kept. */
  List<Frontier> levels() {
    return kept;
  }

  Exploration exploration() {
    Map<String, Long> fired = new LinkedHashMap<>();
    setup.ground().protocol().places().forEach(p -> p.alternatives().forEach(a -> fired.put(a.name(), 0L)));
    for (Worker worker : workers) {
      for (int i = 0; i < worker.fired.length; i++) {
        if (worker.fired[i] > 0) {
          fired.merge(setup.ground().labels().get(i).action(), worker.fired[i], Long::sum);
        }
      }
    }
    boolean loops = workers.stream().anyMatch(w -> w.onlyLoops);
    return new Exploration(states, transitions(), initials, depth, stopped.get().isEmpty(), fired, loops);
  }
}
