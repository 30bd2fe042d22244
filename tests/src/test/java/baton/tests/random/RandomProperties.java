package baton.tests.random;

import baton.tests.random.Expressions.Readable;
import baton.tests.random.Expressions.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Random properties of every kind, with the operators that each may use. */
final class RandomProperties {
  private final Source source;
  private final Expressions expressions;
  private final List<Readable> variables;
  private final Vocabulary state;
  private final List<String> lines = new ArrayList<>();

  /** {@code state}: what may be said of a state alone. */
  RandomProperties(Source source, Expressions expressions, List<Readable> variables, Vocabulary state) {
    this.source = source;
    this.expressions = expressions;
    this.variables = variables;
    this.state = state;
  }

  /** {@code full}: with what is enabled; {@code step}: with what was done. To be called once. */
  List<String> lines(Vocabulary full, Vocabulary step) {
    lines.add("invariant i0 { " + expressions.bool(full, 2) + " }");
    if (source.chance(50)) {
      GenType t = source.of(state.scalars());
      lines.add("invariant i1(q: " + t.text() + ") { " + expressions.bool(full.with(new Readable("q", t)), 2) + " }");
    }
    lines.add("transition t0 { " + transition(step) + " }");
    lines.add("reach e0 { " + expressions.bool(full, 2) + " }");
    if (source.chance(40)) {
      lines.add("invariant h0 { " + past(step, 2) + " }");
    }
    if (source.chance(40)) {
      lines.add("property s0 { always (" + past(step, 1) + " implies " + safety(step) + ") }");
    }
    if (source.chance(20)) {
      lines.add("property s1 { " + safety(step) + " }");
    }
    several("invariant m0", full);
    several("transition m1", step);
    if (source.chance(20)) {
      lines.add("property m2 { " + past(step, 1) + " implies true;\n always (" + past(step, 1) + " implies true) }");
    }
    return lines;
  }

  /** A property of which each condition is likely to hold and has a left side that may never be true. */
  private void several(String head, Vocabulary v) {
    if (!source.chance(40)) {
      return;
    }
    List<String> conditions = new ArrayList<>();
    for (int n = source.between(2, 4); n > 0; n--) {
      String q = expressions.fresh("q");
      GenType t = source.of(state.scalars());
      Vocabulary bound = v.with(new Readable(q, t));
      conditions.add(switch (source.below(5)) {
        case 0 -> "all " + q + ": " + t.text() + " where " + expressions.bool(bound, 1) + " { "
            + expressions.bool(bound, 1) + " implies true; true or " + expressions.bool(bound, 0) + " }";
        case 1 -> expressions.bool(v, 1) + " implies " + expressions.bool(v, 1);
        case 2 -> "true or " + expressions.bool(v, 1);
        default -> expressions.bool(v, 1) + " and " + expressions.bool(v, 1) + " implies true";
      });
    }
    lines.add(head + " {\n  " + String.join(";\n  ", conditions) + "\n}");
  }

  private String transition(Vocabulary v) {
    Readable x = source.of(variables);
    return source.chance(50)
        ? "(" + x.text() + "' == " + x.text() + ") or " + expressions.bool(v, 1)
        : "(" + expressions.bool(state, 1) + ")' or " + expressions.bool(v, 1);
  }

  private String past(Vocabulary v, int depth) {
    if (depth == 0) {
      return expressions.bool(v, 1);
    }
    return switch (source.below(6)) {
      case 0 -> "(once " + past(v, depth - 1) + ")";
      case 1 -> "(historically " + past(v, depth - 1) + ")";
      case 2 -> "(previously " + past(v, depth - 1) + ")";
      case 3 -> "(" + past(v, depth - 1) + " since " + past(v, depth - 1) + ")";
      case 4 -> "(" + past(v, depth - 1) + " weaksince " + past(v, depth - 1) + ")";
      default -> "(" + past(v, depth - 1) + source.of(List.of(" or ", " implies ")) + past(v, depth - 1) + ")";
    };
  }

  private String safety(Vocabulary v) {
    return switch (source.below(5)) {
      case 0 -> "(next " + expressions.bool(v, 1) + ")";
      case 1 -> "(always " + expressions.bool(v, 1) + ")";
      case 2 -> "(" + expressions.bool(v, 1) + " release " + expressions.bool(v, 1) + ")";
      case 3 -> "((always " + expressions.bool(v, 0) + ") or (next " + expressions.bool(v, 0) + "))";
      default -> expressions.bool(v, 1);
    };
  }
}
