package baton.checker.transition;

import baton.checker.ground.Layout;
import baton.checker.ground.Renaming;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges of sort elements, as permutations of facts. Elements that are named from outside stay where they are.
 *
 * @param exchanges of neighbouring elements: together they give every renaming
 */
public record Symmetry(List<int[]> exchanges) {
  /** No renaming but the one that changes nothing. */
  public static final Symmetry NONE = new Symmetry(List.of());

  public Symmetry {
    exchanges = List.copyOf(exchanges);
  }

  /** All renamings under which the system is the same; of systems with memory, only that which changes nothing. */
  public static Symmetry of(TransitionSystem system) {
    Protocol protocol = system.ground().protocol();
    Layout layout = system.ground().layout();
    if (system.atoms().cells() > layout.cells()) {
      return NONE;
    }
    List<int[]> all = new ArrayList<>();
    for (Type.Sort sort : protocol.sorts()) {
      int last = -1;
      for (int i = 0; i < sort.size(); i++) {
        if (protocol.fixedElements().contains(sort.name() + "#" + i)) {
          continue;
        }
        if (last >= 0) {
          permutation(system.atoms(), Renaming.exchange(layout, sort, last, i)).ifPresent(all::add);
        }
        last = i;
      }
    }
    return new Symmetry(all);
  }

  private static Optional<int[]> permutation(Atoms atoms, Renaming renaming) {
    int[] image = new int[atoms.facts()];
    for (int f = 0; f < image.length; f++) {
      Atoms.Atom atom = atoms.get(atoms.atomOf(f));
      Optional<Renaming.Fact> renamed =
          renaming.of(new Renaming.Fact(atom.cell(), atom.bit(), atoms.valueOf(f)));
      if (renamed.isEmpty()) {
        return Optional.empty();
      }
      Renaming.Fact to = renamed.get();
      image[f] = atoms.fact(atoms.first(to.cell()) + Math.max(0, to.bit()), (int) to.value());
    }
    return Optional.of(image);
  }

  /** All that a cube becomes under renamings, itself first; empty if that is more than {@code most}. */
  public Optional<List<Cube>> orbit(Cube cube, int most) {
    Set<Cube> seen = new LinkedHashSet<>();
    List<Cube> found = new ArrayList<>(List.of(cube));
    seen.add(cube);
    for (int i = 0; i < found.size(); i++) {
      for (int[] exchange : exchanges) {
        Cube image = found.get(i).map(f -> exchange[f]);
        if (seen.add(image)) {
          found.add(image);
        }
      }
      if (found.size() > most) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }
}
