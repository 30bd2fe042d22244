package baton.checker.symbolic.loops;

import baton.checker.ground.FairPlace;
import baton.checker.ground.Node;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Looks for a loop of a protocol with its automaton, by variables of its own; all of them are 0 at first. */
sealed interface Watch permits Recording, Rounds, Nothing {
  /**
   * A step of the protocol and of the automaton, or an idle instant.
   *
   * @param taken for each fair place whether the step takes it, as nodes over the state before
   * @param enabled for each whether it is enabled before
   * @param recurs whether the automaton may take such an edge again and again
   * @param kept the promises that it does not postpone by that
   */
  record Move(List<Node> taken, List<Node> enabled, boolean recurs, BitSet kept) {
    public Move {
      taken = List.copyOf(taken);
      enabled = List.copyOf(enabled);
    }
  }

  /** A step of the watch alone; {@code changes} has all cells of each variable. */
  record Own(String name, Node taken, Map<Variable, List<Node>> changes) {}

  /** Behind the automaton's. */
  List<Variable> variables();

  /** What a step requires of the watch. */
  Node guard(Move move, Cells cells);

  /** What a step changes. */
  Map<Variable, Node> changes(Move move, Cells cells);

  /** {@code recurring}: whether the automaton is where it may stay for ever. */
  List<Own> own(List<FairPlace> fair, Node recurring, Cells cells);

  /** What is true as long as no loop has been seen. */
  Expr unseen();
}
