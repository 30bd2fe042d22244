package baton.tests.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.SymbolicEngine;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.LeftSide;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Engines agree on which conditions of a property about infinite runs are never asked for. */
final class LeftSidesTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 10_000) / 5;
  private static final int EACH = 10;

  private static Verdict ask(Engine engine, Protocol protocol, Goal goal, Limits limits) {
    Answer answer = engine.check(protocol, List.of(goal), limits, Progress.SILENT);
    return Optional.ofNullable(((Answer.Verdicts) answer).verdicts().get(goal)).orElseThrow();
  }

  private static String words(Verdict verdict) {
    return verdict.word()
        + (verdict instanceof Verdict.Vacuous(_, var never) ? never.stream().map(LeftSide::text).toList() : "");
  }

  @Test
  void searches_agree() {
    int vacuous = 0;
    int holds = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = FairProtocols.withSides(seed);
      Protocol protocol = Texts.load(text);
      Goal goal = Texts.goal(protocol, "v");
      Backend backend = seed % 2 == 0 ? Backend.CLOSURES : Backend.BYTECODE;
      Engine explicit = new ExplicitEngine(new ExplicitOptions(1, true, backend));
      Verdict expected = ask(new ReferenceEngine(), protocol, goal, Limits.NONE);
      assertEquals(words(expected), words(ask(explicit, protocol, goal, Limits.NONE)), "seed " + seed + "\n" + text);
      vacuous += expected instanceof Verdict.Vacuous ? 1 : 0;
      holds += expected instanceof Verdict.Holds ? 1 : 0;
    }
    assertTrue(vacuous > SEEDS / 5 && holds > SEEDS / 50, vacuous + " vacuous, " + holds + " hold");
  }

  @Test
  void proofs_agree() {
    int decided = 0;
    Engine pdr = new SymbolicEngine("pdr", new PropertyDirectedReachability());
    for (long seed = 0; seed < SEEDS; seed += EACH) {
      String text = FairProtocols.withSides(seed);
      Protocol protocol = Texts.load(text);
      Goal goal = Texts.goal(protocol, "v");
      AtomicInteger asked = new AtomicInteger();
      Limits patience = new Limits(OptionalInt.empty(), Long.MAX_VALUE,
          () -> asked.incrementAndGet() > 2000 ? Optional.of(Reason.TIMEOUT) : Optional.empty());
      Verdict found = ask(pdr, protocol, goal, patience);
      if (asked.get() <= 2000) {
        assertEquals(
            words(ask(new ReferenceEngine(), protocol, goal, Limits.NONE)), words(found), "seed " + seed + "\n" + text);
        decided++;
      }
    }
    assertTrue(decided > SEEDS / EACH / 2, "only " + decided + " verdicts");
  }
}
