package baton.tests.engines;

import static baton.tests.engines.VisitedSetProbe.boxed;
import static baton.tests.engines.VisitedSetProbe.hasExactly;
import static baton.tests.engines.VisitedSetProbe.high;
import static baton.tests.engines.VisitedSetProbe.low;
import static baton.tests.engines.VisitedSetProbe.setup;
import static baton.tests.engines.VisitedSetProbe.states;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.explicit.visited.Batch;
import baton.checker.explicit.visited.Kind;
import baton.checker.explicit.visited.VisitedSet;
import baton.checker.explicit.visited.VisitedSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States that come in batches are told apart as single ones are, also when a set is full in the middle of one. */
final class BatchTest {
  private static final int SIZE = 50;

  /** Every kind of table, small at first. */
  static Stream<VisitedSetProbe.Setup> setups() {
    return Stream.of(
        setup("32 bits", Optional.of(Kind.COMPACT32), false, 1, low(20)),
        setup("64 bits", Optional.of(Kind.COMPACT64), false, 1, high(40), high(28)),
        setup("32 bits, many alike", Optional.of(Kind.COMPACT32), false, 1, low(15)),
        setup("64 bits, many alike", Optional.of(Kind.COMPACT64), false, 1, low(15)),
        setup("words", Optional.of(Kind.BUCKETS), false, 1, high(40), high(28), low(9)),
        setup("best", Optional.empty(), true, 1, high(40)),
        new VisitedSetProbe.Setup(
            "simple", List.of(high(40), high(28)), new VisitedSets.Wishes(Optional.empty(), false, 1, 1 << 11)));
  }

  @ParameterizedTest
  @MethodSource("setups")
  void new_states_are_found_once_and_in_order(VisitedSetProbe.Setup setup) {
    int width = setup.used().length;
    List<long[]> states = states(setup.used(), 30_000, new Random(7));
    Random random = new Random(8);
    Set<List<Long>> expected = new HashSet<>();
    Batch batch = new Batch(SIZE);
    try (VisitedSet set = setup.make()) {
      int grown = 0;
      for (int from = 0; from < states.size(); from += SIZE) {
        List<long[]> some = states.subList(from, Math.min(states.size(), from + SIZE));
        long[] words = some.stream().flatMapToLong(Arrays::stream).toArray();
        List<Integer> fresh = new ArrayList<>();
        batch.clear();
        for (int i = 0; i < some.size(); i++) {
          if (random.nextInt(5) > 0) {
            batch.put(i * width, set.hash(words, i * width));
            if (expected.add(boxed(some.get(i)))) {
              fresh.add(i * width);
            }
          }
        }
        set.touch(batch);
        while (!set.add(words, batch)) {
          set.grow();
          grown++;
        }
        assertEquals(fresh, IntStream.range(0, batch.found()).mapToObj(batch::fresh).toList());
      }
      hasExactly(set, expected);
      assertTrue(grown > 0, "full " + grown + " times");
    }
  }
}
