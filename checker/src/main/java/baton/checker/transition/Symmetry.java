package baton.checker.transition;

import baton.checker.ground.Role;
import baton.checker.ground.Roles;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges of sort elements, as permutations of facts. By construction of the language (§11.1 of the semantics) a
 * protocol cannot tell its elements apart; those that are named from outside stay where they are.
 */
public final class Symmetry {
  /** No renaming but the one that changes nothing. */
  public static final Symmetry NONE = new Symmetry(Map.of(), Set.of());

  private final Map<Type.Sort, List<int[]>> exchanges;
  private final Set<Type.Sort> whole;

  private Symmetry(Map<Type.Sort, List<int[]>> exchanges, Set<Type.Sort> whole) {
    this.exchanges = exchanges;
    this.whole = whole;
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
    Map<Type.Sort, List<int[]>> exchanges = new LinkedHashMap<>();
    Set<Type.Sort> whole = new LinkedHashSet<>();
    for (Type.Sort sort : protocol.sorts()) {
      List<Integer> free = new ArrayList<>();
      for (int i = 0; i < sort.size(); i++) {
        if (!protocol.fixedElements().contains(sort.name() + "#" + i)) {
          free.add(i);
        }
      }
      List<int[]> all = new ArrayList<>();
      for (int i = 1; i < free.size(); i++) {
        new Exchange(system.atoms(), roles, sort, free.get(i - 1), free.get(i)).facts().ifPresent(all::add);
      }
      if (all.size() == free.size() - 1) {
        exchanges.put(sort, all);
        if (free.size() == sort.size()) {
          whole.add(sort);
        }
      }
    }
    return new Symmetry(exchanges, whole);
  }

  /** The sorts all of whose elements may be renamed. */
  public Set<Type.Sort> whole() {
    return whole;
  }

  /** Renamings of these sorts only. */
  public Symmetry onlyWhole() {
    Map<Type.Sort, List<int[]>> fewer = new LinkedHashMap<>(exchanges);
    fewer.keySet().retainAll(whole);
    return new Symmetry(fewer, whole);
  }

  /** All that a cube becomes under renamings, itself first; empty if that is more than {@code most}. */
  public Optional<List<Cube>> orbit(Cube cube, int most) {
    Set<Cube> seen = new LinkedHashSet<>();
    List<Cube> found = new ArrayList<>(List.of(cube));
    seen.add(cube);
    for (int i = 0; i < found.size(); i++) {
      for (List<int[]> ofSort : exchanges.values()) {
        for (int[] exchange : ofSort) {
          Cube image = found.get(i).map(f -> exchange[f]);
          if (seen.add(image)) {
            found.add(image);
          }
        }
      }
      if (found.size() > most) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }
}
