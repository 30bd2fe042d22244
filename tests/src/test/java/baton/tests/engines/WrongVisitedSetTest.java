package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import baton.checker.explicit.visited.Batch;
import baton.checker.explicit.visited.VisitedSet;
import java.nio.channels.WritableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Sets that are wrong on purpose are caught by what {@link VisitedSetTest} asks. */
final class WrongVisitedSetTest {
  /** Wrong on purpose: the last bit of a state is not kept. */
  private static final class WithoutOneBit extends Wrong {
    @Override
    public int add(long[] words, int at, long hash) {
      return kept.add(List.of(words[at] >>> 1)) ? NEW : OLD;
    }
  }

  /** Wrong on purpose: a remainder lies in some bucket behind its own, and nobody knows of which it is. */
  private static final class WithoutDisplacement extends Wrong {
    @Override
    public int add(long[] words, int at, long hash) {
      for (long bucket = words[at] >>> 7; ; bucket++) {
        long from = bucket;
        if (kept.contains(List.of(bucket, words[at] & 0x7F))) {
          return OLD;
        }
        if (kept.stream().filter(s -> s.getFirst() == from).count() < 16) {
          kept.add(List.of(bucket, words[at] & 0x7F));
          return NEW;
        }
      }
    }
  }

  /** What wrong sets have in common; they are caught before most of it is asked for. */
  private abstract static class Wrong implements VisitedSet {
    final Set<List<Long>> kept = new HashSet<>();

    @Override
    public long hash(long[] words, int at) {
      return 0;
    }

    @Override
    public long touch(Batch batch) {
      return 0;
    }

    @Override
    public boolean add(long[] words, Batch batch) {
      return true;
    }

    @Override
    public boolean has(long[] words, int at) {
      return true;
    }

    @Override
    public void grow() {}

    @Override
    public long bytesToGrow() {
      return 0;
    }

    @Override
    public long comfortable() {
      return Long.MAX_VALUE;
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void forEach(Consumer<long[]> to) {}

    @Override
    public void write(WritableByteChannel to) {}

    @Override
    public void close() {}
  }

  @Test
  void sets_that_lose_something_are_caught() {
    List<long[]> states = VisitedSetProbe.states(new long[] {VisitedSetProbe.low(11)}, 3_000, new Random(1));
    assertFalse(states.isEmpty());
    for (Wrong wrong : List.of(new WithoutOneBit(), new WithoutDisplacement())) {
      AssertionError e = assertThrows(AssertionError.class, () -> VisitedSetProbe.agrees(wrong, states, List.of()));
      assertEquals("expected: <1> but was: <0>", String.valueOf(e.getMessage()).split(" ==> ", 2)[1]);
    }
  }
}
