package baton.checker.explicit;

import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.code.Truths;
import baton.checker.explicit.visited.Batch;
import baton.checker.explicit.visited.Recent;
import baton.checker.explicit.visited.VisitedSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * One thread's part in a search. Successors are gathered until there are enough to hide the time that it takes
 * to fetch their places in the visited set from memory.
 */
final class Worker {
  private static final int ENOUGH = 64;

  private final Search search;
  private final Space space;
  private final int width;
  private final int stride;
  private final boolean canBeIll;
  private final boolean edges;
  private final boolean[] isAction;
  private final Reduction reduction;
  private final boolean weighs;
  private final VisitedSet visited;
  private Program program;
  private Stepper stepper;
  private Truths illness;
  final Watcher watcher;
  final Frontier next = new Frontier();
  private Chunk filling;

  private long[] batch = {};
  private long[] origins = {}; // of states of one word, for each successor
  private Batch adding = new Batch(0);
  private int end;
  private final Recent recent;
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
    weighs = !space.group().isTrivial();
    visited = search.visited();
    fired = new long[isAction.length];
    recent = new Recent(width);
    filling = search.chunks().fresh();
    stepper = space.stepper(program);
    illness = program.ill();
    makeRoom();
  }

  private void makeRoom() {
    int room = ENOUGH + program.most();
    batch = new long[room * stride];
    origins = width == 1 ? new long[room] : origins;
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
      makeRoom();
    });
  }

  /** Adds a first state; gives whether it is new. */
  boolean begin(First first) throws IOException {
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
    filling.add(words, 0, width);
    if (filling.isFull()) {
      flushTo(next);
    }
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
      search.fail("no memory left");
    } catch (IOException | UncheckedIOException e) {
      search.fail("no room for spilled states: " + e.getMessage());
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
    long[] words = chunk.words;
    for (int s = 0; s < chunk.states; s++) {
      int at = s * width;
      int begin = end;
      end = stepper.expand(words, at, batch, begin);
      if (weighs) {
        count(begin, reduction.orbit(words, at));
      }
      if (width == 1) {
        Arrays.fill(origins, begin >> 1, end >> 1, words[at]);
      }
      if (edges) {
        for (int o = begin; o < end; o += stride) {
          watcher.edge(words, at, (int) batch[o], batch, o + 1, length + 1);
        }
      }
      boolean action = hasAction(begin);
      if (canBeIll) {
        long ill = illness.of(words, at, -1, words, at);
        action |= (ill & Program.ACTION_ILL) != 0;
        if (ill != 0) {
          watcher.ill(length + 1);
        }
      }
      if (!action) {
        watcher.withoutAction(words, at, length);
      } else if (!onlyLoops) {
        onlyLoops = loops(words, at, begin);
      }
      if (end >= ENOUGH * stride) {
        flush(length + 1);
      }
    }
    flush(length + 1);
  }

  /** Counts successors, from one on, each of which stands for so many. */
  private void count(int begin, long weight) {
    long[] labels = batch;
    if (width == 1) {
      for (int o = begin; o < end; o += 2) {
        fired[(int) labels[o]] += weight;
      }
    } else {
      for (int o = begin; o < end; o += stride) {
        fired[(int) labels[o]] += weight;
      }
    }
    transitions += (end - begin) / stride * weight;
  }

  /** Whether one of the last successors is of an action, not of a fault. */
  private boolean hasAction(int begin) {
    for (int o = begin; o < end; o += stride) {
      if (isAction[(int) batch[o]]) {
        return true;
      }
    }
    return false;
  }

  /** Whether all of the last successors are the state itself. */
  private boolean loops(long[] words, int at, int begin) {
    for (int o = begin; o < end; o += stride) {
      if (!space.packing().same(words, at, batch, o + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Adds what was gathered to the visited set; what is new is judged and kept for the next level. */
  private void flush(int length) throws IOException {
    if (!weighs) {
      count(0, 1);
    }
    for (int o = 1; weighs && o < end; o += stride) {
      reduction.canonise(batch, o);
    }
    recent.gather(batch, end, visited, adding);
    end = 0;
    fetched += visited.touch(adding);
    while (!visited.add(batch, adding)) {
      grow();
    }
    watcher.states(batch, origins, adding, length);
    int some = adding.found();
    for (int i = 0; i < some; ) {
      i += filling.add(batch, adding, i, width);
      if (filling.isFull()) {
        flushTo(next);
      }
    }
    for (int i = 0; weighs && i < some; i++) {
      stoodFor += reduction.orbit(batch, adding.fresh(i));
    }
    stoodFor += weighs ? 0 : some;
    found += some;
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
