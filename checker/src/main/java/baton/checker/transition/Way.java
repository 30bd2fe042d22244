package baton.checker.transition;

import baton.checker.ground.Node;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One way to begin, or to take a step with a label, as functions of the state before. Made when it is asked for.
 */
public final class Way {
  private static final int UNKNOWN = -1;

  private final int label;
  private final Node taken;
  private final Map<Integer, Node> changes;
  private final Atoms atoms;
  private final Blaster blaster;
  private final int[] changed;
  private final int[] images;
  private int guard = UNKNOWN;

  /** {@code label}: -1 for a beginning. */
  Way(int label, Node taken, Map<Integer, Node> changes, Atoms atoms, Blaster blaster) {
    this.label = label;
    this.taken = taken;
    this.changes = Map.copyOf(changes);
    this.atoms = atoms;
    this.blaster = blaster;
    changed = changes.keySet().stream()
        .sorted()
        .flatMapToInt(c -> java.util.stream.IntStream.range(atoms.first(c), atoms.first(c) + atoms.count(c)))
        .toArray();
    images = new int[changed.length == 0 ? 0 : atoms.fact(atoms.size() - 1, 0) + atoms.get(atoms.size() - 1).values()];
    Arrays.fill(images, UNKNOWN);
  }

  public int label() {
    return label;
  }

  /** True of the states from which it can be taken. */
  public int guard() {
    if (guard == UNKNOWN) {
      guard = blaster.truth(taken);
    }
    return guard;
  }

  /** The atoms that it may change, ascending. */
  public int[] changed() {
    return changed;
  }

  public boolean changes(int atom) {
    return changes.containsKey(atoms.get(atom).cell());
  }

  /** True of the states behind which the fact holds, where the way can be taken. */
  public int image(int fact) {
    Atoms.Atom atom = atoms.get(atoms.atomOf(fact));
    Optional<Node> change = Optional.ofNullable(changes.get(atom.cell()));
    if (change.isEmpty()) {
      return atoms.literal(fact);
    }
    if (images[fact] == UNKNOWN) {
      images[fact] = image(atom, change.get(), atoms.valueOf(fact));
    }
    return images[fact];
  }

  private int image(Atoms.Atom atom, Node change, int value) {
    if (atom.bit() < 0) {
      return blaster.is(change, value);
    }
    int[] word = blaster.number(change);
    int bit = word[Math.min(atom.bit(), word.length - 1)];
    return value == 1 ? bit : Aig.not(bit);
  }
}
