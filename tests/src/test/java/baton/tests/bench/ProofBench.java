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
 * What property-directed reachability costs on the reference protocol, in a JVM that has just started (or not), from the
 * protocol to the invariants that are reported, and what it costs to check these again by Z3 and SMTInterpol: CPU of the
 * thread that does it, and of the whole process meanwhile, the compiler's threads included. Not counted: the start of
 * the JVM, reading the model, loading Z3.
 *
 * <p>Arguments: the folder of the reference protocol, D, true for the seeded bug, a folder for Z3's library, and, if the
 * JVM is not to have just started, how often all of it is done before.
 */
final class ProofBench {
  private ProofBench() {}

  /** CPU time of this thread and of the process, in nanoseconds. */
  private record Cost(long thread, long process) {
    /** What has been spent since. */
    String to(Cost end) {
      return String.format(
          Locale.ROOT, "thread %.3f s, process %.3f s", (end.thread - thread) / 1e9, (end.process - process) / 1e9);
    }
  }

  private static Cost now() {
    return new Cost(
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime());
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
    for (int warmUp = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0; warmUp > 0; warmUp--) {
      again(new Recheck(Optional.of(z3)), protocol, proved(protocol, goals, bug));
    }
    Cost cost = now();
    Map<Goal, List<Expr>> invariants = proved(protocol, goals, bug);
    System.out.println("D=" + arguments[1] + " bug=" + bug + " " + cost.to(now()));
    cost = now();
    again(new Recheck(Optional.of(z3)), protocol, invariants);
    System.out.println("  checked again by Z3 and SMTInterpol: " + cost.to(now()));
    cost = now();
    again(new Recheck(Optional.empty()), protocol, invariants);
    System.out.println("  checked again by SMTInterpol, once more: " + cost.to(now()));
  }

  /** Of each goal the conjuncts of its invariant; of a bug none. */
  private static Map<Goal, List<Expr>> proved(Protocol protocol, List<Goal> goals, boolean bug) {
    Answer answer = new SymbolicEngine("pdr", new PropertyDirectedReachability())
        .check(protocol, goals, Limits.NONE, Progress.SILENT);
    Map<Goal, List<Expr>> invariants = new LinkedHashMap<>();
    ((Answer.Verdicts) answer).verdicts().forEach((goal, verdict) -> {
      if (verdict instanceof Verdict.Holds(Evidence.Invariant(var conjuncts, _), _)) {
        invariants.put(goal, conjuncts);
      } else if (!(bug && verdict instanceof Verdict.Violated)) {
        throw new IllegalStateException(goal.name() + ": " + verdict);
      }
    });
    return invariants;
  }

  private static void again(Recheck recheck, Protocol protocol, Map<Goal, List<Expr>> invariants) {
    try (Recheck.Session session = recheck.open(protocol, () -> false)) {
      invariants.forEach((goal, invariant) -> {
        if (!(session.of(goal, invariant) instanceof Recheck.Outcome.Shown)) {
          throw new IllegalStateException(goal.name() + " is not shown again");
        }
      });
    }
  }
}
