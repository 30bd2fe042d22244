package baton.checker.explicit;

import baton.checker.Reason;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.code.Truths;
import baton.checker.explicit.visited.Batch;
import baton.checker.explicit.visited.VisitedSet;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One thread's part in a search. Successors are gathered until there are enough to hide the time that it takes
 * to fetch their places in the visited set from memory.
 */
final class Worker {
  private static final int ENOUGH = 32;
  private static final int REMEMBERED = 1 << 12;
  private static final int REMEMBERED_SHIFT = 64 - 12;

  private final Search search;
  private final Space space;
  private final int width;
  private final int stride;
  private final boolean canBeIll;
  private final boolean edges;
  private final boolean[] isAction;
  private final Reduction reduction;
  private final VisitedSet visited;
  private Program program;
  private Stepper stepper;
  private Truths illness;
  final Watcher watcher;
  final Frontier next = new Frontier();
  private Chunk filling;

  private final long[] batch;
  private final Batch adding;
  private int end;
  private final long[] recent;
  private long fetched;

  final long[] fired;
  long transitions;
  long found;
  long stoodFor;
  private long counted;
  boolean onlyLoops;
  private long pass;

  Worker(Search search, Space space) {
    this.search = search;
    this.space = space;
    program = space.code().now();
    watcher = new Watcher(space.interest(), program);
    width = space.width();
    stride = width + 1;
    canBeIll = space.code().canBeIll();
    edges = watcher.wantsEdges();
    isAction = new boolean[space.ground().labels().size()];
    for (int i = 0; i < isAction.length; i++) {
      isAction[i] = !space.ground().faults().contains(i);
    }
    reduction = space.reduction();
    visited = search.visited();
    fired = new long[isAction.length];
    recent = new long[REMEMBERED * width];
    java.util.Arrays.fill(recent, -1);
    filling = search.chunks().fresh();
    stepper = space.stepper(program);
    illness = program.ill();
    int room = ENOUGH + program.most();
    batch = new long[room * stride];
    adding = new Batch(room);
  }

  /** Takes over what a search had seen before it was stopped. */
  void remember(Outcome before) {
    found = before.orbits();
    counted = found;
    stoodFor = before.states();
    transitions = before.transitions();
    onlyLoops = before.onlyLoops();
    for (int i = 0; i < fired.length; i++) {
      fired[i] = before.fired(i);
    }
    watcher.remember(before);
  }

  /** Takes better code, if there is some. */
  void improve() {
    space.code().better(program).ifPresent(better -> {
      program = better;
      stepper = space.stepper(better);
      illness = better.ill();
      watcher.use(better);
    });
  }

  /** Adds a first state; gives whether it is new. */
  boolean begin(First first) {
    watcher.initial(first.before(), first.words());
    long[] words = first.words().clone();
    reduction.canonise(words, 0);
    enter();
    try {
      if (!add(words, 0, visited.hash(words, 0))) {
        return false;
      }
    } finally {
      leave();
    }
    append(words, 0);
    stoodFor += reduction.orbit(words, 0);
    found++;
    return true;
  }

  /** Takes parts of a level, until there are no more or the search is stopped. */
  void work(Level level) {
    enter();
    try {
      for (int p = level.take(); p >= 0; p = level.take()) {
        if (search.mustStop()) {
          return;
        }
        Chunk chunk = search.chunks().open(level.part(p));
        expand(chunk, level.depth());
        level.done(p, chunk);
        report();
        leave(); // lets somebody else grow the set
        enter();
      }
    } catch (OutOfMemoryError _) {
      search.stop(Reason.MEMORY, "no memory left");
    } catch (IOException | UncheckedIOException e) {
      search.stop(Reason.MEMORY, "no room for spilled states: " + e.getMessage());
    } finally {
      leave();
    }
  }

  /** Looks for deadlocks in the last level; gives whether some step leaves it. */
  boolean lookAt(Chunk chunk, int length) {
    boolean more = false;
    for (int s = 0; s < chunk.states; s++) {
      int to = stepper.expand(chunk.words, s * width, batch, 0);
      long ill = illness.of(chunk.words, s * width, -1, chunk.words, s * width);
      boolean action = (ill & Program.ACTION_ILL) != 0;
      for (int o = 0; o < to; o += stride) {
        action |= isAction[(int) batch[o]];
      }
      more |= to > 0 || ill != 0;
      if (!action) {
        watcher.withoutAction(chunk.words, s * width, length);
      }
    }
    return more;
  }

  private void enter() {
    pass = search.gate().enter();
  }

  private void leave() {
    search.gate().leave(pass);
  }

  private void report() {
    search.found(found - counted);
    counted = found;
    if (search.isCrowded()) {
      grow();
    }
  }

  private void grow() {
    long room = visited.comfortable();
    leave();
    try {
      search.gate().alone(() -> {
        if (visited.comfortable() == room) { // nobody else was faster
          search.grow();
        }
      });
    } finally {
      enter();
    }
  }

  private void expand(Chunk chunk, int length) throws IOException {
    for (int s = 0; s < chunk.states; s++) {
      int at = s * width;
      long weight = reduction.orbit(chunk.words, at);
      int begin = end;
      end = stepper.expand(chunk.words, at, batch, begin);
      transitions += (end - begin) / stride * weight;
      boolean action = false;
      boolean loops = !onlyLoops;
      for (int o = begin; o < end; o += stride) {
        int label = (int) batch[o];
        fired[label] += weight;
        action |= isAction[label];
        loops = loops && space.packing().same(chunk.words, at, batch, o + 1);
        if (edges) {
          watcher.edge(chunk.words, at, label, batch, o + 1, length + 1);
        }
      }
      if (canBeIll) {
        long ill = illness.of(chunk.words, at, -1, chunk.words, at);
        action |= (ill & Program.ACTION_ILL) != 0;
        if (ill != 0) {
          watcher.ill(length + 1);
        }
      }
      if (!action) {
        watcher.withoutAction(chunk.words, at, length);
      }
      onlyLoops |= action && loops;
      if (end >= ENOUGH * stride) {
        flush(length + 1);
      }
    }
    flush(length + 1);
  }

  /** Adds what was gathered to the visited set; what is new is judged and kept for the next level. */
  private void flush(int length) throws IOException {
    adding.clear();
    for (int o = 1; o < end; o += stride) {
      reduction.canonise(batch, o);
      long hash = visited.hash(batch, o);
      adding.put(o, hash, isRecent(o, hash));
    }
    end = 0;
    fetched += visited.touch(adding);
    while (!visited.add(batch, adding)) {
      grow();
    }
    for (int i = 0; i < adding.found(); i++) {
      int o = adding.fresh(i);
      append(batch, o);
      stoodFor += reduction.orbit(batch, o);
      watcher.state(batch, o, length);
      if (filling.isFull()) {
        flushTo(next);
      }
    }
    found += adding.found();
  }

  private boolean isRecent(int o, long hash) {
    int r = (int) (hash >>> REMEMBERED_SHIFT);
    if (width == 1) {
      if (recent[r] == batch[o]) {
        return true;
      }
      recent[r] = batch[o];
      return false;
    }
    r *= width;
    boolean same = true;
    for (int w = 0; w < width; w++) {
      same &= recent[r + w] == batch[o + w];
      recent[r + w] = batch[o + w];
    }
    return same;
  }

  /** Whether a state is new. */
  private boolean add(long[] words, int at, long hash) {
    while (true) {
      int result = visited.add(words, at, hash);
      if (result != VisitedSet.FULL) {
        return result == VisitedSet.NEW;
      }
      grow();
    }
  }

  private void append(long[] words, int at) {
    filling.add(words, at, width);
  }

  /** Gives what was found since the last time to a level. */
  void flushTo(Frontier level) throws IOException {
    if (level != next) {
      next.moveTo(level);
    }
    if (filling.states > 0) {
      level.add(search.chunks().keep(filling));
      filling = search.chunks().fresh();
    }
  }

  /** Something that depends on all that was fetched, so that nothing of it is left out. */
  long fetched() {
    return fetched;
  }
}
