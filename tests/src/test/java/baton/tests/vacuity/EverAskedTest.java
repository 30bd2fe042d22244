package baton.tests.vacuity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Engine;
import baton.checker.bmc.KInduction;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.SymbolicEngine;
import baton.models.ir.Protocol;
import baton.properties.Goals;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** What engines say of left sides is what is found of them without any of what all engines share. */
final class EverAskedTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 600);
  private static final int PATIENCE = 400;

  private static SecondAccount compare(LongFunction<String> texts, int seeds, int step, Engine engine, boolean limited) {
    SecondAccount all = SecondAccount.NOTHING;
    for (long seed = 0; seed < seeds; seed += step) {
      Protocol protocol = Models.of(texts.apply(seed), seed);
      SecondAccount one = SecondAccount.of(protocol, Goals.of(protocol), engine, PATIENCE, limited);
      assertEquals("", String.join("\n", one.differences()), engine.name() + ", seed " + seed + "\n" + texts.apply(seed));
      all = all.plus(one);
    }
    return all;
  }

  private static Engine explicit(Backend backend) {
    return new ExplicitEngine(new ExplicitOptions(1, true, backend));
  }

  @Test
  void the_reference_engine() {
    SecondAccount found = compare(Asking::of, SEEDS, 1, new ReferenceEngine(), false);
    assertTrue(found.vacuous() > SEEDS / 2 && found.asked() > SEEDS / 2, found.toString());
  }
}
