package baton.tests.bench;

import baton.checker.explicit.visited.Batch;
import baton.checker.explicit.visited.Kind;
import baton.checker.explicit.visited.VisitedSet;
import baton.checker.explicit.visited.VisitedSets;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a state costs in each kind of set. Run by hand, with the classes of all modules on the class path:
 * {@code java --enable-native-access=ALL-UNNAMED -cp ... baton.tests.bench.VisitedSetBench [millions]}.
 *
 * <p>States are drawn at random so that about four of ten were there before. Times are processor time of the
 * adding thread, growth included, drawing not.
 */
final class VisitedSetBench {
  private static final int BATCH = 32;

  /** One line of the result. */
  private record Row(String name, List<Long> bits, Optional<Kind> only, boolean onHeap) {
    long[] used() {
      return bits.stream().mapToLong(b -> b).toArray();
    }
  }

  private VisitedSetBench() {}

  public static void main(String[] args) {
    long states = (args.length > 0 ? Long.parseLong(args[0]) : 12) * 1_000_000;
    String wanted = args.length > 1 ? args[1] : "";
    Row[] rows = {
        new Row("compact32, 45 bits", List.of(bits(45)), Optional.empty(), false),
        new Row("compact32, 45 bits, heap", List.of(bits(45)), Optional.empty(), true),
        new Row("compact64, 63 bits", List.of(bits(63)), Optional.of(Kind.COMPACT64), false),
        new Row("compact64, 75 bits", List.of(bits(63), bits(12) << 51), Optional.empty(), false),
        new Row("buckets, 1 word", List.of(bits(45)), Optional.of(Kind.BUCKETS), false),
        new Row("buckets, 2 words", List.of(bits(63), bits(63)), Optional.empty(), false),
        new Row("buckets, 2 words, heap", List.of(bits(63), bits(63)), Optional.empty(), true),
        new Row("buckets, 4 words", List.of(bits(63), bits(63), bits(63), bits(63)), Optional.empty(), false),
    };
    System.out.println("set                        touch   ns/add  of it grow   bytes/state   most, from 6 M on");
    for (Row row : rows) {
      if (row.name().contains(wanted)) {
        measure(row, states / 10, true, false); // to warm up
        measure(row, states, true, true);
        measure(row, states, false, true);
      }
    }
  }

  private static long bits(int n) {
    return (1L << n) - 1;
  }

  private static void measure(Row row, long states, boolean touch, boolean print) {
    long[] used = row.used();
    int width = used.length;
    var wishes = new VisitedSets.Wishes(row.only(), row.onHeap(), VisitedSets.Wishes.NONE.states());
    long[] batch = new long[BATCH * width];
    Batch adding = new Batch(BATCH);
    long found = 0;
    long adds = 0;
    long sum = 0;
    long growing = 0;
    double largest = 0;
    long began = now();
    try (VisitedSet set = VisitedSets.of(used, wishes)) {
      for (long round = 0; found < states; round++) {
        adding.clear();
        for (int i = 0; i < BATCH; i++) {
          draw(round * BATCH + i, used, batch, i * width);
          adding.put(i * width, set.hash(batch, i * width));
        }
        sum += touch ? set.touch(adding) : 0;
        while (!set.add(batch, adding) || found + adding.found() > set.comfortable()) {
          long before = now();
          double here = (double) set.bytes() / found;
          set.grow();
          largest = found < 6_000_000 ? 0 : Math.max(largest, Math.max(here, (double) set.bytes() / found));
          growing += now() - before;
        }
        found += adding.found();
        adds += BATCH;
      }
      long took = now() - began;
      began = now();
      for (long i = 0; i < adds; i++) {
        draw(i, used, batch, (int) (i % BATCH) * width);
        sum += batch[0];
      }
      took -= now() - began;
      if (print) {
        System.out.printf(Locale.ROOT, "%-26s %-7s %6.1f %12.1f %13.2f %9.2f %s%n", row.name(), touch ? "yes" : "no",
            (double) took / adds, (double) growing / adds, (double) set.bytes() / found, largest,
            sum == 42 ? "!" : "");
      }
    }
  }

  /** The i-th state of a stream in which about four of ten were there before, at any time. */
  private static void draw(long i, long[] used, long[] into, int at) {
    long which = i;
    if (isOld(i)) {
      which = Math.unsignedMultiplyHigh(scatter(i + (1L << 40)) << 1, i);
      while (isOld(which)) {
        which--;
      }
    }
    for (int w = 0; w < used.length; w++) {
      into[at + w] = Long.expand(scatter(which * 31 + w), used[w]);
    }
  }

  private static boolean isOld(long i) {
    return i > 0 && (scatter(i) & 0xFFFF) < 0xFFFF * 4 / 10;
  }

  private static long scatter(long x) {
    long h = (x + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    h = (h ^ h >>> 29) * 0x94D049BB133111EBL;
    return (h ^ h >>> 32) >>> 1;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
