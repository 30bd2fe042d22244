package baton.tests.benchmarks;

import baton.checker.Limits;
import baton.checker.plan.Enumeration;
import baton.checker.plan.Planned;
import baton.checker.plan.Planner;
import baton.checker.plan.Rehearsal;
import baton.checker.plan.Rehearsals;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Plan;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.tests.random.Models;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What {@code tests/benchmarks/plans/run.py} runs: the first plan of each file, from the text to the run in the
 * protocol, again and again in one process. For each file it prints how many schedules there were and the CPU seconds
 * of one round, of the whole process: compiler and garbage collector are in it.
 *
 * {@snippet :
 * java baton.tests.benchmarks.PlansBench (best|all) ROUNDS SECONDS FILE...
 * }
 *
 * <p>ROUNDS are measured behind as many as take SECONDS of CPU, over all files, so that Java has compiled what it
 * needs.
 */
public final class PlansBench {
  private PlansBench() {}

  public static void main(String[] args) {
    boolean all = args[0].equals("all");
    int rounds = Integer.parseInt(args[1]);
    double warming = Double.parseDouble(args[2]);
    List<String> files = List.of(args).subList(3, args.length);
    while (cpu() < warming) {
      files.forEach(f -> round(f, all));
    }
    for (String file : files) {
      double start = cpu();
      long count = 0;
      for (int i = 0; i < rounds; i++) {
        count = round(file, all);
      }
      System.out.printf(Locale.ROOT, "%s %d %.6f%n", Path.of(file).getFileName(), count, (cpu() - start) / rounds);
    }
  }

  private static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  /** How many schedules were found; each is a run of the protocol. */
  private static long round(String file, boolean all) {
    Path home = Path.of("").toAbsolutePath();
    Directories files = Models.files(home);
    Protocol protocol = switch (new Loader(files).load(file, new Settings(Map.of(), Map.of(), OptionalInt.empty()))) {
      case Loaded.Ready(Protocol ready, _, _) -> ready;
      case Loaded.Refused(var diagnostics) -> throw new IllegalStateException(diagnostics.toString());
    };
    Plan plan = protocol.plans().getFirst();
    Rehearsals rehearsals = new Rehearsals(protocol);
    if (!(Planner.plan(plan, Limits.NONE) instanceof Planned.Found found)
        || !(rehearsals.of(found.schedule(), Limits.NONE) instanceof Rehearsal.Runs)) {
      throw new IllegalStateException(file + " has no plan that runs");
    }
    if (!all) {
      return 1;
    }
    AtomicInteger count = new AtomicInteger();
    Enumeration.of(found, Limits.NONE, s -> {
      count.incrementAndGet();
      return rehearsals.of(s, Limits.NONE) instanceof Rehearsal.Runs;
    });
    return count.get();
  }
}
