package baton.checker.explicit;

import baton.checker.explicit.code.Truths;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Node;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search looks for, arranged as lists of nodes for which code is made.
 *
 * @param groups questions that are asked at the same moments, at most {@link Truths#MOST} in each
 * @param terminal where a run may end, as a list of one
 * @param deadlock the number of the question about deadlocks, or -1
 * @param wellDefined the number of the question about illness, or -1
 */
record Interest(List<Group> groups, List<Node> terminal, int deadlock, int wellDefined, int questions) {
  /** When a question is asked. */
  enum Moment {
    /** Of every state. */
    STATE,
    /** Of every instant: the first one, and then each step with the state behind it. */
    INSTANT,
    /** Of every step. */
    STEP
  }

  /**
   * Some questions.
   *
   * @param numbers which ones
   * @param hits for each where it is decided
   * @param met for each where its left side is true; true where it has none
   * @param sided for each whether it has a left side
   */
  record Group(Moment moment, List<Integer> numbers, List<Node> hits, List<Node> met, List<Boolean> sided) {
    Group {
      numbers = List.copyOf(numbers);
      hits = List.copyOf(hits);
      met = List.copyOf(met);
      sided = List.copyOf(sided);
    }
  }

  Interest {
    groups = List.copyOf(groups);
    terminal = List.copyOf(terminal);
  }

  static Interest of(GroundProtocol ground, List<Question> questions) {
    List<Group> groups = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < questions.size(); i++) {
        if (questions.get(i).judges().isPresent() && moment(questions.get(i)) == moment) {
          numbers.add(i);
        }
      }
      for (int from = 0; from < numbers.size(); from += Truths.MOST) {
        List<Integer> some = numbers.subList(from, Math.min(numbers.size(), from + Truths.MOST));
        List<Judges> judges = some.stream().map(i -> questions.get(i).judges().orElseThrow()).toList();
        groups.add(new Group(
            moment, some, judges.stream().map(Judges::hit).toList(),
            judges.stream().map(j -> j.met().orElse(ground.nodes().bool(true))).toList(),
            judges.stream().map(j -> j.met().isPresent()).toList()));
      }
    }
    int deadlock = -1;
    int wellDefined = -1;
    for (int i = 0; i < questions.size(); i++) {
      deadlock = questions.get(i).goal() instanceof Goal.Deadlock ? i : deadlock;
      wellDefined = questions.get(i).goal() instanceof Goal.WellDefined ? i : wellDefined;
    }
    return new Interest(groups, List.of(ground.terminal()), deadlock, wellDefined, questions.size());
  }

  private static Moment moment(Question q) {
    Judges judges = q.judges().orElseThrow();
    if (q.goal() instanceof Goal.EveryStep) {
      return Moment.STEP;
    }
    return judges.onEdges() || q.hasMemory() ? Moment.INSTANT : Moment.STATE;
  }

  /** Every list of nodes whose truths are asked for. */
  List<List<Node>> asked() {
    List<List<Node>> all = new ArrayList<>(List.of(terminal));
    for (Group g : groups) {
      all.add(g.hits());
      all.add(g.met());
    }
    return all;
  }
}
