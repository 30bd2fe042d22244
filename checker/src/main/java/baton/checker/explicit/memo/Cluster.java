package baton.checker.explicit.memo;

import baton.checker.explicit.code.Packing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things that are looked up together, because they depend on nearly the same cells.
 *
 * @param parts what is looked up
 * @param cells all on which they depend
 * @param base how many bits the cells had of the first part, which has the most
 */
record Cluster<T>(List<T> parts, BitSet cells, int base) {
  /** So many bits of cells can be looked up; if they have many values, that shows later. */
  static final int MOST_BITS = 20;

  /** A cluster may have so many bits more than its largest part: it stands for a product of values. */
  private static final int MORE = 4;

  /** Parts of so few bits are looked up together whatever they are. */
  private static final int FEW = 8;

  Cluster {
    parts = List.copyOf(parts);
  }

  /** Whether what depends on these cells can be looked up. */
  static boolean isPossible(BitSet cells, Packing packing) {
    return Projection.bits(cells, packing) <= MOST_BITS && Projection.of(cells, packing).isPresent();
  }

  /** Puts parts that can be looked up into clusters, each into the one that it makes the least larger. */
  static <T> List<Cluster<T>> of(List<T> parts, Function<T, BitSet> cells, Packing packing) {
    List<Cluster<T>> alone = parts.stream().map(p -> alone(p, cells.apply(p), packing))
        .sorted(Comparator.comparingInt((Cluster<T> c) -> -c.base)).toList();
    List<Cluster<T>> all = new ArrayList<>();
    for (Cluster<T> one : alone) {
      int best = -1;
      Optional<Cluster<T>> grown = Optional.empty();
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < all.size(); i++) {
        Cluster<T> old = all.get(i);
        Cluster<T> both = old.with(one);
        int bits = Projection.bits(both.cells, packing);
        int more = bits - Projection.bits(old.cells, packing);
        if (more < least && bits <= Math.max(FEW, old.base + MORE) && isPossible(both.cells, packing)) {
          best = i;
          grown = Optional.of(both);
          least = more;
        }
      }
      if (grown.isPresent()) {
        all.set(best, grown.get());
      } else {
        all.add(one);
      }
    }
    return all;
  }

  private static <T> Cluster<T> alone(T part, BitSet cells, Packing packing) {
    return new Cluster<>(List.of(part), cells, Projection.bits(cells, packing));
  }

  private Cluster<T> with(Cluster<T> other) {
    List<T> both = new ArrayList<>(parts);
    both.addAll(other.parts);
    BitSet union = (BitSet) cells.clone();
    union.or(other.cells);
    return new Cluster<>(both, union, base);
  }

  Projection projection(Packing packing) {
    return Projection.of(cells, packing).orElseThrow();
  }
}
