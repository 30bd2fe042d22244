package baton.checker.explicit;

import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.code.Truths;
import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.List;

/** The memory of a goal: bits behind the protocol's cells, updated at every instant. For one thread. */
final class Memory {
  private final Truths[] truths;
  private final int[] word;
  private final int[] shift;
  private final long[] values;

  /** {@code first} is the cell of the first bit. */
  Memory(List<Node> updates, Program program, Packing packing, int first) {
    truths = lists(updates).stream().map(program::truths).toArray(Truths[]::new);
    values = new long[truths.length];
    word = new int[updates.size()];
    shift = new int[updates.size()];
    for (int b = 0; b < word.length; b++) {
      word[b] = packing.word(first + b);
      shift[b] = packing.shift(first + b);
    }
  }

  /** The lists of nodes whose truths are asked for. */
  static List<List<Node>> lists(List<Node> updates) {
    List<List<Node>> all = new ArrayList<>();
    for (int from = 0; from < updates.size(); from += Truths.MOST) {
      all.add(List.copyOf(updates.subList(from, Math.min(updates.size(), from + Truths.MOST))));
    }
    return all;
  }

  /** Writes the bits behind the instant {@code post}; {@code pre} has those before it. */
  void update(long[] pre, int preAt, long label, long[] post, int postAt) {
    for (int i = 0; i < truths.length; i++) {
      values[i] = truths[i].of(pre, preAt, label, post, postAt);
    }
    for (int b = 0; b < word.length; b++) {
      int w = postAt + word[b];
      long bit = values[b / Truths.MOST] >>> b % Truths.MOST & 1;
      post[w] = post[w] & ~(1L << shift[b]) | bit << shift[b];
    }
  }

  /** A stepper whose successors have their memory bits. */
  Stepper around(Stepper steps, int words) {
    return (in, at, out, from) -> {
      int end = steps.expand(in, at, out, from);
      for (int o = from; o < end; o += words + 1) {
        update(in, at, out[o], out, o + 1);
      }
      return end;
    };
  }
}
