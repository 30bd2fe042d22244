package baton.checker.explicit.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In which order and under which tests ways to take a step are tried. */
sealed interface Tree {
  /** One way, if its condition holds. */
  record Single(Program.Way way) implements Tree {}

  /**
   * The ways of one label, one after the other.
   *
   * @param ways singles, or sequences of them
   * @param allowed for some cells the values at which one of them may be taken, as bits
   */
  record Leaf(List<Tree> ways, Map<Integer, Long> allowed) implements Tree {
    public Leaf {
      ways = List.copyOf(ways);
      allowed = Map.copyOf(allowed);
    }
  }

  /** One after the other. */
  record Sequence(List<Tree> parts) implements Tree {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** By the value of a cell; for a value without a case there is nothing to do. */
  record Switch(int cell, Map<Integer, Tree> cases) implements Tree {
    public Switch {
      cases = new TreeMap<>(cases);
    }
  }

  /** What is tried within this. */
  default List<Tree> parts() {
    return switch (this) {
      case Single _ -> List.of();
      case Leaf(List<Tree> ways, _) -> ways;
      case Sequence(List<Tree> parts) -> parts;
      case Switch(_, Map<Integer, Tree> cases) -> List.copyOf(cases.values());
    };
  }

  /** How many leaves must depend on a cell before it is worth a test of its own. */
  int WORTH = 3;

  /** At how many values of a cell a leaf may stand in a switch on it; each is a copy of its code. */
  int COPIES = 2;

  /** A tree over leaves, each tried as few times as is cheap to see. */
  static Tree of(List<Leaf> leaves) {
    Map<Integer, Integer> worth = new TreeMap<>();
    for (Leaf leaf : leaves) {
      leaf.allowed().forEach((cell, values) -> {
        if (Long.bitCount(values) <= COPIES) {
          worth.merge(cell, 1, Integer::sum);
        }
      });
    }
    int best = -1;
    for (Map.Entry<Integer, Integer> e : worth.entrySet()) {
      if (e.getValue() >= WORTH && (best < 0 || e.getValue() > worth.getOrDefault(best, 0))) {
        best = e.getKey();
      }
    }
    if (best < 0) {
      return new Sequence(List.copyOf(leaves));
    }
    Map<Integer, List<Leaf>> cases = new TreeMap<>();
    List<Leaf> others = new ArrayList<>();
    for (Leaf leaf : leaves) {
      Long values = leaf.allowed().get(best);
      if (values == null || Long.bitCount(values) > COPIES) {
        others.add(leaf);
        continue;
      }
      Map<Integer, Long> rest = new HashMap<>(leaf.allowed());
      rest.remove(best);
      for (long v = values; v != 0; v &= v - 1) {
        cases.computeIfAbsent(Long.numberOfTrailingZeros(v), _ -> new ArrayList<>()).add(new Leaf(leaf.ways(), rest));
      }
    }
    if (cases.isEmpty()) { // none of them is ever taken
      return of(others);
    }
    Map<Integer, Tree> trees = new TreeMap<>();
    cases.forEach((value, some) -> trees.put(value, of(some)));
    Tree tested = new Switch(best, trees);
    return others.isEmpty() ? tested : new Sequence(List.of(tested, of(others)));
  }
}
