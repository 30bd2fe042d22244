package baton.tests.engines;

import static baton.tests.engines.VisitedSetProbe.add;
import static baton.tests.engines.VisitedSetProbe.agrees;
import static baton.tests.engines.VisitedSetProbe.boxed;
import static baton.tests.engines.VisitedSetProbe.hasExactly;
import static baton.tests.engines.VisitedSetProbe.high;
import static baton.tests.engines.VisitedSetProbe.low;
import static baton.tests.engines.VisitedSetProbe.setup;
import static baton.tests.engines.VisitedSetProbe.states;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.explicit.visited.Batch;
import baton.checker.explicit.visited.Kind;
import baton.checker.explicit.visited.VisitedSet;
import baton.checker.explicit.visited.VisitedSets;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of set against {@link HashSet}. */
final class VisitedSetTest {
  private static final long SEED = 20261125;

  static Stream<VisitedSetProbe.Setup> setups() {
    List<VisitedSetProbe.Setup> all = new ArrayList<>();
    all.addAll(setups(true, 1)); // grows often
    all.addAll(setups(false, 1));
    all.addAll(setups(false, 300_000)); // large enough for pages of the system
    all.add(simple("1 bit", low(1)));
    all.add(simple("36 bits", low(36)));
    all.add(simple("40 + 28 bits", high(40), high(28)));
    all.add(simple("3 words", high(60), high(63), high(2)));
    return all.stream();
  }

  /** Simple tables at first, and then others. */
  private static VisitedSetProbe.Setup simple(String name, long... used) {
    return new VisitedSetProbe.Setup(
        "simple, " + name, boxed(used), new VisitedSets.Wishes(Optional.empty(), false, 1, 1 << 11));
  }

  private static List<VisitedSetProbe.Setup> setups(boolean onHeap, long states) {
    List<VisitedSetProbe.Setup> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.add(setup(kind + " 1 bit", Optional.of(kind), onHeap, states, low(1)));
      all.add(setup(kind + " 17 bits", Optional.of(kind), onHeap, states, low(17)));
      all.add(setup(kind + " 36 bits", Optional.of(kind), onHeap, states, low(36)));
    }
    for (Kind kind : List.of(Kind.COMPACT64, Kind.BUCKETS)) {
      all.add(setup(kind + " 63 bits", Optional.of(kind), onHeap, states, low(63)));
      all.add(setup(kind + " 63 + 5 bits", Optional.of(kind), onHeap, states, low(63), high(5)));
      all.add(setup(kind + " 7 + 60 bits", Optional.of(kind), onHeap, states, high(7), high(60)));
    }
    all.add(setup("best, 36 bits", Optional.empty(), onHeap, states, low(36)));
    all.add(setup("best, 40 + 28 bits", Optional.empty(), onHeap, states, high(40), high(28)));
    all.add(setup("best, 126 bits", Optional.empty(), onHeap, states, high(63), high(63)));
    all.add(setup("best, 3 words", Optional.empty(), onHeap, states, high(60), high(63), high(2)));
    all.add(setup("best, 5 words", Optional.empty(), onHeap, states, high(63), high(9), high(63), low(1), high(63)));
    return all;
  }

  @ParameterizedTest
  @MethodSource("setups")
  void a_set_answers_as_a_hash_set_does(VisitedSetProbe.Setup setup) {
    Random random = new Random(SEED);
    try (VisitedSet set = setup.make()) {
      agrees(set, states(setup.used(), 20_000, random), states(setup.used(), 4_000, random));
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void all_neighbours_of_a_state_are_other_states(VisitedSetProbe.Setup setup) {
    List<long[]> states = new ArrayList<>();
    for (int w = 0; w < setup.used().length; w++) {
      for (long left = setup.used()[w]; left != 0; left &= left - 1) {
        long[] one = setup.used().clone();
        one[w] ^= Long.lowestOneBit(left);
        states.add(one);
        long[] other = new long[setup.used().length];
        other[w] = Long.lowestOneBit(left);
        states.add(other);
      }
    }
    try (VisitedSet set = setup.make()) {
      agrees(set, states, List.of(setup.used(), new long[setup.used().length]));
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void of_many_threads_exactly_one_adds_a_state(VisitedSetProbe.Setup setup)
      throws InterruptedException, ExecutionException {
    List<long[]> states = states(setup.used(), 12_000, new Random(SEED));
    Set<List<Long>> expected = new HashSet<>();
    states.forEach(s -> expected.add(boxed(s)));
    int threads = 2 + setup.used().length % 3;
    try (VisitedSet set = setup.make(); ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
      List<Future<Integer>> found = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        List<long[]> own = new ArrayList<>(states);
        Collections.rotate(own, t * 50); // close behind each other, and in different places
        found.add(pool.submit(() -> addAll(set, own, gate)));
      }
      int sum = 0;
      for (Future<Integer> each : found) {
        sum += each.get();
      }
      assertEquals(expected.size(), sum);
      hasExactly(set, expected);
    }
  }

  /** How many states were new. */
  private static int addAll(VisitedSet set, List<long[]> states, ReentrantReadWriteLock gate) {
    int found = 0;
    for (long[] state : states) {
      int result = VisitedSet.FULL;
      while (result == VisitedSet.FULL) {
        long room = guarded(gate.readLock(), set::comfortable);
        result = (int) guarded(gate.readLock(), () -> set.add(state, 0));
        if (result == VisitedSet.FULL) {
          guarded(gate.writeLock(), () -> {
            if (set.comfortable() == room) {
              set.grow();
            }
            return 0;
          });
        }
      }
      found += result;
    }
    return found;
  }

  private static long guarded(Lock lock, LongSupplier what) {
    lock.lock();
    try {
      return what.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  static Stream<VisitedSets.Wishes> tables() {
    int room = 1 << 12;
    return Stream.concat(
        Arrays.stream(Kind.values()).map(kind -> new VisitedSets.Wishes(Optional.of(kind), true, room)),
        Stream.of(new VisitedSets.Wishes(Optional.empty(), true, room, room)));
  }

  /** Of a line that others fill while it is looked at, an older word and a newer one may be seen. */
  @ParameterizedTest
  @MethodSource("tables")
  void two_threads_one_closely_behind_the_other(VisitedSets.Wishes wishes) throws InterruptedException {
    int room = (int) wishes.states();
    Random random = new Random(SEED);
    for (int round = 0; round < 3000; round++) {
      int together = round % 2 == 0 ? 1 : 24;
      long[] states = random.longs(room).map(s -> s >>> 28).distinct().toArray();
      try (VisitedSet set = VisitedSets.of(new long[] {(1L << 36) - 1}, wishes)) {
        AtomicInteger found = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(2);
        Runnable adding = () -> {
          start.countDown();
          Uninterruptibles.awaitUninterruptibly(start);
          found.addAndGet(together == 1 ? addSingly(set, states) : addTogether(set, states, together));
        };
        Thread other = new Thread(adding);
        other.start();
        adding.run();
        other.join();
        assertEquals(states.length, found.get(), "round " + round);
      }
    }
  }

  private static int addSingly(VisitedSet set, long[] states) {
    int found = 0;
    for (int i = 0; i < states.length; i++) {
      found += set.add(states, i);
    }
    return found;
  }

  private static int addTogether(VisitedSet set, long[] states, int together) {
    Batch batch = new Batch(together);
    int found = 0;
    for (int i = 0; i < states.length; ) {
      batch.clear();
      for (int end = Math.min(i + together, states.length); i < end; i++) {
        batch.put(i, set.hash(states, i));
      }
      assertTrue(set.add(states, batch));
      found += batch.found();
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("setups")
  void a_set_that_was_written_is_read_again(VisitedSetProbe.Setup setup) throws IOException {
    Random random = new Random(SEED);
    Set<List<Long>> expected = new HashSet<>();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (VisitedSet set = setup.make()) {
      for (long[] state : states(setup.used(), 3_000, random)) {
        add(set, state);
        expected.add(boxed(state));
      }
      set.write(Channels.newChannel(written));
    }
    byte[] bytes = written.toByteArray();
    try (VisitedSet set = read(setup, bytes)) {
      hasExactly(set, expected);
      for (long[] state : states(setup.used(), 3_000, random)) {
        assertEquals(expected.add(boxed(state)) ? VisitedSet.NEW : VisitedSet.OLD, add(set, state));
      }
      hasExactly(set, expected);
    }
    assertThrows(IOException.class, () -> read(setup, Arrays.copyOf(bytes, bytes.length - 1)));
    for (int at : new int[] {0, 20, 40, bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      assertThrows(IOException.class, () -> read(setup, damaged), "byte " + at);
    }
  }

  private static VisitedSet read(VisitedSetProbe.Setup setup, byte[] bytes) throws IOException {
    return VisitedSets.read(
        Channels.newChannel(new ByteArrayInputStream(bytes)), setup.used(), setup.wishes());
  }

  @Test
  void the_best_kind_is_the_smallest_once_its_quotients_fit() {
    long small = bytesOf(Optional.empty(), low(36));
    assertTrue(small <= bytesOf(Optional.of(Kind.COMPACT64), low(36)) / 2, "quotients of 32 bits");
    long medium = bytesOf(Optional.empty(), high(40), high(28));
    assertTrue(medium <= bytesOf(Optional.of(Kind.BUCKETS), high(40), high(28)) / 2, "quotients of 64 bits");
  }

  private static long bytesOf(Optional<Kind> only, long... used) {
    try (VisitedSet set = setup("", only, false, 2048, used).make()) {
      long n = 0;
      for (long i = 0; n < 50_000; i++) {
        long[] state = new long[used.length];
        state[0] = Long.expand(i, used[0]);
        n += add(set, state);
        if (n > set.comfortable()) {
          set.grow();
        }
      }
      return set.bytes();
    }
  }

  @Test
  void large_sets_take_little_memory_whenever_they_end() {
    for (boolean onHeap : new boolean[] {false, true}) {
      try (VisitedSet set = setup("", Optional.empty(), onHeap, 5_600_000, low(45)).make()) {
        for (long n = 1; n <= 8_000_000; n++) {
          assertEquals(VisitedSet.NEW, add(set, new long[] {n * 0x10001}));
          if (n > set.comfortable()) {
            set.grow();
            assertTrue(set.bytes() <= 6 * n, set.bytes() + " bytes for " + n);
          }
        }
      }
    }
  }

  @Test
  void a_state_with_bits_that_none_should_have_is_refused() {
    try (VisitedSet set = VisitedSets.of(new long[] {low(20)})) {
      assertThrows(IllegalArgumentException.class, () -> set.add(new long[] {1 << 20}, 0));
    }
    try (VisitedSet set = VisitedSets.of(new long[] {high(60), high(5)})) {
      assertThrows(IllegalArgumentException.class, () -> set.add(new long[] {1, 0}, 0));
      assertThrows(IllegalArgumentException.class, () -> set.add(new long[] {0, 1}, 0));
    }
    assertThrows(IllegalArgumentException.class, () -> VisitedSets.of(new long[] {-1}));
  }

  @Test
  void a_kind_that_cannot_hold_the_states_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> setup("", Optional.of(Kind.COMPACT32), false, 1, low(63)).make());
    assertThrows(
        IllegalArgumentException.class,
        () -> setup("", Optional.of(Kind.COMPACT64), false, 1, low(63), low(63), low(63)).make());
  }

  @Test
  void too_much_memory_is_an_error_that_can_be_caught() {
    assertThrows(
        OutOfMemoryError.class, () -> setup("", Optional.of(Kind.BUCKETS), true, 1L << 33, low(63)).make());
    assertThrows(OutOfMemoryError.class, () -> setup("", Optional.empty(), false, 1L << 40, low(63)).make());
    long[] wide = new long[200];
    Arrays.fill(wide, low(63));
    assertThrows(OutOfMemoryError.class, () -> setup("", Optional.empty(), false, 1L << 33, wide).make());
  }

  @Test
  void a_closed_set_outside_the_heap_is_not_read() {
    VisitedSet set = setup("", Optional.empty(), false, 1, low(20)).make();
    set.close();
    assertThrows(IllegalStateException.class, () -> set.has(new long[] {1}, 0));
  }
}
