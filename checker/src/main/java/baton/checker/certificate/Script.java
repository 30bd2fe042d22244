package baton.checker.certificate;

import baton.checker.ground.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes assertions over one state, or over several behind each other, as a script that a solver reads. */
final class Script {
  private final Moments moments;
  private final String about;
  private final int states;

  /** {@code states}: how many there are; cell {@code i} of state {@code t} is cell {@code t * width + i}. */
  Script(Moments moments, String about, int states) {
    this.moments = moments;
    this.about = about;
    this.states = states;
  }

  Obligation obligation(String name, String says, List<Node> assertions) {
    SmtText text = new SmtText(sets());
    List<String> terms = assertions.stream().map(text::truth).toList();
    StringBuilder script = new StringBuilder();
    script.append("; ").append(moments.ground.protocol().name()).append(", ").append(about).append(": ").append(name)
        .append(". ").append(says).append("\n(set-logic QF_LIA)\n(set-info :status unsat)\n");
    for (int i = 0; i < states * moments.width(); i++) {
      long greatest = moments.greatest(i % moments.width());
      if (greatest > 0) {
        script.append(text.declaration(i, greatest));
      }
    }
    script.append(text.definitions());
    terms.forEach(t -> script.append("(assert ").append(t).append(")\n"));
    return new Obligation(name, script.append("(check-sat)\n(exit)\n").toString());
  }

  /** The cells of which single bits are read or written, in whichever of the states. */
  private Set<Integer> sets() {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < moments.cells; i++) {
      if (moments.ground.layout().isSet(i)) {
        found.add(i);
      }
    }
    for (Node n : moments.nodes.all()) {
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
