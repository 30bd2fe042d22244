package baton.checker.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Piece by piece an obligation is what it is as a whole. */
final class PiecesTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 15);

  private final Nodes nodes = new Nodes();

  private static Protocol protocol(String text) {
    return Models.of(text);
  }

  /** Invariants that are none, mostly: whatever the protocol's own properties say of a state. */
  @Test
  void pieces_say_what_the_whole_says() {
    Shapes shapes = new Shapes();
    int shown = 0;
    int refuted = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      Lowered lowered = Lowering.withIntegers(protocol(text));
      List<Goal> goals = Goals.of(lowered.protocol().protocol());
      List<Expr> plain = new ArrayList<>();
      for (Goal goal : goals) {
        if (goal instanceof Goal.Always a && a.monitor().bits().isEmpty()) {
          plain.add(a.holds());
        }
      }
      for (Goal goal : goals) {
        if (goal instanceof Goal.Always || goal instanceof Goal.EveryStep || goal instanceof Goal.Deadlock) {
          for (List<Expr> invariant : List.of(plain, plain.subList(0, plain.size() / 2))) {
            List<Obligation> all = Obligations.of(lowered, goal, invariant);
            if (seed % 2 == 0) {
              Obligation.together(all, shapes, () -> false);
            }
            for (Obligation o : all) {
              String whole = SmtInterpol.answer(o.text(), () -> false);
              assertEquals(
                  whole, o.answer(shapes, () -> false), () -> o.name() + " of " + goal.name() + " in\n" + text);
              shown += whole.equals("unsat") ? 1 : 0;
              refuted += whole.equals("sat") ? 1 : 0;
            }
          }
        }
      }
    }
    assertTrue(shown > SEEDS && refuted > SEEDS, shown + " shown, " + refuted + " refuted");
  }

  private Node cell(int i) {
    return nodes.cell(i, 5);
  }

  private Node is(int cell, int value) {
    return nodes.equal(cell(cell), nodes.constant(value));
  }

  @Test
  void shapes_do_not_tell_which_cells_are_spoken_of() {
    assertEquals(
        Shape.of(List.of(is(0, 3), nodes.or(is(1, 2), is(0, 1)))),
        Shape.of(List.of(is(7, 3), nodes.or(is(4, 2), is(7, 1)))));
  }

  @Test
  void shapes_tell_whatever_makes_a_difference() {
    List<List<Node>> different = List.of(
        List.of(is(0, 3), is(1, 3)),
        List.of(is(0, 3), is(0, 2)), // of one cell
        List.of(is(0, 3), is(1, 2)), // another constant
        List.of(is(0, 3), nodes.not(is(1, 3))),
        List.of(nodes.or(is(0, 3), is(1, 3))),
        List.of(is(0, 3), nodes.equal(nodes.cell(1, 4), nodes.constant(3))), // other bounds
        List.of(nodes.less(cell(0), cell(1)), nodes.less(cell(1), cell(2))),
        List.of(nodes.less(cell(0), cell(1)), nodes.less(cell(2), cell(1))),
        List.of(nodes.and(is(0, 3), is(1, 3))),
        List.of(is(0, 3)));
    for (int i = 0; i < different.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertNotEquals(Shape.of(different.get(i)), Shape.of(different.get(j)), i + " and " + j);
      }
    }
  }
}
