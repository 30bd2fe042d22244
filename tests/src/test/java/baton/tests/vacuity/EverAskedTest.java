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
import baton.cli.CommandLineProbe;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import baton.tests.vacuity.WrongSides.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What engines say of left sides is what is found of them without anything that all engines share. */
final class EverAskedTest {
  private static final int SEEDS = Integer.getInteger("baton.seeds", 80);
  private static final int PATIENCE = 200;
  private static final int MOST = 20_000;
  private static final int FEW = 30;
  private static final int SMALL = 1_000;

  private static SecondAccount compare(LongFunction<String> texts, int seeds, Engine engine, boolean limited) {
    SecondAccount all = SecondAccount.NOTHING;
    for (long seed = 0; seed < seeds; seed++) {
      String text = texts.apply(seed);
      SecondAccount one = SecondAccount.of(Models.of(text, seed), engine, PATIENCE, MOST, limited);
      assertEquals("", String.join("\n", one.differences()), engine.name() + ", seed " + seed + "\n" + text);
      all = all.plus(one);
    }
    return all;
  }

  private static void enough(SecondAccount found, int seeds) {
    assertTrue(
        found.vacuous() > seeds / 2 && found.asked() > seeds / 10,
        found.vacuous() + " vacuous, " + found.asked() + " asked");
  }

  @Test
  void the_reference_engine() {
    enough(compare(Asking::of, SEEDS, new ReferenceEngine(), false), SEEDS);
    enough(compare(RandomProtocol::of, SEEDS, new ReferenceEngine(), false), SEEDS);
  }

  @Test
  void the_explicit_engine() {
    Engine bytecode = new ExplicitEngine(new ExplicitOptions(1, true, Backend.BYTECODE));
    Engine closures = new ExplicitEngine(new ExplicitOptions(1, false, Backend.CLOSURES));
    enough(compare(Asking::of, SEEDS / 2, bytecode, false), SEEDS / 2);
    enough(compare(seed -> Asking.of(SEEDS + seed), SEEDS / 2, closures, false), SEEDS / 2);
  }

  @Test
  void proofs() {
    int seeds = SEEDS / 8;
    enough(compare(Asking::of, seeds, new SymbolicEngine("pdr", new PropertyDirectedReachability()), true), seeds);
    enough(compare(Asking::of, seeds, new SymbolicEngine("induction", new KInduction()), true), seeds);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_wrong_on_purpose_is_noticed(Mistake mistake) {
    int noticed = 0;
    for (long seed = 0; seed < 40; seed++) {
      noticed += SecondAccount.of(Models.of(Asking.of(seed), seed), new WrongSides(mistake), PATIENCE, MOST, false)
          .differences().size();
    }
    assertTrue(mistake == Mistake.NONE ? noticed == 0 : noticed > 0, mistake + " noticed " + noticed + " times");
  }

  /** As declared, where that is a matter of moments. */
  @Test
  void the_library() throws IOException {
    Path home = CommandLineProbe.home();
    Engine explicit = new ExplicitEngine(new ExplicitOptions(1, true, Backend.CLOSURES));
    SecondAccount all = SecondAccount.NOTHING;
    for (String path : Models.shipped(home)) {
      Protocol protocol = Models.ready(Models.files(home), path, Settings.NONE);
      SecondAccount one = SecondAccount.of(protocol, explicit, FEW, SMALL, false);
      assertEquals("", String.join("\n", one.differences()), path);
      all = all.plus(one);
    }
    assertTrue(all.asked() > 60, all.asked() + " asked");
  }
}
