package baton.tests.sat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.sat.Cdcl;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CdclTest {
  private static final int[] EVERYTHING = {};

  private static int[] clause(SplittableRandom random, int variables, int length) {
    int[] clause = new int[length];
    for (int i = 0; i < length; i++) {
      clause[i] = random.nextInt(2 * variables);
    }
    return clause;
  }

  private static boolean holds(int[] clause, int assignment) {
    return Arrays.stream(clause).anyMatch(l -> (assignment >> (l >> 1) & 1) == (Literals.isNegated(l) ? 0 : 1));
  }

  private static boolean satisfiable(List<int[]> clauses, int[] assumptions, int variables) {
    for (int a = 0; a < 1 << variables; a++) {
      int assignment = a;
      if (clauses.stream().allMatch(c -> holds(c, assignment))
          && Arrays.stream(assumptions).allMatch(l -> holds(new int[] {l}, assignment))) {
        return true;
      }
    }
    return false;
  }

  /** Some of the assumptions before, from the first on, and others behind. */
  private static int[] continued(int[] before, int[] others, SplittableRandom random) {
    int kept = random.nextInt(before.length + 1);
    return IntStream.concat(Arrays.stream(before).limit(kept), Arrays.stream(others)).toArray();
  }

  /**
   * Clauses come and questions are asked in turns, often with the assumptions of the one before: everything is as if
   * each question were the first.
   */
  @Test
  void agrees_with_brute_force_while_clauses_are_added() {
    int unsatisfiable = 0;
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int variables = random.nextInt(3, 10);
      Cdcl solver = new Cdcl(() -> false);
      for (int v = 0; v < variables; v++) {
        solver.newVariable();
      }
      List<int[]> clauses = new ArrayList<>();
      int[] before = {};
      for (int question = 0; question < 40; question++) {
        for (int i = random.nextInt(6) - 2; i > 0; i--) {
          int[] clause = clause(random, variables, random.nextInt(2, 4));
          clauses.add(clause);
          solver.add(clause);
        }
        List<int[]> once = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          once.add(clause(random, variables, random.nextInt(1, 4)));
        }
        int[] assumptions = continued(before, clause(random, variables, random.nextInt(4)), random);
        before = assumptions;
        List<int[]> all = new ArrayList<>(clauses);
        all.addAll(once);
        boolean expected = satisfiable(all, assumptions, variables);
        Outcome outcome = solver.solve(assumptions, once, EVERYTHING);
        String what = "seed " + seed + " question " + question;
        assertEquals(expected ? Outcome.SATISFIABLE : Outcome.UNSATISFIABLE, outcome, what);
        if (expected) {
          int assignment = 0;
          for (int v = 0; v < variables; v++) {
            assertTrue(solver.isTrue(2 * v) ^ solver.isTrue(2 * v + 1), what);
            assignment |= solver.isTrue(2 * v) ? 1 << v : 0;
          }
          int found = assignment;
          assertTrue(all.stream().allMatch(c -> holds(c, found)), what);
          assertTrue(Arrays.stream(assumptions).allMatch(solver::isTrue), what);
        } else {
          unsatisfiable++;
          int[] core = solver.core();
          assertTrue(Arrays.stream(core).allMatch(l -> Arrays.stream(assumptions).anyMatch(a -> a == l)), what);
          assertFalse(satisfiable(all, core, variables), what);
        }
      }
    }
    assertTrue(unsatisfiable > 1000, "too few contradictions to say anything: " + unsatisfiable);
  }

  @Test
  void answers_random_3_sat_at_the_threshold() {
    int satisfiable = 0;
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Cdcl solver = new Cdcl(() -> false);
      List<int[]> clauses = new ArrayList<>();
      for (int v = 0; v < 120; v++) {
        solver.newVariable();
      }
      for (int i = 0; i < 511; i++) {
        clauses.add(clause(random, 120, 3));
        solver.add(clauses.getLast());
      }
      if (solver.solve() == Outcome.SATISFIABLE) {
        satisfiable++;
        assertTrue(clauses.stream().allMatch(c -> Arrays.stream(c).anyMatch(solver::isTrue)));
      }
    }
    assertTrue(satisfiable > 2 && satisfiable < 19, "satisfiable: " + satisfiable);
  }

  private static int pigeon(int pigeon, int hole, int holes) {
    return 2 * (pigeon * holes + hole);
  }

  private static void pigeons(Cdcl solver, int holes) {
    for (int i = 0; i < (holes + 1) * holes; i++) {
      solver.newVariable();
    }
    for (int p = 0; p <= holes; p++) {
      int[] somewhere = new int[holes];
      for (int h = 0; h < holes; h++) {
        somewhere[h] = pigeon(p, h, holes);
        for (int other = 0; other < p; other++) {
          solver.add(pigeon(p, h, holes) + 1, pigeon(other, h, holes) + 1);
        }
      }
      solver.add(somewhere);
    }
  }

  @Test
  void refutes_eight_pigeons_in_seven_holes_with_clauses_forgotten_on_the_way() {
    Cdcl solver = new Cdcl(() -> false);
    pigeons(solver, 7);
    assertEquals(Outcome.UNSATISFIABLE, solver.solve());
    assertTrue(solver.conflicts() > 2000, "too easy: " + solver.conflicts());
    assertEquals(Outcome.UNSATISFIABLE, solver.solve());
  }

  @Test
  void stops_when_told_and_goes_on_when_asked_again() {
    int[] patience = {2};
    Cdcl solver = new Cdcl(() -> --patience[0] < 0);
    pigeons(solver, 7);
    assertEquals(Outcome.STOPPED, solver.solve());
    patience[0] = Integer.MAX_VALUE;
    assertEquals(Outcome.UNSATISFIABLE, solver.solve());
  }

  @Test
  void decides_only_what_it_is_asked_about() {
    Cdcl solver = new Cdcl(() -> false);
    for (int v = 0; v < 4; v++) {
      solver.newVariable();
    }
    solver.add(0, 2);
    solver.add(4, 6);
    assertEquals(Outcome.SATISFIABLE, solver.solve(new int[] {1}, List.of(), new int[] {0, 1}));
    assertTrue(solver.isTrue(2));
    assertFalse(solver.isTrue(4) || solver.isTrue(5));
  }
}
