package baton.tests.bench;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.reference.ReferenceEngine;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.properties.Goal;
import baton.properties.Goals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explicit search beside the reference engine on each protocol of the library as it stands, in one process: the safety
 * goals, whole CPU of the process, the lesser of two runs of each, one after the other. Arguments:
 * the root of the project, and part of the names of those protocols that are wanted.
 */
final class SmallModels {
  private SmallModels() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Loader loader = new Loader(new Directories(
        root, Optional.of(root.resolve("properties/catalogue")),
        Optional.of(root.resolve("models/library/components"))));
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root.resolve("models/library"))) {
      all.filter(f -> f.toString().endsWith(".baton") && !f.toString().contains("components")
          && (arguments.length < 2 || f.toString().contains(arguments[1]))).sorted().forEach(files::add);
    }
    Engine explicit = new ExplicitEngine(new ExplicitOptions(1, true, ExplicitOptions.Backend.AUTO));
    Engine reference = new ReferenceEngine();
    System.out.println("states  explicit  reference (ms of CPU)");
    for (Path file : files) {
      if (loader.load(root.relativize(file).toString(), Settings.NONE) instanceof Loaded.Ready(Protocol protocol, _, _)
          && protocol.unsized().isEmpty()) {
        List<Goal> goals = Goals.of(protocol).stream()
            .filter(g -> !(g instanceof Goal.Liveness) && !(g instanceof Goal.MeasureGoal)).toList();
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        long states = 0;
        for (int round = 0; round < 2; round++) {
          long began = cpu();
          Answer answer = explicit.check(protocol, goals, Limits.NONE, Progress.SILENT);
          long middle = cpu();
          reference.check(protocol, goals, Limits.NONE, Progress.SILENT);
          best[0] = Math.min(best[0], (middle - began) / 1e6);
          best[1] = Math.min(best[1], (cpu() - middle) / 1e6);
          states = answer instanceof Answer.Verdicts(_, Optional<Exploration> seen, _)
              ? seen.map(Exploration::states).orElse(0L) : 0;
        }
        System.out.printf(
            Locale.ROOT, "%8d %8.0f %8.0f  %s%n", states, best[0], best[1], root.relativize(file));
      }
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
