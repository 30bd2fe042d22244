package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.Procedure;
import baton.checker.symbolic.SymbolicEngine;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the short forms of the language become is nothing new to any engine. */
final class ShortFormsTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500) / 10;

  private static Protocol load(long seed) {
    String text = RandomProtocol.inShortForms(seed);
    return Models.of(text, seed);
  }

  private static ExplicitOptions way(long seed) {
    return new ExplicitOptions(1, seed % 2 == 0, seed % 4 < 2 ? Backend.CLOSURES : Backend.BYTECODE);
  }

  @Test
  void searches_agree() {
    int compared = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Agreement.Outcome outcome =
          Agreement.compare(load(seed), new ExplicitEngine(way(seed)), OptionalInt.empty(), 2000);
      assertEquals(List.of(), outcome.differences(), "seed " + seed + "\n" + RandomProtocol.inShortForms(seed));
      compared += outcome.compared() ? 1 : 0;
    }
    assertTrue(compared > SEEDS / 4, "compared only " + compared);
  }

  @Test
  void proofs_agree() {
    compare(new PropertyDirectedReachability(), OptionalInt.empty());
  }

  @Test
  void bounded_runs_agree() {
    compare(new BoundedModelChecking(), OptionalInt.of(4));
  }

  private static void compare(Procedure procedure, OptionalInt bound) {
    int compared = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Protocol protocol = load(seed);
      List<Goal> goals = Goals.of(protocol);
      Supplier<Optional<Reason>> hasty = Patience.of(1000);
      Answer expected = new ReferenceEngine()
          .check(protocol, goals, new Limits(OptionalInt.empty(), Long.MAX_VALUE, hasty), Progress.SILENT);
      if (hasty.get().isPresent()) {
        continue;
      }
      Answer found = new Confirmed(new SymbolicEngine("symbolic", procedure))
          .check(protocol, goals, new Limits(bound, Long.MAX_VALUE, Patience.of(20_000)), Progress.SILENT);
      assertEquals(List.of(), Agreement.contradictions(expected, found, bound.isPresent()),
          "seed " + seed + "\n" + RandomProtocol.inShortForms(seed));
      compared++;
    }
    assertTrue(compared > SEEDS / 4, "compared only " + compared);
  }
}
