package baton.checker.spacer;

import baton.checker.transition.Atoms;
import baton.checker.transition.Cube;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Boxes of bits as clauses of facts. */
final class Facts {
  private static final int MOST = 1 << 14;

  private final Atoms atoms;
  private final Symmetry symmetry;

  Facts(TransitionSystem system) {
    atoms = system.atoms();
    symmetry = Symmetry.of(system);
  }

  /**
   * Clauses that exclude the boxes, each with all its renamings: what excludes also those is an invariant as well,
   * since renaming a run gives a run.
   */
  List<List<Cube>> clauses(List<Excluded.Box> boxes) throws Excluded.TooMuch {
    Set<Cube> open = new LinkedHashSet<>();
    for (Excluded.Box box : boxes) {
      open.addAll(cubes(box));
    }
    List<List<Cube>> clauses = new ArrayList<>();
    Set<Cube> done = new LinkedHashSet<>();
    for (Cube cube : open) {
      if (!done.contains(cube) && open.stream().noneMatch(o -> o.size() < cube.size() && o.isPartOf(cube))) {
        List<Cube> renamings = symmetry.orbit(cube, MOST)
            .orElseThrow(() -> new Excluded.TooMuch("one of its clauses has too many renamings"));
        done.addAll(renamings);
        clauses.add(renamings);
      }
    }
    return clauses;
  }

  private List<Cube> cubes(Excluded.Box box) throws Excluded.TooMuch {
    List<Cube> cubes = List.of(Cube.of());
    int digit = 0;
    for (int a = 0; a < atoms.size(); a++) {
      int from = digit;
      int atom = a;
      digit += Bits.digitsOf(atoms.get(a));
      int[] values = IntStream.range(0, atoms.get(a).values()).filter(v -> allows(box, from, atom, v)).toArray();
      if (values.length < atoms.get(a).values()) {
        cubes = with(cubes, a, values);
      }
    }
    return cubes;
  }

  private boolean allows(Excluded.Box box, int from, int atom, int value) {
    return IntStream.range(0, Bits.digitsOf(atoms.get(atom)))
        .noneMatch(d -> ((value >> d & 1) == 1 ? box.no() : box.yes()).get(from + d));
  }

  private List<Cube> with(List<Cube> cubes, int atom, int[] values) throws Excluded.TooMuch {
    List<Cube> more = new ArrayList<>();
    for (Cube cube : cubes) {
      for (int value : values) {
        more.add(cube.with(atoms.fact(atom, value)));
      }
      if (more.size() > MOST) {
        throw new Excluded.TooMuch("it has more than " + MOST + " cases");
      }
    }
    return more;
  }
}
