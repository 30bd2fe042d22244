package baton.checker.pdr;

import baton.checker.pdr.Predecessors.Answer;
import baton.checker.transition.Cube;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Finds facts, and pairs of facts, that never hold in a state that is reached, whatever is asked of the protocol: of
 * those that no random run met, the most that are inductive together (Flanagan and Leino, Houdini, FME 2001). A
 * designer would call most of them obvious, but a search that has to learn them one by one, as far as it needs them
 * for a few steps, is lost among their halves.
 */
final class Pairs extends OptionalLemmas {
  private static final int MOST_FACTS = 2000;
  private static final int MOST_CLAUSES = 50_000;
  private static final int MOST_CANDIDATES = 5000;

  private final TransitionSystem system;
  private final BooleanSupplier stop;
  private final TreeSet<Integer> left = new TreeSet<>();
  private final Set<Integer> needed = new LinkedHashSet<>();
  private int clauses;

  private Pairs(TransitionSystem system, BooleanSupplier stop) {
    super(system, stop);
    this.system = system;
    this.stop = stop;
  }

  /**
   * Clauses that hold in all states that are reached, inductive together, each with its renamings.
   *
   * @throws Stopped soon after {@code stop} says so
   */
  static List<List<Cube>> of(TransitionSystem system, BooleanSupplier stop) {
    if (system.atoms().facts() > MOST_FACTS) {
      return List.of();
    }
    BitSet[] met = Samples.of(system, stop);
    if (Arrays.stream(met).allMatch(BitSet::isEmpty)) {
      return List.of(); // no run begins
    }
    Pairs pairs = new Pairs(system, stop);
    pairs.propose(Symmetry.of(system), met);
    pairs.drop();
    return pairs.left.stream().map(i -> pairs.lemma(i).cubes()).toList();
  }

  @Override
  public int[] frame(int level) {
    return left.stream().mapToInt(this::activation).toArray();
  }

  @Override
  void needed(int candidate) {
    needed.add(candidate);
  }

  /** Proposes what was not met, one of each class of those that are the same but for the names of elements. */
  private void propose(Symmetry symmetry, BitSet[] met) {
    Set<Cube> seen = new HashSet<>();
    for (int f = 0; f < met.length; f++) {
      for (int g = f; g < met.length; g++) {
        if (clauses >= MOST_CLAUSES || size() >= MOST_CANDIDATES) {
          return;
        }
        boolean isProposed = f == g
            ? !met[f].get(f)
            : met[f].get(f) && met[g].get(g) && !met[f].get(g) && system.atoms().atomOf(f) != system.atoms().atomOf(g);
        Cube cube = f == g ? Cube.of(f) : Cube.of(f, g);
        if (isProposed && !seen.contains(cube)) {
          symmetry.orbit(cube, MOST_CLAUSES).ifPresent(orbit -> {
            seen.addAll(orbit);
            if (orbit.stream().noneMatch(c -> met[c.get(0)].get(c.get(c.size() - 1)))) {
              propose(new Lemma(orbit));
            }
          });
        }
      }
      goOn();
    }
  }

  private void propose(Lemma lemma) {
    left.add(size());
    clauses += lemma.cubes().size();
    add(lemma);
  }

  /** Drops what an initial state has or a step leads to, until all that is left keeps itself out. */
  private void drop() {
    Predecessors predecessors = new Predecessors(system, this);
    Map<Integer, Set<Integer>> restOn = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>(left);
    Set<Integer> isOpen = new HashSet<>(left);
    while (!open.isEmpty()) {
      goOn();
      int candidate = open.remove();
      isOpen.remove(candidate);
      if (!left.contains(candidate)) {
        continue;
      }
      needed.clear();
      Cube cube = lemma(candidate).first();
      if (predecessors.isInitial(cube) || !(predecessors.before(cube, 1) instanceof Answer.None)) {
        left.remove(candidate);
        restOn.getOrDefault(candidate, Set.of()).stream().filter(isOpen::add).forEach(open::add);
      } else {
        needed.forEach(n -> restOn.computeIfAbsent(n, _ -> new LinkedHashSet<>()).add(candidate));
      }
    }
  }

  private void goOn() {
    if (stop.getAsBoolean()) {
      throw new Stopped();
    }
  }
}
