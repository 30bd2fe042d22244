package baton.checker.export.circuit;

import java.util.function.UnaryOperator;

/**
 * SMT-LIB 2: runs of up to so many steps. For each output one question, answered {@code sat} where a run makes it true.
 */
final class Bounded {
  private final Circuit circuit;
  private final int bound;
  private final SmtText text;

  private Bounded(Circuit circuit, int bound) {
    this.circuit = circuit;
    this.bound = bound;
    text = new SmtText(circuit);
  }

  static String text(Circuit circuit, int bound) {
    return new Bounded(circuit, bound).write();
  }

  private static UnaryOperator<String> at(int time) {
    return name -> name + "@" + time;
  }

  private String write() {
    int last = bound + (circuit.begins() ? 1 : 0);
    StringBuilder out = text.header(
        "smtlib",
        "Runs of at most " + bound + " steps. Each question is answered by sat if one of them makes the output",
        "true that is named before it, by unsat if none does. x@3 is x at time 3.");
    out.append("(set-logic QF_UF)\n");
    for (int time = 0; time <= last; time++) {
      declare(time, out);
      if (time == 0) {
        out.append("(assert ").append(text.initial(at(0))).append(")\n");
      } else {
        out.append("(assert ").append(text.step(at(time - 1), at(time))).append(")\n");
      }
    }
    for (Circuit.Output output : circuit.outputs()) {
      out.append("(push 1)\n(echo \"").append(output.name()).append("\")\n(assert (or");
      for (int time = 0; time <= last; time++) {
        int literal = time < last ? output.literal(circuit.aig()) : output.here();
        out.append("\n  ").append(text.term(literal, at(time)));
      }
      out.append("))\n(check-sat)\n(pop 1)\n");
    }
    return out.append("(exit)\n").toString();
  }

  private void declare(int time, StringBuilder out) {
    circuit.latches().forEach(l -> declare(l.name(), time, out));
    circuit.inputs().forEach(i -> declare(i.name(), time, out));
  }

  private static void declare(String name, int time, StringBuilder out) {
    out.append("(declare-fun ").append(SmtText.symbol(at(time).apply(name))).append(" () Bool)\n");
  }
}
