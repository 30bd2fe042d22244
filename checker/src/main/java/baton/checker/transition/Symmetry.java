package baton.checker.transition;

import baton.checker.ground.Role;
import baton.checker.ground.Roles;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges of sort elements, as permutations of facts. By construction of the language (§11.1 of the semantics) a
 * protocol cannot tell its elements apart; those that are named from outside stay where they are.
 *
 * @param exchanges of neighbouring elements: together they give every renaming
 */
public record Symmetry(List<int[]> exchanges) {
  /** No renaming but the one that changes nothing. */
  public static final Symmetry NONE = new Symmetry(List.of());

  public Symmetry {
    exchanges = List.copyOf(exchanges);
  }

  /**
   * All renamings under which the system is the same and that rename facts; of systems with memory, which is often
   * about particular elements, only that which changes nothing.
   */
  public static Symmetry of(TransitionSystem system) {
    Protocol protocol = system.ground().protocol();
    if (system.atoms().cells() > system.ground().layout().cells()) {
      return NONE;
    }
    List<Role> roles = Roles.of(system.ground().layout());
    List<int[]> all = new ArrayList<>();
    for (Type.Sort sort : protocol.sorts()) {
      int last = -1;
      for (int i = 0; i < sort.size(); i++) {
        if (!protocol.fixedElements().contains(sort.name() + "#" + i)) {
          if (last >= 0) {
            new Exchange(system.atoms(), roles, sort, last, i).facts().ifPresent(all::add);
          }
          last = i;
        }
      }
    }
    return new Symmetry(all);
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
