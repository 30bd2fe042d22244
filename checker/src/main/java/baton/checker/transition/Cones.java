package baton.checker.transition;

import baton.checker.sat.IntVector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which atoms literals of a graph depend on. */
public final class Cones {
  private final Aig aig;
  private final Atoms atoms;
  private final Map<Integer, int[]> known = new HashMap<>();
  private int[] seen = {};
  private int stamp;

  public Cones(TransitionSystem system) {
    aig = system.aig();
    atoms = system.atoms();
  }

  /** The atoms that a literal depends on, ascending. */
  public int[] atoms(int literal) {
    return known.computeIfAbsent(literal >> 1, this::search);
  }

  private int[] search(int root) {
    if (seen.length < aig.size()) {
      seen = Arrays.copyOf(seen, aig.size() * 2);
    }
    stamp++;
    IntVector found = new IntVector();
    IntVector open = new IntVector();
    open.add(root);
    while (!open.isEmpty()) {
      int number = open.removeLast();
      if (seen[number] == stamp || number == 0) {
        continue;
      }
      seen[number] = stamp;
      if (aig.isAnd(number)) {
        open.add(aig.left(number) >> 1);
        open.add(aig.right(number) >> 1);
      } else {
        found.add(atoms.atomOfInput(number));
      }
    }
    return Arrays.stream(found.toArray()).sorted().distinct().toArray();
  }
}
