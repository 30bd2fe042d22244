package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.certificate.Certified;
import baton.checker.certificate.Recheck;
import baton.checker.certificate.Rechecked;
import baton.checker.certificate.RefutedProof;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.symbolic.Finding;
import baton.checker.symbolic.Procedure;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.transition.Cube;
import baton.checker.z3.Z3Library;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.properties.Goal;
import baton.properties.Goals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is not an inductive invariant is not reported, whatever an engine says: engines made wrong on purpose. */
final class WrongInvariantTest {
  private static final Z3Library Z3 = new Z3Library(Path.of("target", "z3-cache"));
  private static final Procedure RIGHT = new PropertyDirectedReachability();

  private static Protocol reference(String bug) {
    Directories files = new Directories(
        CommandLineProbe.home().resolve("models/library/reference"), Optional.empty(), Optional.empty());
    Settings settings = new Settings(Map.of("D", "3", "BUG", bug), Map.of(), OptionalInt.empty());
    return switch (new Loader(files).load("handover.baton", settings)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) -> throw new AssertionError(diagnostics);
    };
  }

  private static Procedure claiming(List<List<Cube>> clauses) {
    return (_, _, _, _) -> new Finding.Inductive(clauses);
  }

  private static Verdict check(Protocol protocol, String goal, Procedure procedure) {
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> g.name().equals(goal)).toList();
    return check(protocol, goals, new Certified(new SymbolicEngine("wrong", procedure)));
  }

  private static Verdict check(Protocol protocol, List<Goal> goals, Certified engine) {
    Answer answer = engine.check(protocol, goals, Limits.NONE, Progress.SILENT);
    return assertInstanceOf(Answer.Verdicts.class, answer).verdicts().values().iterator().next();
  }

  /** Each way to check it again refuses it, for itself. */
  private static void refused(Protocol protocol, String goal, Procedure procedure, String about) {
    assertTrue(
        assertThrows(RefutedProof.class, () -> check(protocol, goal, procedure), about)
            .getMessage().contains("is refuted by SMTInterpol"), about);
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> g.name().equals(goal)).toList();
    Certified byZ3 = new Certified(
        new SymbolicEngine("wrong", procedure), new Recheck(Optional.of(Z3)), Optional.empty(), () -> 0, (_, _) -> {});
    assertTrue(
        assertThrows(RefutedProof.class, () -> check(protocol, goals, byZ3), about)
            .getMessage().contains("is refuted by Z3"), about);
  }

  private static <T> List<T> replaced(List<T> list, int at, Optional<T> with) {
    List<T> changed = new ArrayList<>(list);
    if (with.isPresent()) {
      changed.set(at, with.get());
    } else {
      changed.remove(at);
    }
    return changed;
  }

  private static List<List<Cube>> clauses(Protocol protocol, String goal) {
    List<List<List<Cube>>> seen = new ArrayList<>();
    check(protocol, goal, (system, bound, stop, progress) -> {
      Finding finding = RIGHT.decide(system, bound, stop, progress);
      if (finding instanceof Finding.Inductive(var clauses)) {
        seen.add(clauses);
      }
      return finding;
    });
    return seen.getFirst();
  }

  /** An invariant is reported without a part only if it does without. */
  @Test
  void an_invariant_that_lacks_a_conjunct_is_refused() {
    Protocol protocol = reference("false");
    int refused = 0;
    for (String goal : List.of("NoStrayDma", "FreshStart", "deadlock")) {
      List<List<Cube>> right = clauses(protocol, goal);
      for (int i = 0; i < right.size(); i++) {
        Procedure without = claiming(replaced(right, i, Optional.empty()));
        refused(protocol, goal, without, goal + " " + i);
        refused++;
      }
    }
    assertTrue(refused >= 20, "only " + refused);
  }

  /** A generalisation that leaves out a fact without asking whether the rest can be entered. */
  @Test
  void an_invariant_generalised_without_a_check_is_refused() {
    Protocol protocol = reference("false");
    int refused = 0;
    for (String goal : List.of("OneOwner", "NoStrayDma", "FreshStart")) {
      List<List<Cube>> right = clauses(protocol, goal);
      for (int i = 0; i < right.size(); i++) {
        for (int f = 0; right.get(i).getFirst().size() > 1 && f < right.get(i).getFirst().size(); f++) {
          int left = f;
          Procedure tooGeneral = claiming(replaced(
              right, i, Optional.of(right.get(i).stream().map(cube -> cube.without(cube.get(left))).toList())));
          refused(protocol, goal, tooGeneral, goal + " " + i + " " + f);
          refused++;
        }
      }
    }
    assertTrue(refused >= 20, "only " + refused);
  }

  @Test
  void a_proof_of_something_false_is_refused() {
    Protocol protocol = reference("true");
    refused(protocol, "FreshStart", claiming(List.of()), "a bug");
    RefutedProof e =
        assertThrows(RefutedProof.class, () -> check(protocol, "FreshStart", claiming(List.of())));
    assertEquals(
        "the proof of `FreshStart` is none: its safety is refuted by SMTInterpol", e.getMessage());
  }

  @Test
  void the_right_engine_is_believed() {
    Protocol protocol = reference("false");
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> g.name().equals("FreshStart")).toList();
    List<Rechecked> told = new ArrayList<>();
    Verdict verdict = check(protocol, goals, new Certified(
        new SymbolicEngine("right", RIGHT), new Recheck(Optional.of(Z3)), Optional.empty(), () -> 0,
        (_, rechecked) -> told.add(rechecked)));
    assertInstanceOf(Evidence.Invariant.class, assertInstanceOf(Verdict.Holds.class, verdict).evidence());
    assertEquals(List.of("Z3", "SMTInterpol"), told.getFirst().by());
    assertEquals(List.of(), told.getFirst().notes());
  }
}
