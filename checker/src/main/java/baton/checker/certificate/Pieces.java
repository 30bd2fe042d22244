package baton.checker.certificate;

import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An obligation in pieces: that premises exclude each of some cases. A case is asked about with few premises, those that
 * speak of the same cells: if they exclude it, all of them do. And of cases that differ only in what their cells are
 * called, as those of interchangeable devices do, one is asked about.
 */
final class Pieces {
  private static final int FEW = 6; // cells of which a condition speaks
  private static final int MOST_CHOICES = 16;
  private static final int MOST_CONDITIONS = 12; // those of more speak of what has nothing to do with it
  private static final int MOST_SHAPES = 256; // more are not alike, and have no advantage over the whole
  private static final int POLL = 64; // cases looked at between two questions whether to stop

  private final Script script;
  private final Nodes nodes;
  private final List<Node> premises;
  private final List<Case> cases;
  private final Supports supports;
  private final Map<Integer, Integer> speakOf = new HashMap<>(); // how many premises, of each cell
  private long speakings; // of all cells
  private Optional<Questions> questions = Optional.empty();
  private final Map<Node, List<List<Node>>> choices = new HashMap<>(); // of what is met when a step is taken
  private final Map<Integer, List<Node>> byRarest = new HashMap<>(); // by the cell of which few others speak

  Pieces(Script script, Nodes nodes, Supports supports, List<Node> premises, List<Case> cases) {
    this.script = script;
    this.nodes = nodes;
    this.supports = supports;
    this.premises = List.copyOf(premises);
    this.cases = List.copyOf(cases);
    List<Node> distinct = List.copyOf(new LinkedHashSet<>(premises));
    for (Node p : distinct) {
      BitSet support = supports.of(p);
      for (int cell = support.nextSetBit(0); cell >= 0; cell = support.nextSetBit(cell + 1)) {
        speakOf.merge(cell, 1, Integer::sum);
        speakings++;
      }
    }
    distinct.forEach(p -> byRarest.computeIfAbsent(rarest(supports.of(p)), _ -> new ArrayList<>()).add(p));
  }

  /** The cell of which the fewest premises speak; -1 of none. */
  private int rarest(BitSet cells) {
    int rarest = -1;
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (rarest < 0 || speakOf.getOrDefault(cell, 0) < speakOf.getOrDefault(rarest, 0)) {
        rarest = cell;
      }
    }
    return rarest;
  }

  /**
   * What SMTInterpol says to the obligation: {@code unsat} if it is shown.
   *
   * @param shapes what is known of pieces; receives what turns out
   */
  String answer(Shapes shapes, BooleanSupplier stop) {
    List<Case> left = withoutThoseShown(shapes, stop);
    if (left.isEmpty()) {
      return "unsat";
    }
    List<Node> all = new ArrayList<>(premises);
    all.add(script.any(left));
    return SmtInterpol.answer(script.either(List.of(all)), stop);
  }

  /** Asks about the pieces of all these at once, which is cheaper. */
  static void together(List<Pieces> all, Shapes shapes, BooleanSupplier stop) {
    Map<String, List<Node>> asked = new LinkedHashMap<>();
    all.forEach(p -> p.questions(shapes, stop).ifPresent(q -> asked.putAll(q.asked())));
    if (asked.size() <= MOST_SHAPES && !all.isEmpty()) {
      shapes.ask(all.getFirst().script, asked, stop);
    }
  }

  /**
   * What is to be asked.
   *
   * @param cases for each case the shapes of its questions
   * @param asked for each shape of which nothing was known such a question
   */
  private record Questions(List<List<String>> cases, Map<String, List<Node>> asked) {}

  /** Written once; empty if there are too many, or somebody says stop. */
  private Optional<Questions> questions(Shapes known, BooleanSupplier stop) {
    if (questions.isEmpty()) {
      Map<String, List<Node>> asked = new LinkedHashMap<>();
      List<List<String>> shapes = new ArrayList<>();
      Map<String, String> interned = new HashMap<>();
      for (Case one : cases) {
        List<String> own = new ArrayList<>();
        for (List<Node> assertions : narrow(one)) {
          String shape = interned.computeIfAbsent(Shape.of(assertions), s -> s);
          own.add(shape);
          if (!known.isAsked(shape)) {
            asked.putIfAbsent(shape, assertions);
          }
        }
        shapes.add(own);
        if (asked.size() > MOST_SHAPES || shapes.size() % POLL == 0 && stop.getAsBoolean()) {
          return Optional.empty();
        }
      }
      questions = Optional.of(new Questions(shapes, asked));
    }
    return questions;
  }

  /** The cases that few premises do not exclude: it may be that others do. */
  private List<Case> withoutThoseShown(Shapes known, BooleanSupplier stop) {
    Optional<Questions> all = questions(known, stop);
    if (all.isEmpty()) {
      return cases;
    }
    known.ask(script, all.get().asked(), stop);
    List<Case> left = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      if (!known.areExcluded(all.get().cases().get(i))) {
        left.add(cases.get(i));
      }
    }
    return left;
  }

  /** What speaks of what is wrong and of what simple conditions beside it speak of; one question for each choice. */
  private List<List<Node>> narrow(Case one) {
    List<List<Node>> questions = new ArrayList<>();
    for (List<Node> conditions : choices.computeIfAbsent(one.taken(), this::choices)) {
      BitSet wrong = supports.of(one.wrong());
      BitSet cells = (BitSet) wrong.clone();
      for (Node c : conditions) {
        BitSet s = supports.of(c);
        if (s.cardinality() <= FEW
            && (conditions.size() <= MOST_CONDITIONS || s.intersects(wrong) || s.stream().allMatch(this::isCommon))) {
          cells.or(s);
        }
      }
      List<Node> all = inside(cells);
      addThoseInside(cells, conditions, all);
      all.add(one.wrong());
      questions.add(all);
    }
    return questions;
  }

  /** The conditions of a step; where one speaks of much and can be met in several ways, those for each way. */
  private List<List<Node>> choices(Node taken) {
    List<List<Node>> all = new ArrayList<>(List.of(new ArrayList<>()));
    List<Node> conditions = new ArrayList<>();
    Case.conjuncts(nodes, taken, conditions);
    for (Node c : conditions) {
      List<Node> ways = new ArrayList<>();
      if (supports.of(c).cardinality() > FEW) {
        Case.disjuncts(nodes, c, ways);
      }
      if (ways.size() < 2 || ways.size() * all.size() > MOST_CHOICES) {
        all.forEach(a -> a.add(c));
        continue;
      }
      List<List<Node>> more = new ArrayList<>();
      for (List<Node> sofar : all) {
        for (Node way : ways) {
          List<Node> chosen = new ArrayList<>(sofar);
          Case.conjuncts(nodes, way, chosen);
          more.add(chosen);
        }
      }
      all = more;
    }
    return all;
  }

  /** The premises that speak of nothing but these cells. */
  private List<Node> inside(BitSet cells) {
    List<Node> found = new ArrayList<>(byRarest.getOrDefault(-1, List.of())); // those that speak of none
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      addThoseInside(cells, byRarest.getOrDefault(cell, List.of()), found);
    }
    return found;
  }

  private void addThoseInside(BitSet cells, List<Node> of, List<Node> into) {
    for (Node n : of) {
      BitSet support = supports.of(n);
      int cell = support.nextSetBit(0);
      while (cell >= 0 && cells.get(cell)) {
        cell = support.nextSetBit(cell + 1);
      }
      if (cell < 0) {
        into.add(n);
      }
    }
  }

  /** Whether much more is said of a cell than of others. */
  private boolean isCommon(int cell) {
    return (long) speakOf.getOrDefault(cell, 0) * speakOf.size() > 2 * speakings;
  }
}
