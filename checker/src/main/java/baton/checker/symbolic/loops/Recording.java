package baton.checker.symbolic.loops;

import baton.checker.ground.FairPlace;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records a state at some time, and from then on which of the things that must recur have done so: if the run comes
 * back to that state and nothing is owed, it can go round for ever.
 */
final class Recording implements Watch {
  /** The step that records. */
  static final String RECORD = "loop.record";

  private final List<FairPlace> fair;
  private final List<Variable> recorded;
  private final Variable on;
  private final Variable moved;
  private final List<Variable> copies = new ArrayList<>();
  private final List<Variable> done = new ArrayList<>(); // for each fair place and each promise
  private final Map<Integer, Variable> owed = new LinkedHashMap<>(); // by the number of a strongly fair place
  private final List<Variable> all = new ArrayList<>();

  /**
   * {@code recorded}: the variables that can change, those of the automaton among them; {@code index} is that of the
   * first variable.
   */
  Recording(List<FairPlace> fair, int promises, List<Variable> recorded, int index) {
    this.fair = fair;
    this.recorded = List.copyOf(recorded);
    on = flag("loop.recorded", index);
    moved = flag("loop.moved", index);
    for (Variable v : recorded) {
      copies.add(new Variable("loop." + v.name(), v.type(), Variable.Kind.MONITOR, false, index + all.size()));
      all.add(copies.getLast());
    }
    for (int i = 0; i < fair.size() + promises; i++) {
      String what = i < fair.size() ? fair.get(i).subject().text() : "promise " + (i - fair.size());
      done.add(flag("loop.seen " + what, index));
      if (i < fair.size() && fair.get(i).strong()) {
        owed.put(i, flag("loop.enabled " + what, index));
      }
    }
  }

  private Variable flag(String name, int index) {
    Variable flag = Terms.flag(name, index + all.size());
    all.add(flag);
    return flag;
  }

  @Override
  public List<Variable> variables() {
    return all;
  }

  @Override
  public Node guard(Move move, Cells cells) {
    Nodes nodes = cells.nodes();
    return move.recurs() ? nodes.bool(true) : nodes.not(cells.of(on));
  }

  @Override
  public Map<Variable, Node> changes(Move move, Cells cells) {
    Nodes nodes = cells.nodes();
    Map<Variable, Node> changes = new LinkedHashMap<>();
    if (!move.recurs()) {
      return changes; // nothing has been recorded yet
    }
    changes.put(moved, cells.of(on));
    for (int i = 0; i < done.size(); i++) {
      Node now = i >= fair.size() ? nodes.bool(move.kept().get(i - fair.size()))
          : fair.get(i).strong() ? move.taken().get(i)
          : nodes.or(move.taken().get(i), nodes.not(move.enabled().get(i)));
      once(done.get(i), now, cells, changes);
    }
    owed.forEach((i, flag) -> once(flag, move.enabled().get(i), cells, changes));
    return changes;
  }

  private void once(Variable flag, Node now, Cells cells, Map<Variable, Node> changes) {
    Nodes nodes = cells.nodes();
    if (!now.isConstant() || now.k() != 0) {
      changes.put(flag, nodes.and(cells.of(on), nodes.or(cells.of(flag), now)));
    }
  }

  @Override
  public List<Own> own(List<FairPlace> places, Node recurring, Cells cells) {
    Nodes nodes = cells.nodes();
    Map<Variable, List<Node>> changes = new LinkedHashMap<>();
    changes.put(on, List.of(nodes.bool(true)));
    copies().forEach((v, copy) -> changes.put(copy, cells.all(v)));
    return List.of(new Own(RECORD, nodes.and(recurring, nodes.not(cells.of(on))), changes));
  }

  /** What each variable that is recorded is recorded in. */
  Map<Variable, Variable> copies() {
    Map<Variable, Variable> pairs = new LinkedHashMap<>();
    for (int i = 0; i < recorded.size(); i++) {
      pairs.put(recorded.get(i), copies.get(i));
    }
    return pairs;
  }

  @Override
  public Expr unseen() {
    List<Expr> loop = new ArrayList<>(List.of(Terms.read(on), Terms.read(moved)));
    copies().forEach((v, copy) -> loop.add(Terms.equal(Terms.read(v), Terms.read(copy))));
    for (int i = 0; i < done.size(); i++) {
      Variable strong = owed.get(i);
      Expr seen = Terms.read(done.get(i));
      loop.add(strong == null ? seen : Terms.or(Terms.not(Terms.read(strong)), seen));
    }
    return Terms.not(Terms.all(loop));
  }
}
