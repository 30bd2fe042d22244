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
 * @param hits where questions are decided; groups are asked at the same moments, at most {@link Truths#MOST} in each
 * @param met where their left sides are true
 * @param firstSides of each question the number of its first left side; one more is the number of all
 * @param terminal where a run may end, as a list of one
 * @param deadlock the number of the question about deadlocks, or -1
 * @param wellDefined the number of the question about illness, or -1
 */
record Interest(
    List<Group> hits, List<Group> met, List<Integer> firstSides, List<Node> terminal, int deadlock, int wellDefined) {
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
   * Something that is asked of some questions.
   *
   * @param numbers of the questions, or of left sides as {@link #side} has them
   * @param nodes for each where it is true
   */
  record Group(Moment moment, List<Integer> numbers, List<Node> nodes) {
    Group {
      numbers = List.copyOf(numbers);
      nodes = List.copyOf(nodes);
    }
  }

  Interest {
    hits = List.copyOf(hits);
    met = List.copyOf(met);
    firstSides = List.copyOf(firstSides);
    terminal = List.copyOf(terminal);
  }

  static Interest of(GroundProtocol ground, List<Question> questions) {
    List<Group> hits = new ArrayList<>();
    List<Group> met = new ArrayList<>();
    List<Integer> firstSides = new ArrayList<>(List.of(0));
    questions.forEach(q -> firstSides.add(firstSides.getLast() + q.sides()));
    for (Moment moment : Moment.values()) {
      List<Integer> numbers = new ArrayList<>();
      List<Node> nodes = new ArrayList<>();
      List<Integer> sides = new ArrayList<>();
      List<Node> left = new ArrayList<>();
      for (int i = 0; i < questions.size(); i++) {
        if (questions.get(i).judges().isPresent() && moment(questions.get(i)) == moment) {
          Judges judges = questions.get(i).judges().get();
          numbers.add(i);
          nodes.add(judges.hit());
          for (int side = 0; side < judges.met().size(); side++) {
            sides.add(firstSides.get(i) + side);
            left.add(judges.met().get(side));
          }
        }
      }
      hits.addAll(groups(moment, numbers, nodes));
      met.addAll(groups(moment, sides, left));
    }
    int deadlock = -1;
    int wellDefined = -1;
    for (int i = 0; i < questions.size(); i++) {
      deadlock = questions.get(i).goal() instanceof Goal.Deadlock ? i : deadlock;
      wellDefined = questions.get(i).goal() instanceof Goal.WellDefined ? i : wellDefined;
    }
    return new Interest(hits, met, firstSides, List.of(ground.terminal()), deadlock, wellDefined);
  }

  private static List<Group> groups(Moment moment, List<Integer> numbers, List<Node> nodes) {
    List<Group> groups = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += Truths.MOST) {
      int to = Math.min(numbers.size(), from + Truths.MOST);
      groups.add(new Group(moment, numbers.subList(from, to), nodes.subList(from, to)));
    }
    return groups;
  }

  int questions() {
    return firstSides.size() - 1;
  }

  /** How many left sides all questions have. */
  int sides() {
    return firstSides.getLast();
  }

  /** The number of a left side: that of a question's left sides. */
  int side(int question, int i) {
    return firstSides.get(question) + i;
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
    hits.forEach(g -> all.add(g.nodes()));
    met.forEach(g -> all.add(g.nodes()));
    return all;
  }
}
