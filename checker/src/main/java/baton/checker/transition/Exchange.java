package baton.checker.transition;

import baton.checker.ground.Leaves;
import baton.checker.ground.Role;
import baton.models.value.Type;
import java.util.List;
import java.util.Optional;

/** What becomes of facts if two elements of a sort change their names. */
final class Exchange {
  private final Atoms atoms;
  private final List<Role> roles;
  private final Type.Sort sort;
  private final int one;
  private final int other;

  Exchange(Atoms atoms, List<Role> roles, Type.Sort sort, int one, int other) {
    this.atoms = atoms;
    this.roles = roles;
    this.sort = sort;
    this.one = one;
    this.other = other;
  }

  private int name(int element) {
    return element == one ? other : element == other ? one : element;
  }

  /** The fact that each becomes; empty if some is not about one atom any more. */
  Optional<int[]> facts() {
    int[] image = new int[atoms.facts()];
    for (int atom = 0; atom < atoms.size(); atom++) {
      for (int v = 0; v < atoms.get(atom).values(); v++) {
        int renamed = fact(atoms.get(atom), v);
        if (renamed < 0) {
          return Optional.empty();
        }
        image[atoms.fact(atom, v)] = renamed;
      }
    }
    return Optional.of(image);
  }

  private int fact(Atoms.Atom atom, int value) {
    Role role = roles.get(atom.cell());
    int cell = cell(atom.cell(), role);
    boolean whole = atom.bit() < 0;
    return switch (role.content()) {
      case Role.Content.Plain _ -> fact(cell, atom.bit(), value);
      case Role.Content.Element(Type.Sort s, int offset) -> {
        if (!s.equals(sort)) {
          yield fact(cell, atom.bit(), value);
        }
        // where the content may mean nothing, 0 is no element, or it is
        yield whole && role.presence().isEmpty()
            ? fact(cell, -1, value < offset ? value : name(value - offset) + offset)
            : -1;
      }
      case Role.Content.Members(Type.Sort s, int from, int count) -> {
        if (!s.equals(sort)) {
          yield fact(cell, atom.bit(), value);
        }
        if (whole) {
          yield from == 0 && count == s.size() ? fact(cell, -1, members(value, count)) : -1;
        }
        int element = name(from + count - 1 - atom.bit());
        int chunk = element / Leaves.CHUNK;
        int inChunk = Math.min(Leaves.CHUNK, s.size() - chunk * Leaves.CHUNK) - 1 - element % Leaves.CHUNK;
        yield fact(cell + chunk - from / Leaves.CHUNK, inChunk, value);
      }
    };
  }

  private int cell(int cell, Role role) {
    int to = cell;
    for (Role.Key key : role.keys()) {
      if (key.sort().equals(sort)) {
        to += key.stride() * (name(key.element()) - key.element());
      }
    }
    return to;
  }

  private int members(int bits, int count) {
    int renamed = 0;
    for (int e = 0; e < count; e++) {
      renamed |= (bits >> count - 1 - e & 1) << count - 1 - name(e);
    }
    return renamed;
  }

  private int fact(int cell, int bit, int value) {
    return atoms.fact(atoms.first(cell) + Math.max(0, bit), value);
  }
}
