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
 * Counts rounds: in each, everything that must recur does so once. What is weakly fair recurs by being taken or
 * disabled. What is strongly fair recurs by being taken, or the run has given it up at some time: then it must never be
 * enabled again. A fair run that is accepted comes by any number of rounds, for it may give up at the right time.
 */
final class Rounds implements Watch {
  private final List<FairPlace> fair;
  private final int most;
  private final Variable count;
  private final List<Variable> seen = new ArrayList<>(); // for each fair place and each promise
  private final Map<Integer, Variable> givenUp = new LinkedHashMap<>(); // by the number of the place
  private final List<Variable> all = new ArrayList<>();

  /** Up to {@code most} rounds; {@code index} is that of the first variable. */
  Rounds(List<FairPlace> fair, int promises, int most, int index) {
    this.fair = fair;
    this.most = most;
    count = Terms.number("loop#rounds", most, index);
    all.add(count);
    for (int i = 0; i < fair.size() + promises; i++) {
      seen.add(Terms.flag("loop#seen" + i, index + all.size()));
      all.add(seen.getLast());
    }
    for (int i = 0; i < fair.size(); i++) {
      if (fair.get(i).strong()) {
        Variable gone = Terms.flag("loop#gaveup" + i, index + all.size());
        givenUp.put(i, gone);
        all.add(gone);
      }
    }
  }

  @Override
  public List<Variable> variables() {
    return all;
  }

  @Override
  public Node guard(Move move, Cells cells) {
    Nodes nodes = cells.nodes();
    Node guard = nodes.bool(true);
    for (Map.Entry<Integer, Variable> gone : givenUp.entrySet()) {
      guard = nodes.and(guard, nodes.not(nodes.and(cells.of(gone.getValue()), move.enabled().get(gone.getKey()))));
    }
    return guard;
  }

  @Override
  public Map<Variable, Node> changes(Move move, Cells cells) {
    Nodes nodes = cells.nodes();
    Map<Variable, Node> changes = new LinkedHashMap<>();
    if (!move.recurs()) {
      seen.forEach(s -> changes.put(s, nodes.bool(false)));
      return changes;
    }
    List<Node> now = new ArrayList<>();
    Node complete = nodes.bool(true);
    for (int i = 0; i < seen.size(); i++) {
      now.add(nodes.or(cells.of(seen.get(i)), recurs(i, move, cells)));
      complete = nodes.and(complete, now.getLast());
    }
    for (int i = 0; i < seen.size(); i++) {
      changes.put(seen.get(i), nodes.and(now.get(i), nodes.not(complete)));
    }
    Node old = cells.of(count);
    Node more = nodes.and(complete, nodes.less(old, nodes.constant(most)));
    changes.put(count, nodes.ite(more, nodes.add(old, nodes.constant(1)), old));
    return changes;
  }

  private Node recurs(int i, Move move, Cells cells) {
    Nodes nodes = cells.nodes();
    if (i >= fair.size()) {
      return nodes.bool(move.kept().get(i - fair.size()));
    }
    Variable gone = givenUp.get(i);
    return nodes.or(
        move.taken().get(i), gone == null ? nodes.not(move.enabled().get(i)) : cells.of(gone));
  }

  @Override
  public List<Own> own(List<FairPlace> places, Node recurring, Cells cells) {
    Nodes nodes = cells.nodes();
    List<Own> own = new ArrayList<>();
    givenUp.forEach((i, gone) -> own.add(new Own(
        gone.name(), nodes.and(recurring, nodes.not(nodes.or(cells.of(gone), places.get(i).enabled()))),
        Map.of(gone, List.of(nodes.bool(true))))));
    return own;
  }

  @Override
  public Expr unseen() {
    return Terms.isNot(count, most);
  }
}
