package baton.checker.explicit.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a tree over the ways to take a step, each tried as few times, and as simply, as is cheap to see. */
final class Decisions {
  /** How many labels must depend on a cell before it is worth a test of its own. */
  private static final int WORTH = 3;

  /** At how many values of a cell a label may stand in a switch on it; each is a copy of its code. */
  private static final int COPIES = 2;

  private final Specialiser specialiser = new Specialiser();

  /**
   * The ways of one label.
   *
   * @param allowed for some cells the values at which one of them may be taken, as bits
   */
  private record Choice(List<Program.Way> ways, Map<Integer, Long> allowed) {
    static Choice of(List<Program.Way> ways) {
      List<Program.Way> all =
          ways.size() > 1 ? ways : List.of(new Program.Way(ways.getFirst().resolution(), true)); // nothing to compare with
      return new Choice(all, Allowed.byAny(ways));
    }

    /** Whether it may stand in a switch on a cell. */
    boolean dependsOn(int cell) {
      return allowed.containsKey(cell) && Long.bitCount(allowed.get(cell)) <= COPIES;
    }
  }

  private Decisions() {}

  /** Over the ways of each label; the ways of one label stay together. */
  static Tree tree(Collection<List<Program.Way>> labels) {
    Decisions decisions = new Decisions();
    return decisions.tree(labels.stream()
        .map(ways -> Choice.of(ways.stream().map(decisions.specialiser::ours).toList())).toList());
  }

  private Tree tree(List<Choice> choices) {
    Optional<Integer> best = best(choices);
    if (best.isEmpty()) {
      return new Tree.Sequence(choices.stream().<Tree>map(Decisions::leaf).toList());
    }
    int cell = best.get();
    List<Choice> others = choices.stream().filter(c -> !c.dependsOn(cell)).toList();
    Tree tested = tested(cell, choices.stream().filter(c -> c.dependsOn(cell)).toList());
    return others.isEmpty() ? tested : new Tree.Sequence(List.of(tested, tree(others)));
  }

  /** The cell on which most labels depend, the first of equal ones. */
  private static Optional<Integer> best(List<Choice> choices) {
    Map<Integer, Integer> worth = new TreeMap<>();
    for (Choice c : choices) {
      c.allowed().keySet().stream().filter(c::dependsOn).forEach(cell -> worth.merge(cell, 1, Integer::sum));
    }
    int most = worth.values().stream().mapToInt(n -> n).max().orElse(0);
    return most < WORTH
        ? Optional.empty()
        : worth.entrySet().stream().filter(e -> e.getValue() == most).map(Map.Entry::getKey).findFirst();
  }

  private Tree tested(int cell, List<Choice> choices) {
    Map<Integer, List<Choice>> cases = new TreeMap<>();
    Map<Integer, Specialiser.Case> known = new TreeMap<>();
    for (Choice choice : choices) {
      for (long v = choice.allowed().getOrDefault(cell, 0L); v != 0; v &= v - 1) {
        int value = Long.numberOfTrailingZeros(v);
        Specialiser.Case here = known.computeIfAbsent(value, n -> specialiser.where(cell, n));
        List<Program.Way> left = choice.ways().stream().flatMap(way -> here.of(way).stream()).toList();
        if (!left.isEmpty()) {
          cases.computeIfAbsent(value, _ -> new ArrayList<>()).add(Choice.of(left));
        }
      }
    }
    Map<Integer, Tree> trees = new TreeMap<>();
    cases.forEach((value, some) -> trees.put(value, tree(some)));
    return trees.isEmpty() ? new Tree.Sequence(List.of()) : new Tree.Switch(cell, trees);
  }

  private static Tree leaf(Choice choice) {
    return new Tree.Leaf(choice.ways().stream().<Tree>map(Tree.Single::new).toList());
  }
}
