package baton.tests.benchmarks;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.cp.AllRunsProbe;
import baton.checker.cp.ConstraintEngine;
import baton.checker.enumeration.Enumerated;
import baton.checker.enumeration.Enumeration;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.ground.GoalNodes;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.sat.Literals;
import baton.checker.sat.SatSolver;
import baton.checker.symbolic.Deepening;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.models.value.State;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What `tests/benchmarks/constraints/run` runs, in one process: CPU seconds of its thread, the lesser of two runs. */
public final class ConstraintsBench {
  private static final double LIMIT = 30;
  private static final String BOOT = "models/library/handover/passive-boot.baton";
  private static final String HANDOVER = "models/library/reference/handover.baton";
  private static final String POOL = "tests/benchmarks/constraints/pool.baton";

  private ConstraintsBench() {}

  private record Case(String file, String goal, int bound, List<String> settings) {
    Case {
      settings = List.copyOf(settings);
    }

    Case(String file, String goal, int bound, String setting, String... more) {
      this(file, goal, bound, Stream.concat(Stream.of(setting), Arrays.stream(more)).toList());
    }

    @Override
    public String toString() {
      String file = file().substring(file().lastIndexOf('/') + 1).replace(".baton", "");
      return (file + " " + goal + " " + String.join(" ", settings)).strip();
    }
  }

  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals("runs")) {
      enumerations();
    }
    if (args.length == 0 || args[0].equals("bounded")) {
      bounded();
    }
  }

  private static void enumerations() {
    System.out.println(
        "all shortest runs                              steps  classes  explicit |    runs      cp |    runs     sat");
    for (Case c : List.of(
        new Case(BOOT, "freshStart", 0, "noResetOnRecovery", "Device=1"),
        new Case(BOOT, "freshStart", 0, "noResetOnRecovery", "Device=2"),
        new Case(BOOT, "freshStart", 0, "noResetOnRecovery", "Device=3"),
        new Case(BOOT, "handedOver", 0, "Device=1"),
        new Case(BOOT, "handedOver", 0, "Device=2"),
        new Case(HANDOVER, "FreshStart", 0, "BUG=true", "D=2"),
        new Case(POOL, "exhausted", 0, "N=60"))) {
      enumerate(c);
    }
  }

  private static void bounded() {
    System.out.println(
        "bounded engines                                bound  verdict                  cp      bmc  explicit");
    for (Case c : List.of(
        new Case(BOOT, "freshStart", 7, "noResetOnRecovery", "Device=2"),
        new Case(BOOT, "freshStart", 7, "noResetOnRecovery", "Device=4"),
        new Case(BOOT, "oneActive", 8, "Device=2"),
        new Case(BOOT, "oneActive", 8, "Device=4"),
        new Case(BOOT, "handedOver", 10, "Device=1"),
        new Case(HANDOVER, "FreshStart", 8, "BUG=true", "D=2"),
        new Case(HANDOVER, "FreshStart", 7, "D=3"),
        new Case(POOL, "exhausted", 8, "N=60"),
        new Case(POOL, "exhausted", 8, "N=300"),
        new Case(POOL, "exhausted", 8, "N=900"))) {
      bounded(c);
    }
  }

  private static Protocol load(Case c) {
    Path home = Path.of("").toAbsolutePath();
    Directories files = Models.files(home);
    Map<String, String> values = new HashMap<>();
    for (String s : c.settings()) {
      int equals = s.indexOf('=');
      values.put(equals < 0 ? s : s.substring(0, equals), equals < 0 ? "true" : s.substring(equals + 1));
    }
    return switch (new Loader(files).load(c.file(), new Settings(values, Map.of(), OptionalInt.empty()))) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) -> throw new IllegalStateException(diagnostics.toString());
    };
  }

  private static Goal goal(Protocol protocol, String name) {
    return Goals.of(protocol).stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  private static double cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static Limits limited(OptionalInt bound) {
    double start = cpu();
    return new Limits(
        bound, Long.MAX_VALUE, () -> cpu() - start > LIMIT ? Optional.of(Reason.TIMEOUT) : Optional.empty());
  }

  /** A result and the seconds that it took; the lesser of two, if the first was not long. */
  private record Timed<T>(T result, double seconds) {
    static <T> Timed<T> of(Supplier<T> work) {
      double start = cpu();
      T result = work.get();
      double seconds = cpu() - start;
      if (seconds < LIMIT / 3) {
        double again = cpu();
        var _ = work.get();
        seconds = Math.min(seconds, cpu() - again);
      }
      return new Timed<>(result, seconds);
    }

    String shown() {
      return seconds > LIMIT ? "-" : String.format(Locale.ROOT, "%.2f", seconds);
    }
  }

  private static void enumerate(Case c) {
    Protocol protocol = load(c);
    Goal goal = goal(protocol, c.goal());
    Timed<Enumerated> explicit = Timed.of(() -> Enumeration.of(
        protocol, goal, new Enumeration.Asked(0, Long.MAX_VALUE, true), limited(OptionalInt.empty()), Progress.SILENT,
        _ -> {}));
    if (!(explicit.result() instanceof Enumerated.Some some)) {
      throw new IllegalStateException(c + ": " + explicit.result());
    }
    Timed<Integer> cp = Timed.of(() -> {
      Limits limits = limited(OptionalInt.empty());
      return AllRunsProbe.count(
          Lowering.lower(protocol), question(protocol, goal), some.shortest(), false,
          () -> limits.stop().get().isPresent());
    });
    Timed<Integer> sat = Timed.of(() -> blocking(protocol, goal, some.shortest()));
    System.out.printf(
        Locale.ROOT, "%-46s %5d  %7d  %8s | %7s %7s | %7s %7s%n", c, some.shortest(), some.count(), explicit.shown(),
        more(cp), cp.shown(), more(sat), sat.shown());
  }

  private static String more(Timed<Integer> counted) {
    return (counted.seconds() > LIMIT ? ">" : "") + counted.result();
  }

  private static Question question(Protocol protocol, Goal goal) {
    return question(Lowering.lower(protocol), goal);
  }

  private static Question question(Lowered lowered, Goal goal) {
    return Question.decided(GoalNodes.of(goal, lowered).orElseThrow(), goal instanceof Goal.EveryStep);
  }

  /** All runs of a length: after each its states are excluded, and its labels counted. */
  private static int blocking(Protocol protocol, Goal goal, int length) {
    Limits limits = limited(OptionalInt.empty());
    Lowered lowered = Lowering.lower(protocol);
    TransitionSystem system = Encoding.of(lowered, question(lowered, goal));
    Deepening runs = new Deepening(system, () -> limits.stop().get().isPresent());
    SatSolver solver = runs.solver();
    Interpreter interpreter = new Interpreter(protocol);
    int bad = runs.unrolling().bad(length);
    int count = 0;
    while (solver.solve(runs.unrolling().initial(), bad) == SatSolver.Outcome.SATISFIABLE) {
      List<State> states = new ArrayList<>();
      List<Integer> different = new ArrayList<>();
      for (int time = 0; time <= length; time++) {
        long[] cells = new long[lowered.protocol().layout().cells()];
        for (int atom = 0; atom < system.atoms().size(); atom++) {
          int value = runs.unrolling().valueOf(atom, time);
          different.add(Literals.negate(runs.unrolling().fact(system.atoms().fact(atom, value), time)));
          int cell = system.atoms().get(atom).cell();
          if (cell < cells.length) {
            cells[cell] |= (long) value << Math.max(0, system.atoms().get(atom).bit());
          }
        }
        states.add(lowered.protocol().layout().decode(cells));
      }
      count += ways(interpreter, states);
      solver.add(different.stream().mapToInt(Integer::intValue).toArray());
    }
    return count;
  }

  private static int ways(Interpreter interpreter, List<State> states) {
    int product = 1;
    for (int i = 0; i + 1 < states.size(); i++) {
      Set<Object> labels = new HashSet<>();
      State next = states.get(i + 1);
      interpreter.transitions(states.get(i)).stream().filter(t -> t.successors().contains(next))
          .forEach(t -> labels.add(t.label()));
      product *= labels.size();
    }
    return product;
  }

  private static void bounded(Case c) {
    Protocol protocol = load(c);
    Goal goal = goal(protocol, c.goal());
    Timed<Verdict> cp = Timed.of(() -> verdict(new ConstraintEngine(), protocol, goal, c.bound()));
    Timed<Verdict> bmc =
        Timed.of(() -> verdict(new SymbolicEngine("bmc", new BoundedModelChecking()), protocol, goal, c.bound()));
    Timed<Verdict> explicit = Timed.of(() -> verdict(
        new ExplicitEngine(new ExplicitOptions(1, true, ExplicitOptions.Backend.CLOSURES)), protocol, goal, c.bound()));
    System.out.printf(
        Locale.ROOT, "%-46s %5d  %-18s %8s %8s %9s%n", c, c.bound(),
        cp.result().word() + steps(cp.result()), cp.shown(),
        bmc.shown(), explicit.shown());
  }

  private static String steps(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(baton.checker.Counterexample.Run(var trace, _, _)) -> " " + trace.length();
      case Verdict.Holds(baton.checker.Evidence.Witness(var trace, _), _) -> " " + trace.length();
      case Verdict.Holds _, Verdict.Violated _, Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ -> "";
    };
  }

  private static Verdict verdict(Engine engine, Protocol protocol, Goal goal, int bound) {
    return switch (engine.check(protocol, List.of(goal), limited(OptionalInt.of(bound)), Progress.SILENT)) {
      case Answer.Verdicts(var verdicts, _, _) -> verdicts.values().iterator().next();
      case Answer.NoInitialState _ -> throw new IllegalStateException("no initial state");
    };
  }
}
