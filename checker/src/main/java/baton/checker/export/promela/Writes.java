package baton.checker.export.promela;

import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts simultaneous writes in an order in which each reads old values; cycles go through a temporary. */
final class Writes {
  /** {@code cell} gets {@code value}, which reads {@code CELL}s. */
  record Write(int cell, Node value) {}

  /** One assignment of the sequence. */
  sealed interface Assignment {
    record ToCell(Write write) implements Assignment {}

    /** Keeps the value of a write in the temporary with this number. */
    record ToTemporary(int number, Write write) implements Assignment {}

    record FromTemporary(int number, int cell) implements Assignment {}
  }

  private Writes() {}

  static List<Assignment> order(List<Write> writes) {
    List<Assignment> ordered = new ArrayList<>();
    List<Assignment> last = new ArrayList<>();
    List<Write> pending = new ArrayList<>(writes);
    while (!pending.isEmpty()) {
      Write next = null;
      for (Write w : pending) {
        if (pending.stream().noneMatch(other -> other.cell() != w.cell() && reads(other.value()).contains(w.cell()))) {
          next = w;
          break;
        }
      }
      if (next != null) {
        ordered.add(new Assignment.ToCell(next));
        pending.remove(next);
      } else {
        Write kept = pending.removeFirst();
        ordered.add(new Assignment.ToTemporary(last.size(), kept));
        last.add(new Assignment.FromTemporary(last.size(), kept.cell()));
      }
    }
    ordered.addAll(last);
    return ordered;
  }

  /** The cells that a value reads before the step. */
  private static Set<Integer> reads(Node node) {
    Set<Integer> cells = new HashSet<>();
    Leaf.below(node).stream().filter(leaf -> leaf.op() == Node.Op.CELL).forEach(leaf -> cells.add((int) leaf.k()));
    return cells;
  }
}
