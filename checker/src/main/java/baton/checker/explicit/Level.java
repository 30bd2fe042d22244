package baton.checker.explicit;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A level while it is being expanded: hands out its parts, each to one worker. */
final class Level {
  private final Frontier states;
  private final int depth;
  private final AtomicInteger taken = new AtomicInteger();
  private final boolean[] done;
  private final Chunks chunks;
  private final boolean kept;

  /** {@code kept}: its chunks are needed afterwards. */
  Level(Frontier states, int depth, Chunks chunks, boolean kept) {
    this.states = states;
    this.depth = depth;
    this.chunks = chunks;
    this.kept = kept;
    done = new boolean[states.parts().size()];
  }

  int depth() {
    return depth;
  }

  int parts() {
    return done.length;
  }

  /** The number of a part that nobody has taken yet, or -1. */
  int take() {
    int p = taken.getAndIncrement();
    return p < done.length ? p : -1;
  }

  Frontier.Part part(int p) {
    return states.parts().get(p);
  }

  /** A part has been expanded. */
  void done(int p, Chunk chunk) {
    done[p] = true;
    if (!kept || part(p) instanceof Frontier.Part.OnDisk) {
      chunks.recycle(chunk);
    }
  }

  /** Puts into the file what nobody has taken yet; no part is taken meanwhile. */
  void spill() throws IOException {
    states.spill(chunks, Math.min(taken.get(), done.length));
  }

  /** What has not been expanded; no worker is at work. */
  Frontier rest() {
    Frontier rest = new Frontier();
    for (int p = 0; p < done.length; p++) {
      if (!done[p]) {
        rest.add(states.parts().get(p));
      }
    }
    return rest;
  }
}
