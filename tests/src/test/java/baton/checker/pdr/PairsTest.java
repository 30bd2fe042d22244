package baton.checker.pdr;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.sat.Cdcl;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.transition.Aig;
import baton.checker.transition.Cnf;
import baton.checker.transition.Cube;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Pairs of facts that never hold: those that a walk meets are not among them, and the rest keeps itself out. */
final class PairsTest {
  /** Locks that exclude each other, of which no proof for a goal has to speak. */
  private static final String LOCKS = """
      protocol Locks
      sort Device = 3
      enum State { idle, locked, busy }
      var state: Device -> State = idle
      var work: Device -> bool = false
      action lock(d: Device) when all e: Device { state[e] == idle } { state[d] := locked }
      action begin(d: Device) when state[d] == locked { state[d] := busy work[d] := true }
      action end(d: Device) when state[d] == busy { state[d] := idle work[d] := false }
      """;

  private static TransitionSystem system(Lowered lowered) {
    return Encoding.of(lowered, new Question.Ill());
  }

  private static TransitionSystem system(String text) {
    return system(Lowering.lower(Models.of(text)));
  }

  private static int fact(TransitionSystem system, int cell, int value) {
    return system.atoms().fact(system.atoms().first(cell), value);
  }

  @Test
  void two_locks_at_once_and_work_without_a_lock_are_found() {
    TransitionSystem system = system(LOCKS);
    List<List<Cube>> pairs = Pairs.of(system, () -> false);
    List<Cube> all = pairs.stream().flatMap(List::stream).toList();
    // cells: the states of three devices, then whether they work
    assertTrue(all.contains(Cube.of(fact(system, 0, 1), fact(system, 1, 1))), "two are locked");
    assertTrue(all.contains(Cube.of(fact(system, 0, 2), fact(system, 2, 1))), "one is busy, another locked");
    assertTrue(all.contains(Cube.of(fact(system, 1, 0), fact(system, 4, 1))), "works while it is idle");
    assertTrue(all.contains(Cube.of(fact(system, 1, 2), fact(system, 4, 0))), "is busy without work");
    assertTrue(pairs.stream().allMatch(orbit -> orbit.size() > 1), "each with its renamings");
    BitSet[] met = Samples.of(system, () -> false);
    assertTrue(met[fact(system, 1, 2)].get(fact(system, 4, 1)), "a walk comes to what is possible");
    assertTrue(all.stream().noneMatch(c -> met[c.get(0)].get(c.get(c.size() - 1))), "and that is excluded by nothing");
  }

  /** What is found is inductive: asked at once, of all pairs. */
  @Test
  void what_is_found_keeps_itself_out() {
    int asked = 0;
    for (long seed = 0; seed < 60; seed++) {
      TransitionSystem system = system(Lowering.lower(Models.of(RandomProtocol.of(seed), seed)));
      List<List<Cube>> pairs = Pairs.of(system, () -> false);
      assertFalse(isEntered(system, pairs), "seed " + seed);
      asked += pairs.size();
    }
    assertTrue(asked > 300, "only " + asked);
  }

  /** As many questions are enough with them as are not nearly enough without. */
  @Test
  void freedom_from_deadlock_rests_on_them() {
    Directories files = new Directories(CommandLineProbe.home(), Optional.empty(), Optional.empty());
    Settings settings = new Settings(Map.of("D", "6"), Map.of(), OptionalInt.empty());
    Lowered lowered =
        switch (new Loader(files).load("models/library/reference/handover.baton", settings)) {
          case Loaded.Ready(Protocol protocol, _, _) -> Lowering.lower(protocol);
          case Loaded.Refused(var diagnostics) -> throw new AssertionError(diagnostics.toString());
        };
    TransitionSystem deadlock = Encoding.of(lowered, new Question.Deadlock());
    assertInstanceOf(Outcome.Invariant.class, run(deadlock, Pairs.of(system(lowered), () -> false), 20_000));
    assertInstanceOf(Outcome.Stopped.class, run(deadlock, List.of(), 20_000));
  }

  /** Where what no walk met were believed, it would be noticed. */
  @Test
  void what_no_walk_met_is_not_enough() {
    int wrong = 0;
    for (long seed = 0; seed < 60; seed++) {
      TransitionSystem system = system(Lowering.lower(Models.of(RandomProtocol.of(seed), seed)));
      wrong += isEntered(system, notMet(system)) ? 1 : 0;
    }
    assertTrue(wrong > 5, "only " + wrong);
  }

  /** A wrong clause among those that are known does not get into an invariant. */
  @Test
  void a_wrong_pair_is_not_believed() {
    String stuck = LOCKS.replace("when state[d] == busy", "when state[d] == busy and work[d] == false");
    TransitionSystem system = Encoding.of(Lowering.lower(Models.of(stuck)), new Question.Deadlock());
    List<Cube> neverBusy = List.of(
        Cube.of(fact(system, 0, 2)), Cube.of(fact(system, 1, 2)), Cube.of(fact(system, 2, 2)));
    assertInstanceOf(Outcome.Reached.class, run(system, List.of(), Long.MAX_VALUE));
    assertThrows(IllegalStateException.class, () -> run(system, List.of(neverBusy), Long.MAX_VALUE));
  }

  private static Outcome run(TransitionSystem system, List<List<Cube>> known, long patience) {
    return Pdr.run(system, Symmetry.of(system), known, Integer.MAX_VALUE, patience, () -> false, _ -> { });
  }

  @Test
  void stops_when_told() {
    assertThrows(Stopped.class, () -> Pairs.of(system(LOCKS), () -> true));
  }

  private static List<List<Cube>> notMet(TransitionSystem system) {
    BitSet[] met = Samples.of(system, () -> false);
    List<List<Cube>> all = new ArrayList<>();
    for (int f = 0; f < met.length; f++) {
      for (int g = f + 1; g < met.length; g++) {
        if (met[f].get(f) && met[g].get(g) && !met[f].get(g) && system.atoms().atomOf(f) != system.atoms().atomOf(g)) {
          all.add(List.of(Cube.of(f, g)));
        }
      }
    }
    return all;
  }

  /** Whether an initial state, or a step from a state without any of the cubes, has all facts of one. */
  private static boolean isEntered(TransitionSystem system, List<List<Cube>> clauses) {
    Cdcl solver = new Cdcl(() -> false);
    Cnf cnf = new Cnf(system, solver);
    cnf.demandTypes();
    List<Cube> all = clauses.stream().flatMap(List::stream).toList();
    boolean atFirst = system.beginnings().stream().anyMatch(b -> leads(solver, cnf, system, b, all));
    all.forEach(cube -> solver.add(cube.facts().map(f -> Literals.negate(cnf.fact(f))).toArray()));
    return atFirst || system.steps().stream().anyMatch(w -> leads(solver, cnf, system, w, all));
  }

  /** Whether a way leads to one of the cubes. */
  private static boolean leads(Cdcl solver, Cnf cnf, TransitionSystem system, Way way, List<Cube> cubes) {
    Aig aig = system.aig();
    int some = aig.or(cubes.stream().mapToInt(c -> aig.and(c.facts().map(way::image).toArray())).toArray());
    int literal = aig.and(way.guard(), some);
    int[] assumed = literal == Aig.TRUE ? new int[0] : new int[] {cnf.literal(literal)};
    return literal != Aig.FALSE && solver.solve(assumed) == SatSolver.Outcome.SATISFIABLE;
  }
}
