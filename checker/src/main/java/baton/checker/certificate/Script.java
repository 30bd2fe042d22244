package baton.checker.certificate;

import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes assertions over one state, or over several behind each other, as a script that a solver reads. */
final class Script {
  private static final String LOGIC = "(set-logic QF_LIA)\n";

  private final Moments moments;
  private final String about;
  private final int states;

  /** {@code states}: how many there are; cell {@code i} of state {@code t} is cell {@code t * width + i}. */
  Script(Moments moments, String about, int states) {
    this.moments = moments;
    this.about = about;
    this.states = states;
  }

  /** An obligation that is one question: these assertions. */
  Obligation obligation(String name, String says, List<Node> assertions) {
    return new Obligation(name, () -> whole(name, says, assertions), Optional.empty());
  }

  /** An obligation that can be asked about case by case: that the premises exclude all of them. */
  Obligation obligation(String name, String says, Supports supports, List<Node> premises, List<Case> cases) {
    List<Node> assertions = new ArrayList<>(premises);
    assertions.add(any(cases));
    return new Obligation(
        name, () -> whole(name, says, assertions), Optional.of(new Pieces(this, moments.nodes, supports, premises, cases)));
  }

  /** That one of the cases is so. */
  Node any(List<Case> cases) {
    return moments.any(cases.stream().map(c -> moments.nodes.and(c.taken(), c.wrong())).toList());
  }

  private String whole(String name, String says, List<Node> assertions) {
    StringBuilder script = new StringBuilder();
    script.append("; ").append(moments.ground.protocol().name()).append(", ").append(about).append(": ").append(name)
        .append(". ").append(says).append('\n').append(LOGIC).append("(set-info :status unsat)\n");
    ask(assertions, IntStream.range(0, states * moments.width()), script);
    return script.append("(exit)\n").toString();
  }

  /** A script that asks whether the assertions of some question can be true. */
  String either(Collection<List<Node>> questions) {
    StringBuilder script = new StringBuilder(LOGIC);
    ask(List.of(moments.any(questions.stream().map(moments::all).toList())), script);
    return script.append("(exit)\n").toString();
  }

  /** Of the cells that are spoken of. */
  private void ask(List<Node> assertions, StringBuilder script) {
    ask(
        assertions,
        reachable(assertions).stream().filter(n -> n.op() == Node.Op.CELL).mapToInt(n -> (int) n.k()), script);
  }

  private void ask(List<Node> assertions, IntStream cells, StringBuilder script) {
    SmtText text = new SmtText(sets(reachable(assertions)));
    List<String> terms = assertions.stream().map(text::truth).toList();
    cells.forEach(cell -> {
      long greatest = moments.greatest(cell % moments.width());
      if (greatest > 0) {
        script.append(text.declaration(cell, greatest));
      }
    });
    script.append(text.definitions());
    terms.forEach(t -> script.append("(assert ").append(t).append(")\n"));
    script.append("(check-sat)\n");
  }

  private static Set<Node> reachable(List<Node> assertions) {
    Set<Node> found = new LinkedHashSet<>();
    List<Node> open = new ArrayList<>(assertions);
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (found.add(n)) {
        for (int i = 0; i < n.arity(); i++) {
          open.add(n.operand(i));
        }
      }
    }
    return found;
  }

  /** The cells of which single bits are read or written, in whichever of the states. */
  private Set<Integer> sets(Set<Node> nodes) {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < moments.cells; i++) {
      if (moments.ground.layout().isSet(i)) {
        found.add(i);
      }
    }
    for (Node n : nodes) {
      switch (n.op()) {
        case BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT, BIT_COUNT -> {
          mark(n.operand(0), found);
          if (n.op() != Node.Op.SHIFT_LEFT && n.op() != Node.Op.SHIFT_RIGHT && n.arity() > 1) {
            mark(n.operand(1), found);
          }
        }
        case CONST, CELL, NEXT, DID, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE -> { }
      }
    }
    Set<Integer> everywhere = new HashSet<>();
    for (int t = 0; t < states; t++) {
      for (int cell : found) {
        everywhere.add(t * moments.width() + cell);
      }
    }
    return everywhere;
  }

  private void mark(Node n, Set<Integer> found) {
    if (n.op() == Node.Op.CELL && n.hi() > 1) {
      found.add((int) n.k() % moments.width());
    } else if (n.op() == Node.Op.ITE) {
      mark(n.operand(1), found);
      mark(n.operand(2), found);
    }
  }
}
