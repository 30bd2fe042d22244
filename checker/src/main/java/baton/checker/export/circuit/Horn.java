package baton.checker.export.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Constrained Horn clauses: {@code Reached} is true of every state that is reached, and of none in which an output is
 * true. One rule for all steps, for solvers do better on it than on one for each.
 */
final class Horn {
  private final Circuit circuit;
  private final SmtText text;

  private Horn(Circuit circuit) {
    this.circuit = circuit;
    text = new SmtText(circuit);
  }

  static String text(Circuit circuit) {
    return new Horn(circuit).write();
  }

  private static String next(String name) {
    return name + "'";
  }

  private String write() {
    StringBuilder out = text.header(
        "chc", "sat: none of these outputs is ever true, " + String.join(", ", names()) + "; unsat: one of them is.",
        "x' is x behind the step.");
    out.append("(set-logic HORN)\n(declare-fun Reached (").append("Bool ".repeat(circuit.latches().size()).strip())
        .append(") Bool)\n");
    UnaryOperator<String> now = UnaryOperator.identity();
    rule(latches(now), text.initial(now), reached(now), out);
    List<String> all = new ArrayList<>(latches(now));
    circuit.inputs().forEach(i -> all.add(i.name()));
    List<String> both = new ArrayList<>(all);
    both.addAll(latches(Horn::next));
    rule(both, "(and " + reached(now) + " " + text.step(now, Horn::next) + ")", reached(Horn::next), out);
    int bad = circuit.aig().or(circuit.outputs().stream().mapToInt(o -> o.literal(circuit.aig())).toArray());
    rule(all, "(and " + reached(now) + " " + text.term(bad, now) + ")", "false", out);
    return out.append("(check-sat)\n(exit)\n").toString();
  }

  private List<String> names() {
    return circuit.outputs().stream().map(Circuit.Output::name).toList();
  }

  private List<String> latches(UnaryOperator<String> time) {
    return circuit.latches().stream().map(l -> time.apply(l.name())).toList();
  }

  private String reached(UnaryOperator<String> time) {
    if (circuit.latches().isEmpty()) {
      return "Reached";
    }
    StringBuilder out = new StringBuilder("(Reached");
    latches(time).forEach(name -> out.append(' ').append(SmtText.symbol(name)));
    return out.append(')').toString();
  }

  private static void rule(List<String> variables, String body, String head, StringBuilder out) {
    String rule = "(=> " + body + "\n  " + head + ")";
    out.append("(assert ");
    if (!variables.isEmpty()) {
      out.append("(forall (");
      variables.forEach(v -> out.append('(').append(SmtText.symbol(v)).append(" Bool)"));
      out.append(")\n  ").append(rule).append(')');
    } else {
      out.append(rule);
    }
    out.append(")\n");
  }
}
