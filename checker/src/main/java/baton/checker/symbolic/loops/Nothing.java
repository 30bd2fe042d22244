package baton.checker.symbolic.loops;

import baton.checker.ground.FairPlace;
import baton.checker.ground.Node;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import java.util.List;
import java.util.Map;

/** Watches for nothing but that the automaton comes to a state. */
record Nothing(Expr unseen) implements Watch {
  @Override
  public List<Variable> variables() {
    return List.of();
  }

  @Override
  public Node guard(Move move, Cells cells) {
    return cells.nodes().bool(true);
  }

  @Override
  public Map<Variable, Node> changes(Move move, Cells cells) {
    return Map.of();
  }

  @Override
  public List<Own> own(List<FairPlace> fair, Node recurring, Cells cells) {
    return List.of();
  }
}
