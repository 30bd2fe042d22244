package baton.checker.export.circuit;

import java.util.List;
import java.util.function.UnaryOperator;

/** VMT, the form of symbolic model checkers on SMT (Cimatti, Griggio and Tonetta 2022): definitions with attributes. */
final class Vmt {
  private final Circuit circuit;
  private final SmtText text;

  private Vmt(Circuit circuit) {
    this.circuit = circuit;
    text = new SmtText(circuit);
  }

  static String text(Circuit circuit) {
    return new Vmt(circuit).write();
  }

  private static String next(String name) {
    return name + "'";
  }

  private String write() {
    StringBuilder out = text.header("vmt");
    for (Circuit.Latch latch : circuit.latches()) {
      declare(latch.name(), out);
      declare(next(latch.name()), out);
    }
    circuit.inputs().forEach(input -> declare(input.name(), out));
    for (int i = 0; i < circuit.latches().size(); i++) {
      String name = circuit.latches().get(i).name();
      define(".latch" + i, SmtText.symbol(name), ":next " + SmtText.symbol(next(name)), out);
    }
    UnaryOperator<String> now = UnaryOperator.identity();
    define(".initial", text.initial(now), ":init true", out);
    define(".step", text.step(now, Vmt::next), ":trans true", out);
    for (int i = 0; i < circuit.outputs().size(); i++) {
      Circuit.Output output = circuit.outputs().get(i);
      out.append("; ").append(output.name()).append('\n');
      define(".goal" + i, "(not " + text.term(output.literal(circuit.aig()), now) + ")", ":invar-property " + i, out);
    }
    return out.toString();
  }

  private static void declare(String name, StringBuilder out) {
    out.append("(declare-fun ").append(SmtText.symbol(name)).append(" () Bool)\n");
  }

  private static void define(String name, String term, String attribute, StringBuilder out) {
    out.append("(define-fun ").append(name).append(" () Bool (! ").append(term).append(' ').append(attribute)
        .append("))\n");
  }
}
