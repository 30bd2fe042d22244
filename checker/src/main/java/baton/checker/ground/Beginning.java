package baton.checker.ground;

import java.util.List;

/**
 * One way to begin (§5.1 of the semantics): the initial state has {@code cells}, if {@code taken}. The nodes read
 * {@code CELL}s where a variable may have any value at first; such a value is the cell's, whatever it is.
 *
 * @param ill where an initialiser, {@code init} or an assumption is ill-defined
 */
public record Beginning(Node taken, Node ill, List<Node> cells) {
  public Beginning {
    cells = List.copyOf(cells);
  }
}
