package baton.checker.export.circuit;

import baton.checker.sat.IntVector;
import baton.checker.transition.Aig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * AIGER 1.0 (Biere 2007): every latch begins with 0, so one that begins with 1 is written negated, its name with a
 * {@code !}; outputs are what is bad.
 */
final class Aiger {
  private final Circuit circuit;
  private final int[] literal;
  private final IntVector ands = new IntVector();
  private final int variables;

  private Aiger(Circuit circuit) {
    this.circuit = circuit;
    List<Integer> roots = new ArrayList<>();
    circuit.latches().forEach(latch -> roots.add(latch.next()));
    circuit.outputs().forEach(output -> roots.add(output.literal(circuit.aig())));
    literal = new int[circuit.aig().size()];
    Arrays.fill(literal, -1);
    literal[0] = 0;
    int n = 0;
    for (Circuit.Input input : circuit.inputs()) {
      literal[input.literal() >> 1] = 2 * ++n;
    }
    for (Circuit.Latch latch : circuit.latches()) {
      literal[latch.literal() >> 1] = 2 * ++n ^ (latch.reset() ? 1 : 0);
    }
    boolean[] needed = needed(circuit.aig(), roots);
    for (int number = 1; number < needed.length; number++) { // operands come before what is made of them
      if (needed[number]) {
        literal[number] = 2 * ++n;
        ands.add(number);
      }
    }
    variables = n;
  }

  /** The text form, {@code aag}. */
  static String text(Circuit circuit) {
    return new Aiger(circuit).write(false);
  }

  /** The binary form, {@code aig}, each character a byte. */
  static String binary(Circuit circuit) {
    return new Aiger(circuit).write(true);
  }

  private static boolean[] needed(Aig aig, List<Integer> roots) {
    boolean[] needed = new boolean[aig.size()];
    IntVector open = new IntVector();
    roots.forEach(root -> open.add(root >> 1));
    while (!open.isEmpty()) {
      int number = open.removeLast();
      if (aig.isAnd(number) && !needed[number]) {
        needed[number] = true;
        open.add(aig.left(number) >> 1);
        open.add(aig.right(number) >> 1);
      }
    }
    return needed;
  }

  private int of(int l) {
    return literal[l >> 1] ^ l & 1;
  }

  private String write(boolean binary) {
    StringBuilder out = new StringBuilder(binary ? "aig " : "aag ");
    out.append(variables).append(' ').append(circuit.inputs().size()).append(' ').append(circuit.latches().size())
        .append(' ').append(circuit.outputs().size()).append(' ').append(ands.size()).append('\n');
    if (!binary) {
      circuit.inputs().forEach(input -> out.append(of(input.literal())).append('\n'));
    }
    for (Circuit.Latch latch : circuit.latches()) {
      if (!binary) {
        out.append(of(latch.literal()) & ~1).append(' ');
      }
      out.append(of(latch.next()) ^ (latch.reset() ? 1 : 0)).append('\n');
    }
    circuit.outputs().forEach(output -> out.append(of(output.literal(circuit.aig()))).append('\n'));
    for (int i = 0; i < ands.size(); i++) {
      and(ands.get(i), binary, out);
    }
    symbols(out);
    return out.toString();
  }

  private void and(int number, boolean binary, StringBuilder out) {
    int left = of(circuit.aig().left(number));
    int right = of(circuit.aig().right(number));
    int greater = Math.max(left, right);
    int less = Math.min(left, right);
    if (binary) {
      delta(literal[number] - greater, out);
      delta(greater - less, out);
    } else {
      out.append(literal[number]).append(' ').append(greater).append(' ').append(less).append('\n');
    }
  }

  /** Seven bits to a byte, the least significant first. */
  private static void delta(int difference, StringBuilder out) {
    int rest = difference;
    while (rest >= 0x80) {
      out.append((char) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.append((char) rest);
  }

  private void symbols(StringBuilder out) {
    for (int i = 0; i < circuit.inputs().size(); i++) {
      out.append('i').append(i).append(' ').append(circuit.inputs().get(i).name()).append('\n');
    }
    for (int i = 0; i < circuit.latches().size(); i++) {
      Circuit.Latch latch = circuit.latches().get(i);
      out.append('l').append(i).append(latch.reset() ? " !" : " ").append(latch.name()).append('\n');
    }
    for (int i = 0; i < circuit.outputs().size(); i++) {
      out.append('o').append(i).append(' ').append(circuit.outputs().get(i).name()).append('\n');
    }
    out.append("c\n").append(circuit.name()).append(", written by `baton export --to aiger`\n");
    circuit.legend().forEach(line -> out.append(line).append('\n'));
    out.append("A name that begins with ! is that of the opposite.\n");
  }
}
