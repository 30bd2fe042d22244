package baton.tests.bench;

import baton.checker.Answer;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.certificate.Recheck;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.symbolic.SymbolicEngine;
import baton.models.Loaded;
import baton.models.Loader;
import baton.checker.z3.Z3Library;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.properties.Goal;
import baton.properties.Goals;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What property-directed reachability costs on the reference protocol, in a JVM that has just started, from the
 * protocol to the invariants that are reported, and what it costs to check these again by Z3 and SMTInterpol: CPU of the
 * thread that does it, and of the whole process meanwhile, the compiler's threads included. Not counted: the start of
 * the JVM, reading the model, loading Z3.
 *
 * <p>Arguments: the folder of the reference protocol, D, true for the seeded bug, and a folder for Z3's library.
 */
final class ProofBench {
  private ProofBench() {}

  private static long process() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long thread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Protocol protocol(String folder, String devices, String bug) {
    Directories files = new Directories(Path.of(folder), Optional.empty(), Optional.empty());
    Settings settings = new Settings(Map.of("D", devices, "BUG", bug), Map.of(), OptionalInt.empty());
    return switch (new Loader(files).load("handover.baton", settings)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) -> throw new IllegalStateException(diagnostics.toString());
    };
  }

  public static void main(String[] arguments) throws Z3Library.Unavailable {
    Z3Library z3 = new Z3Library(Path.of(arguments[3]));
    z3.load();
    Protocol protocol = protocol(arguments[0], arguments[1], arguments[2]);
    boolean bug = arguments[2].equals("true");
    List<String> wanted = bug ? List.of("FreshStart") : List.of("OneOwner", "NoStrayDma", "FreshStart", "OneActive");
    List<Goal> goals = Goals.of(protocol).stream().filter(g -> wanted.contains(g.name())).toList();
    long thread = thread();
    long process = process();
    Answer answer = new SymbolicEngine("pdr", new PropertyDirectedReachability())
        .check(protocol, goals, Limits.NONE, Progress.SILENT);
    System.out.printf(
        Locale.ROOT, "D=%s bug=%s thread %.3f s, process %.3f s%n", arguments[1], bug, (thread() - thread) / 1e9,
        (process() - process) / 1e9);
    Map<Goal, List<Expr>> invariants = new LinkedHashMap<>();
    ((Answer.Verdicts) answer).verdicts().forEach((goal, verdict) -> {
      if (verdict instanceof Verdict.Holds(Evidence.Invariant(var conjuncts, _), _)) {
        invariants.put(goal, conjuncts);
      } else if (!(bug && verdict instanceof Verdict.Violated)) {
        throw new IllegalStateException(goal.name() + ": " + verdict);
      }
    });
    again("Z3 and SMTInterpol", new Recheck(Optional.of(z3)), protocol, invariants);
    again("SMTInterpol, once more", new Recheck(Optional.empty()), protocol, invariants);
  }

  private static void again(String by, Recheck recheck, Protocol protocol, Map<Goal, List<Expr>> invariants) {
    long thread = thread();
    long process = process();
    invariants.forEach((goal, invariant) -> {
      if (!(recheck.of(protocol, goal, invariant, () -> false) instanceof Recheck.Outcome.Shown)) {
        throw new IllegalStateException(goal.name() + " is not shown again");
      }
    });
    System.out.printf(
        Locale.ROOT, "  checked again by %s: thread %.3f s, process %.3f s%n", by, (thread() - thread) / 1e9,
        (process() - process) / 1e9);
  }
}
