package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.InMemory;
import baton.tests.random.RandomProtocol;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The explicit engine says what the reference engine says: verdicts, counts, traces. */
final class ExplicitEngineTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 1500);

  private static final List<ExplicitOptions> WAYS =
      List.of(new ExplicitOptions(1, false, Backend.CLOSURES), new ExplicitOptions(2, true, Backend.BYTECODE));

  private static Protocol load(String text, long seed) {
    return switch (new Loader(new InMemory(Map.of("random.baton", text))).load("random.baton", Settings.NONE)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) ->
          throw new AssertionError("seed " + seed + "\n" + DiagnosticRenderer.render(diagnostics) + "\n" + text);
    };
  }

  @Test
  void random_protocols() {
    int compared = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      for (ExplicitOptions options : WAYS) {
        Agreement.Outcome outcome =
            Agreement.compare(load(text, seed), new ExplicitEngine(options), OptionalInt.empty(), 2000);
        assertEquals(List.of(), outcome.differences(), options + ", seed " + seed + "\n" + text);
        compared += outcome.compared() ? 1 : 0;
      }
    }
    assertTrue(compared > SEEDS / 2, "compared only " + compared);
  }
}
