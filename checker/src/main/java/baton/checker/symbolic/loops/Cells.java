package baton.checker.symbolic.loops;

import baton.checker.ground.Layout;
import baton.checker.ground.Leaves;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.models.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/** The present values of variables, as nodes. */
record Cells(Nodes nodes, Layout layout) {
  /** Of a variable of one cell. */
  Node of(Variable variable) {
    return all(variable).getFirst();
  }

  /** All cells of a variable. */
  List<Node> all(Variable variable) {
    List<Node> cells = new ArrayList<>();
    for (int i = 0; i < Leaves.count(variable.type()); i++) {
      cells.add(at(layout.first(variable) + i));
    }
    return cells;
  }

  Node at(int cell) {
    return nodes.cell(cell, layout.greatest(cell));
  }
}
