package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.explicit.visited.Kind;
import baton.checker.explicit.visited.VisitedSet;
import baton.checker.explicit.visited.VisitedSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What tests of visited sets share: sets to make, states to put in, and what must then be so. */
final class VisitedSetProbe {
  private VisitedSetProbe() {}

  /** States of these bits, in a set of this kind or of the best. */
  record Setup(String name, List<Long> bits, VisitedSets.Wishes wishes) {
    long[] used() {
      return bits.stream().mapToLong(b -> b).toArray();
    }

    VisitedSet make() {
      return VisitedSets.of(used(), wishes);
    }

    @Override
    public String toString() {
      return name + (wishes.onHeap() ? ", on the heap" : "") + ", room for " + wishes.states();
    }
  }

  static Setup setup(String name, Optional<Kind> only, boolean onHeap, long states, long... used) {
    return new Setup(name, boxed(used), new VisitedSets.Wishes(only, onHeap, states));
  }

  static long low(int bits) {
    return (1L << bits) - 1;
  }

  static long high(int bits) {
    return low(bits) << 63 - bits;
  }

  /** Adds all states and compares every answer, then looks for all of them, and for others. */
  static void agrees(VisitedSet set, List<long[]> states, List<long[]> others) {
    Set<List<Long>> expected = new HashSet<>();
    for (long[] state : states) {
      boolean isNew = expected.add(boxed(state));
      assertEquals(isNew ? VisitedSet.NEW : VisitedSet.OLD, add(set, state), () -> Arrays.toString(state));
      if (expected.size() > set.comfortable()) {
        grow(set);
      }
    }
    hasExactly(set, expected);
    for (long[] other : others) {
      assertEquals(expected.contains(boxed(other)), set.has(other, 0), () -> Arrays.toString(other));
    }
  }

  static void hasExactly(VisitedSet set, Set<List<Long>> expected) {
    for (List<Long> state : expected) {
      assertTrue(set.has(state.stream().mapToLong(s -> s).toArray(), 0), state::toString);
    }
    List<List<Long>> found = new ArrayList<>();
    set.forEach(state -> found.add(boxed(state)));
    assertEquals(expected.size(), found.size());
    assertEquals(expected, new HashSet<>(found));
  }

  static List<Long> boxed(long[] state) {
    return Arrays.stream(state).boxed().toList();
  }

  static int add(VisitedSet set, long[] state) {
    int result = set.add(state, 0);
    while (result == VisitedSet.FULL) {
      grow(set);
      result = set.add(state, 0);
    }
    return result;
  }

  static void grow(VisitedSet set) {
    long room = set.comfortable();
    long larger = set.bytesToGrow();
    set.grow();
    assertTrue(set.comfortable() > room);
    assertTrue(set.bytes() >= larger);
  }

  /** States far apart and states close to each other, most of them more than once. */
  static List<long[]> states(long[] used, int n, Random random) {
    List<long[]> all = new ArrayList<>();
    for (int i = 0; i < n / 4; i++) {
      long[] state = new long[used.length];
      Arrays.setAll(state, w -> random.nextLong() & used[w]);
      all.add(state);
      int w = random.nextInt(used.length);
      long[] neighbour = state.clone(); // differs in one bit
      neighbour[w] ^= Long.expand(1L << random.nextInt(Long.bitCount(used[w])), used[w]);
      all.add(neighbour);
      long[] counted = new long[used.length]; // one word counts, from its low or its high end
      counted[w] = Long.expand(random.nextBoolean() ? i : Long.reverse(i) >>> 64 - Long.bitCount(used[w]), used[w]);
      all.add(counted);
      all.add(all.get(random.nextInt(all.size())));
    }
    all.add(used.clone());
    all.add(new long[used.length]);
    Collections.shuffle(all, random);
    return all;
  }
}
