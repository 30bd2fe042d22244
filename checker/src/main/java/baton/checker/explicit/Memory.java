package baton.checker.explicit;

import baton.checker.ground.Node;
import java.util.List;

/** The memory of a goal: bits behind the protocol's cells, updated at every instant. For one thread. */
final class Memory {
  private final Closures.Frame frame;
  private final Closures.Code[] bits;
  private final int[] word;
  private final int[] shift;
  private final long[] values;

  /** {@code first} is the cell of the first bit. */
  Memory(List<Node> updates, Packing packing, int first) {
    Closures closures = new Closures(packing);
    updates.forEach(closures::count);
    bits = updates.stream().map(closures::compile).toArray(Closures.Code[]::new);
    frame = closures.frame();
    word = new int[bits.length];
    shift = new int[bits.length];
    values = new long[bits.length];
    for (int b = 0; b < bits.length; b++) {
      word[b] = packing.word(first + b);
      shift[b] = packing.shift(first + b);
    }
  }

  /** Writes the bits behind the instant {@code post}; {@code pre} has those before it. */
  void update(long[] pre, int preAt, long label, long[] post, int postAt) {
    frame.pre = pre;
    frame.preAt = preAt;
    frame.post = post;
    frame.postAt = postAt;
    frame.did = label;
    frame.begin();
    for (int b = 0; b < bits.length; b++) {
      values[b] = bits[b].run(frame);
    }
    for (int b = 0; b < bits.length; b++) {
      int w = postAt + word[b];
      post[w] = post[w] & ~(1L << shift[b]) | values[b] << shift[b];
    }
  }

  /** A stepper whose successors have their memory bits. */
  Stepper around(Stepper steps, int words) {
    return new Stepper() {
      @Override
      public int most() {
        return steps.most();
      }

      @Override
      public int ill(long[] in, int at) {
        return steps.ill(in, at);
      }

      @Override
      public int expand(long[] in, int at, long[] out, int from) {
        int end = steps.expand(in, at, out, from);
        for (int o = from; o < end; o += words + 1) {
          update(in, at, out[o], out, o + 1);
        }
        return end;
      }
    };
  }
}
