package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.bmc.KInduction;
import baton.checker.certificate.Certified;
import baton.checker.certificate.ProofText;
import baton.checker.certificate.Recheck;
import baton.checker.certificate.Rechecked;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.spacer.Spacer;
import baton.checker.symbolic.Procedure;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.z3.Z3Library;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The symbolic engines contradict the reference engine nowhere, find the same runs, and what they claim to be inductive
 * another solver shows to be.
 */
final class SymbolicEnginesTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500);

  /** Judges each goal as if there were no other. */
  private record OneByOne(Engine engine) implements Engine {
    @Override
    public String name() {
      return engine.name();
    }

    @Override
    public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
      Map<Goal, Verdict> all = new LinkedHashMap<>();
      for (Goal goal : goals) {
        if (!(engine.check(protocol, List.of(goal), limits, progress) instanceof Answer.Verdicts(var verdicts, _, _))) {
          return engine.check(protocol, goals, limits, progress);
        }
        all.putAll(verdicts);
      }
      return new Answer.Verdicts(all, Optional.empty());
    }
  }

  private static int decided(Answer answer) {
    return answer instanceof Answer.Verdicts(var verdicts, _, _)
        ? (int) verdicts.values().stream().filter(v -> !(v instanceof Verdict.Undecided)).count()
        : 1;
  }

  /** How many verdicts the procedure came to; of one seed in {@code again} its proofs are checked again. */
  private static int compare(
      String name, Procedure procedure, OptionalInt bound, int patience, int seeds, int again) {
    return compare(new SymbolicEngine(name, procedure), bound, patience, seeds, again);
  }

  private static int compare(Engine judged, OptionalInt bound, int patience, int seeds, int again) {
    String name = judged.name();
    int decided = 0;
    List<Rechecked> told = new ArrayList<>();
    Z3Library z3 = new Z3Library(Path.of("target", "z3-cache"));
    Engine alone = new Confirmed(judged);
    Engine certified = new Certified(
        alone, new Recheck(Optional.of(z3)), Optional.empty(), () -> 0,
        (_, rechecked) -> told.add(rechecked));
    for (long seed = FIRST; seed < FIRST + seeds; seed++) {
      String text = RandomProtocol.of(seed);
      Protocol protocol = Models.of(text, seed);
      List<Goal> goals = Goals.of(protocol);
      Supplier<Optional<Reason>> hasty = Patience.of(1000);
      Answer expected = new ReferenceEngine()
          .check(protocol, goals, new Limits(OptionalInt.empty(), Long.MAX_VALUE, hasty), Progress.SILENT);
      if (hasty.get().isPresent()) {
        continue;
      }
      Engine engine = seed % again == 0 ? certified : alone;
      Supplier<Optional<Reason>> limit = Patience.of(patience);
      Answer found = engine.check(protocol, goals, new Limits(bound, Long.MAX_VALUE, limit), Progress.SILENT);
      boolean limited = bound.isPresent() || limit.get().isPresent(); // then left sides may be left open
      assertEquals(
          List.of(), Agreement.contradictions(expected, found, limited), name + ", seed " + seed + "\n" + text);
      decided += decided(found);
      told.forEach(r -> assertTrue(
          r.by().equals(List.of("Z3", "SMTInterpol")) || isLong(r), name + " " + r.notes() + "\n" + text));
      told.clear();
    }
    return decided;
  }

  /** Whether it is a proof about runs that are too long for one of the solvers. */
  private static boolean isLong(Rechecked r) {
    return r.text() instanceof ProofText.Induction && r.by().equals(List.of("Z3")) && r.notes().size() == 1
        && r.notes().getFirst().startsWith("SMTInterpol took too long");
  }

  @Test
  void property_directed_reachability_on_random_protocols() {
    int decided = compare("pdr", new PropertyDirectedReachability(), OptionalInt.empty(), 20_000, SEEDS, 1);
    assertTrue(decided > SEEDS * 2, "only " + decided + " verdicts");
  }

  /** With pairs of facts for each goal, whether it needs them or not. */
  @Test
  void property_directed_reachability_with_pairs_on_random_protocols() {
    Engine engine = new OneByOne(new SymbolicEngine("pdr", new PropertyDirectedReachability(0)));
    int decided = compare(engine, OptionalInt.empty(), 20_000, SEEDS / 5, 1);
    assertTrue(decided > SEEDS / 5 * 2, "only " + decided + " verdicts");
  }

  @Test
  void spacer_on_random_protocols() throws Z3Library.Unavailable {
    new Z3Library(Path.of("target", "z3-cache")).load();
    int decided = compare("spacer", new Spacer(), OptionalInt.empty(), 300, SEEDS / 10, 1);
    assertTrue(decided > SEEDS / 10 * 2, "only " + decided + " verdicts");
  }

  @Test
  void bounded_model_checking_on_random_protocols() {
    int decided = compare("bmc", new BoundedModelChecking(), OptionalInt.of(4), 20_000, SEEDS, 1);
    assertTrue(decided > SEEDS * 2, "only " + decided + " verdicts");
  }

  /** Runs are long for solvers that reason about one state after the other: few of these proofs are checked again. */
  @Test
  void induction_on_random_protocols() {
    int decided = compare("induction", new KInduction(), OptionalInt.of(5), 20_000, SEEDS, 50);
    assertTrue(decided > SEEDS * 2, "only " + decided + " verdicts");
  }
}
