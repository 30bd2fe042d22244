package baton.tests.bench;

import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.pdr.Outcome;
import baton.checker.pdr.Pdr;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.properties.Goal;
import baton.properties.Goals;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What property-directed reachability alone costs on the reference protocol, in a JVM that has just started: CPU of the
 * thread that encodes and proves, and of the whole process meanwhile, the compiler's threads included. Not counted: the
 * start of the JVM, reading the model, checking again what was found.
 *
 * <p>Arguments: the folder of the reference protocol, D, and true for the seeded bug.
 */
final class ProofBench {
  private ProofBench() {}

  private static long process() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long thread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Lowered lowered(String folder, String devices, String bug) {
    Directories files = new Directories(Path.of(folder), Optional.empty(), Optional.empty());
    Settings settings = new Settings(Map.of("D", devices, "BUG", bug), Map.of(), OptionalInt.empty());
    return switch (new Loader(files).load("handover.baton", settings)) {
      case Loaded.Ready(Protocol protocol, _, _) -> Lowering.lower(protocol);
      case Loaded.Refused(var diagnostics) -> throw new IllegalStateException(diagnostics.toString());
    };
  }

  public static void main(String[] arguments) {
    Lowered lowered = lowered(arguments[0], arguments[1], arguments[2]);
    boolean bug = arguments[2].equals("true");
    List<String> wanted = bug ? List.of("FreshStart") : List.of("OneOwner", "NoStrayDma", "FreshStart", "OneActive");
    long thread = thread();
    long process = process();
    for (Goal goal : Goals.of(lowered.protocol().protocol())) {
      if (!wanted.contains(goal.name())) {
        continue;
      }
      GoalNodes nodes = GoalNodes.of(goal, lowered).orElseThrow();
      TransitionSystem system = Encoding.of(lowered, Question.decided(nodes, goal instanceof Goal.EveryStep));
      Outcome outcome = Pdr.run(system, Symmetry.of(system), Integer.MAX_VALUE, () -> false, _ -> { });
      boolean asExpected = bug ? outcome instanceof Outcome.Reached : outcome instanceof Outcome.Invariant;
      if (!asExpected) {
        throw new IllegalStateException(goal.name() + ": " + outcome);
      }
    }
    System.out.printf(
        Locale.ROOT, "D=%s bug=%s thread %.3f s, process %.3f s%n", arguments[1], bug, (thread() - thread) / 1e9,
        (process() - process) / 1e9);
  }
}
