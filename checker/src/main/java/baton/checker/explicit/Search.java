package baton.checker.explicit;

import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.explicit.visited.VisitedSet;
import baton.checker.explicit.visited.VisitedSets;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * One breadth-first search, level by level: of states, or of pairs of a state and the memory of the only goal
 * that is watched. What it finds does not depend on the number of workers.
 */
final class Search implements AutoCloseable {
  static final long STACK = 64L << 20; // closures nest as deep as expressions

  /** Why a search ended early. */
  record Stop(Reason reason, String detail) {}

  private final Space space;
  private final Limits limits;
  private final Progress progress;
  private final String phase;
  private final VisitedSet visited;
  private final Chunks chunks;
  private final Gate gate = new Gate();
  private final AtomicReference<Optional<Stop>> stopped = new AtomicReference<>(Optional.empty());
  private final List<Worker> workers = new ArrayList<>();
  private final List<Frontier> kept = new ArrayList<>();
  private final LongAdder total = new LongAdder();
  private final Budget budget;
  private final long keep;
  private final long most;
  private volatile boolean failed;
  private boolean keeping = true;
  private Optional<Level> level = Optional.empty();
  private Optional<Frontier> rest = Optional.empty(); // of the level at which it goes on
  private final Frontier interrupted = new Frontier(); // what was found of the next level when it was stopped
  private boolean told;
  private long initials;
  private int depth;

  /**
   * What a search is made of.
   *
   * @param phase what it is called while it runs
   * @param keep so many words of levels are kept for {@link #levels}; if there are more, no level is
   */
  record Making(
      Space space, ExplicitOptions options, Limits limits, Progress progress, String phase, long keep) {
    /** A search from the beginning. */
    Search begin() {
      return new Search(this, VisitedSets.of(space.packing().used(), options.visited()));
    }

    /** The search that was written. */
    Search read(DataInputStream in) throws IOException {
      Outcome before = Outcome.read(in);
      if (before.questions() != space.questions().size() || before.sides() != space.interest().sides()
          || before.labels() != space.ground().labels().size()) {
        throw new IOException("it is about other questions");
      }
      VisitedSet visited =
          VisitedSets.read(Channels.newChannel(in), space.packing().used(), options.visited());
      Search search = new Search(this, visited);
      search.keeping = false;
      search.goOn(before, in);
      return search;
    }
  }

  private Search(Making making, VisitedSet visited) {
    space = making.space();
    limits = making.limits();
    progress = making.progress();
    phase = making.phase();
    keep = making.keep();
    most = making.options().levels();
    this.visited = visited;
    chunks = new Chunks(space.width());
    budget = new Budget(limits.memory());
    for (int i = 0; i < making.options().workers(); i++) {
      workers.add(new Worker(this, space));
    }
  }

  /** Writes all that it takes to go on: it has been stopped between two chunks. */
  void write(DataOutputStream out) throws IOException {
    outcome().write(out);
    visited.write(Channels.newChannel(out));
    Frontier found = new Frontier();
    for (Worker worker : workers) {
      worker.flushTo(found);
    }
    interrupted.moveTo(found);
    level.orElseThrow().rest().write(out, chunks, space.width());
    found.write(out, chunks, space.width());
  }

  private void goOn(Outcome before, DataInputStream in) throws IOException {
    initials = before.initials();
    depth = before.depth();
    total.add(before.orbits());
    workers.getFirst().remember(before);
    rest = Optional.of(Frontier.read(in, chunks, space.width()));
    Frontier.read(in, chunks, space.width()).moveTo(workers.getFirst().next);
  }

  // ---- for workers

  VisitedSet visited() {
    return visited;
  }

  Chunks chunks() {
    return chunks;
  }

  Gate gate() {
    return gate;
  }

  void stop(Reason reason, String detail) {
    stopped.compareAndSet(Optional.empty(), Optional.of(new Stop(reason, detail)));
  }

  /** A worker has left a part in the middle, for want of room. */
  void fail(String detail) {
    failed = true;
    stop(Reason.MEMORY, detail);
  }

  /** Whether what has been found so far is all that was begun, so that a search can go on from here. */
  boolean isWhole() {
    return !failed;
  }

  /** Asked between two chunks. */
  boolean mustStop() {
    limits.stop().get().ifPresent(reason -> stop(reason, ""));
    return stopped.get().isPresent();
  }

  void found(long more) {
    total.add(more);
  }

  /** Whether the visited set should grow before more is added. */
  boolean isCrowded() {
    return total.sum() > visited.comfortable();
  }

  /** Makes room in the visited set; no worker is adding anything. */
  void grow() {
    if (stopped.get().isPresent()) {
      throw new OutOfMemoryError("the search has been stopped");
    }
    if (!budget.allows(visited.bytesToGrow() + visited.bytes() + chunks.bytes())) {
      spillEverything();
      if (!budget.allows(visited.bytesToGrow() + visited.bytes() + chunks.bytes())) {
        throw new OutOfMemoryError("the set of visited states must grow");
      }
    }
    visited.grow();
    allowChunks();
  }

  private void allowChunks() {
    chunks.allow(Math.min(most, budget.rest(visited.bytes())));
  }

  private void spillEverything() {
    chunks.allow(0);
    try {
      for (Frontier old : kept) {
        old.spill(chunks, 0);
      }
      if (level.isPresent()) {
        level.get().spill();
      }
      for (Worker worker : workers) {
        worker.next.spill(chunks, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- the search

  /** Searches to runs of at most {@code most} steps. */
  void run(List<First> initial, int most) {
    try {
      if (rest.isPresent()) {
        allowChunks();
        Frontier after = next(rest.get(), depth);
        if (stopped.get().isEmpty()) {
          levels(after, depth + 1, most);
        }
      } else {
        levels(begin(initial), 0, most);
      }
    } catch (IOException | UncheckedIOException e) {
      fail("no room for spilled states: " + e.getMessage());
    } catch (OutOfMemoryError _) {
      fail("no memory left");
    }
  }

  private void levels(Frontier first, int from, int most) throws IOException {
    Frontier states = first;
    for (int length = from; states.states() > 0; length++) {
      keep(states);
      depth = length;
      if (length == most || isDecided()) {
        return;
      }
      if (limits.bound().equals(OptionalInt.of(length))) {
        lookAtLastLevel(states, length);
        return;
      }
      states = next(states, length);
      if (stopped.get().isPresent()) {
        return;
      }
    }
  }

  private void keep(Frontier states) {
    long words = 0;
    for (Frontier level : kept) {
      words += level.states() * space.width();
    }
    keeping &= words + states.states() * space.width() <= keep;
    if (keeping) {
      kept.add(states);
    } else {
      kept.clear();
    }
  }

  private Frontier begin(List<First> initial) throws IOException {
    allowChunks();
    Worker worker = workers.getFirst();
    for (First state : initial) {
      worker.begin(state);
    }
    initials = worker.stoodFor;
    Frontier first = new Frontier();
    worker.flushTo(first);
    return first;
  }

  private Frontier next(Frontier states, int length) throws IOException {
    space.code().prepare(found());
    workers.forEach(Worker::improve);
    Level now = new Level(states, length, chunks, keeping);
    level = Optional.of(now);
    int busy = Math.clamp(now.parts(), 1, workers.size());
    List<Thread> threads = new ArrayList<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    for (Worker worker : workers.subList(1, busy)) {
      Thread thread = new Thread(null, () -> worker.work(now), "baton-worker", STACK);
      thread.setUncaughtExceptionHandler((_, e) -> failures.add(e));
      thread.start();
      threads.add(thread);
    }
    workers.getFirst().work(now);
    threads.forEach(Search::join);
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a worker failed", failures.peek());
    }
    Frontier next = new Frontier();
    for (Worker worker : workers) {
      worker.flushTo(next);
    }
    if (chunks.hasSpilled() && !told) {
      told = true;
      progress.note("states of the frontier are kept on disk, for memory is short: this is slower");
    }
    progress.report(new Progress.Report(phase, length, found(), transitions(), next.states()));
    if (stopped.get().isPresent()) {
      next.moveTo(interrupted);
    }
    return next;
  }

  private static void join(Thread thread) {
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
  private void lookAtLastLevel(Frontier states, int length) throws IOException {
    for (Frontier.Part part : states.parts()) {
      Chunk chunk = chunks.open(part);
      if (workers.getFirst().lookAt(chunk, length)) {
        stop(Reason.BOUND, "");
      }
      if (!keeping) {
        chunks.recycle(chunk);
      }
    }
  }

  /** A search for one goal with memory ends when that is decided; the search of all states goes on. */
  private boolean isDecided() {
    return space.questions().size() == 1 && space.questions().getFirst().hasMemory() && hitAt(0) != Watcher.NEVER;
  }

  // ---- what it has found

  /** At which length of a run a goal was first decided, or {@link Watcher#NEVER}. */
  int hitAt(int question) {
    return workers.stream().mapToInt(w -> w.watcher.hitAt(question)).min().orElse(Watcher.NEVER);
  }

  /** Whether the left side of this number was ever true. */
  boolean hasMet(int side) {
    return workers.stream().anyMatch(w -> w.watcher.hasMet(side));
  }

  Optional<Stop> stopped() {
    return stopped.get();
  }

  /** States found, or those that stand for them. */
  private long found() {
    return workers.stream().mapToLong(w -> w.found).sum();
  }

  /** The levels, if they were kept and are so many; a level in the middle of which the search stopped is not there. */
  Optional<Levels> levels(int least) {
    return keeping && kept.size() >= least ? Optional.of(new Levels(kept, chunks)) : Optional.empty();
  }

  Outcome outcome() {
    long[] fired = new long[space.ground().labels().size()];
    for (Worker worker : workers) {
      for (int i = 0; i < fired.length; i++) {
        fired[i] += worker.fired[i];
      }
    }
    int n = space.questions().size();
    int[] hits = new int[n];
    for (int i = 0; i < n; i++) {
      hits[i] = hitAt(i);
    }
    boolean[] met = new boolean[space.interest().sides()];
    for (int i = 0; i < met.length; i++) {
      met[i] = hasMet(i);
    }
    long states = workers.stream().mapToLong(w -> w.stoodFor).sum();
    boolean loops = workers.stream().anyMatch(w -> w.onlyLoops);
    return new Outcome(found(), states, transitions(), initials, depth, loops, stopped.get(), fired, hits, met);
  }

  private long transitions() {
    return workers.stream().mapToLong(w -> w.transitions).sum();
  }

  @Override
  public void close() {
    visited.close();
    chunks.close();
  }
}
