package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.explicit.Checkpoints;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A search that is stopped in the middle of a level may have met something in the part that it has seen. */
final class StoppedInALevelTest {
  /** The seventh level has more states than a worker takes at a time, and each leads to what must not be. */
  private static final String CHOICES = """
      protocol Choices
      sort Item = 14
      var taken: set of Item = {}
      action take(i: Item) when i not in taken and size(taken) < 8 { taken += {i} }
      terminal { size(taken) == 8 }
      invariant few { size(taken) < 8 }
      transition fewer { size(taken') < 8 }
      """;

  private static Protocol protocol() {
    return Models.of(CHOICES);
  }

  @Test
  void what_it_met_is_told_or_left_open() {
    Protocol protocol = protocol();
    int open = 0;
    int told = 0;
    for (int patience = 0; told < 2; patience++) {
      assertTrue(patience < 1_000, "it never ends");
      AtomicInteger asked = new AtomicInteger();
      AtomicBoolean searches = new AtomicBoolean();
      int most = patience;
      Limits limits = new Limits(OptionalInt.empty(), Long.MAX_VALUE, () ->
          searches.get() && asked.incrementAndGet() > most ? Optional.of(Reason.TIMEOUT) : Optional.empty());
      Progress progress = report -> searches.compareAndSet(false, !report.phase().equals("initial states"));
      ExplicitEngine engine =
          new ExplicitEngine(new ExplicitOptions(1, false, Backend.CLOSURES, Checkpoints.NONE));
      Answer.Verdicts answer =
          assertInstanceOf(Answer.Verdicts.class, engine.check(protocol, Goals.of(protocol), limits, progress));
      told = 0;
      for (Map.Entry<Goal, Verdict> each : answer.verdicts().entrySet()) {
        if (each.getKey().name().startsWith("few")) {
          if (each.getValue() instanceof Verdict.Violated) {
            told++;
          } else {
            assertEquals(Reason.TIMEOUT, assertInstanceOf(Verdict.Undecided.class, each.getValue()).reason());
            open++;
          }
        }
      }
    }
    assertTrue(open > 10, "it was stopped " + open + " times");
  }
}
