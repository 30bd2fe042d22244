package baton.tests.bench;

import baton.checker.Answer;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.explicit.Checkpoints;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.visited.Kind;
import baton.checker.explicit.visited.VisitedSets;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a transition costs in a whole search for the four invariants of the reference protocol, without symmetry, once
 * the code is warm: CPU of the first worker, which is this thread, and of the process, the compilers of the JVM among it;
 * the best of some searches. Arguments: the folder of the models, and D.
 */
final class SearchBench {
  private static final Set<String> INVARIANTS = Set.of("OneOwner", "NoStrayDma", "FreshStart", "OneActive");
  private static final int ROUNDS = 8;

  /** 2^22 slots of 64 bits; one worker finds D=5 in it without growing. */
  private static final VisitedSets.Wishes AS_LARGE_AS_IN_C =
      new VisitedSets.Wishes(Optional.of(Kind.COMPACT64), false, (1 << 22) / 8 * 7);

  private SearchBench() {}

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Loader loader = new Loader(Models.files(root));
    Settings settings = new Settings(Map.of("D", args[1]), Map.of(), OptionalInt.empty());
    Protocol protocol =
        ((Loaded.Ready) loader.load("models/library/reference/handover.baton", settings)).protocol();
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> INVARIANTS.contains(g.name())).toList();
    search(protocol, goals, 1, VisitedSets.Wishes.NONE, "a table that grows");
    search(protocol, goals, 1, AS_LARGE_AS_IN_C, "a table as large as in C");
    search(protocol, goals, 2, VisitedSets.Wishes.NONE, "a table that grows");
  }

  private static void search(
      Protocol protocol, List<Goal> goals, int workers, VisitedSets.Wishes wishes, String table) {
    long cpu = Long.MAX_VALUE;
    long caller = Long.MAX_VALUE;
    long wall = Long.MAX_VALUE;
    long states = 0;
    long transitions = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      long before = cpu();
      long callerBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      ExplicitEngine engine = new ExplicitEngine(new ExplicitOptions(
          workers, false, ExplicitOptions.Backend.AUTO, Checkpoints.NONE, Long.MAX_VALUE, wishes));
      Answer.Verdicts answer = (Answer.Verdicts) engine.check(protocol, goals, Limits.NONE, Progress.SILENT);
      Exploration found = answer.exploration().orElseThrow();
      states = found.states();
      transitions = found.transitions();
      cpu = Math.min(cpu, cpu() - before);
      caller = Math.min(caller, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - callerBefore);
      wall = Math.min(wall, System.nanoTime() - began);
    }
    System.out.printf(
        Locale.ROOT, "workers %d, %s: states %d transitions %d, ns/transition %.2f (first worker) %.2f (process) %.2f (wall)%n",
        workers, table, states, transitions, (double) caller / transitions, (double) cpu / transitions,
        (double) wall / transitions);
  }

  /** CPU time of all threads, those of the JVM among them. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
