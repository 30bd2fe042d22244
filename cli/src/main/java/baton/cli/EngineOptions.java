package baton.cli;

import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.FirstThatCan;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.WithIntegers;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.bmc.KInduction;
import baton.checker.cp.ConstraintEngine;
import baton.checker.explicit.Checkpoints;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.integers.Approach;
import baton.checker.integers.IntegerEngine;
import baton.checker.liveness.Need;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.portfolio.Race;
import baton.checker.reference.Needs;
import baton.checker.reference.ReferenceEngine;
import baton.checker.spacer.Spacer;
import baton.checker.symbolic.SymbolicEngine;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** Which engine answers, and how it goes about it. */
final class EngineOptions {
  static final List<Option> OPTIONS = List.of(
      Arguments.value(
          "auto|explicit|pdr|spacer|bmc|induction|cp|reference",
          "Which engine answers: explicit looks at every state, pdr proves by inductive invariants, spacer by those "
              + "that Z3's solver of Horn clauses finds, bmc finds shortest runs up to --bound, induction proves by "
              + "runs of bounded length, cp finds runs by constraints, reference is the oracle. Default: auto.",
          "--engine"),
      Arguments.value("N", "How many threads search. Default: one for each core.", "--workers"),
      Arguments.value(
          "on|off", "Whether states that differ by a permutation of a sort are explored once. Default: on.",
          "--symmetry"));

  /**
   * The engines that take part in more than one choice.
   *
   * @param search from the explicit engine, what searches
   * @param prover what proves
   * @param enough how many states are searched before the prover joins
   */
  record Parts(UnaryOperator<Engine> search, Engine prover, long enough) {}

  private final Arguments arguments;
  private final Parts parts;

  EngineOptions(Arguments arguments) {
    this(
        arguments,
        new Parts(
            UnaryOperator.identity(), new SymbolicEngine("pdr", new PropertyDirectedReachability()), Race.ENOUGH));
  }

  EngineOptions(Arguments arguments, Parts parts) {
    this.arguments = arguments;
    this.parts = parts;
  }

  /** The engine, its traces confirmed by replay, its invariants by another solver. */
  Engine engine(Checkpoints checkpoints, Rechecks rechecks) {
    Engine explicit = parts.search().apply(explicit(checkpoints));
    String name = name();
    UnaryOperator<Engine> checked = rechecks::certified;
    Engine engine = switch (name) {
      case "auto" -> new WithIntegers(
          auto(explicit, checked),
          () -> rechecks.hasZ3()
              ? checked.apply(new Confirmed(integers("spacer", Approach.INVARIANTS, rechecks).get()))
              : new ReferenceEngine());
      case "explicit" -> checked.apply(new Confirmed(explicit));
      case "pdr" -> checked.apply(new Confirmed(parts.prover()));
      case "spacer" -> checked.apply(new Confirmed(new WithIntegers(
          new SymbolicEngine(name, rechecks.withZ3(new Spacer())), integers(name, Approach.INVARIANTS, rechecks))));
      case "bmc" -> checked.apply(new Confirmed(new WithIntegers(
          new SymbolicEngine(name, new BoundedModelChecking()), integers(name, Approach.RUNS, rechecks))));
      case "induction" -> checked.apply(new Confirmed(new SymbolicEngine(name, new KInduction())));
      case "cp" -> checked.apply(new Confirmed(new ConstraintEngine()));
      case "reference" -> checked.apply(new Confirmed(new ReferenceEngine()));
      default -> throw new UserError(
          "there is no engine `" + name + "`; there are auto, explicit, pdr, spacer, bmc, induction, cp and reference");
    };
    return rechecks.isGiven() ? new FirstThatCan(List.of(checked.apply(rechecks.given()), engine)) : engine;
  }

  /** For protocols with an {@code int}. */
  private static Supplier<Engine> integers(String name, Approach approach, Rechecks rechecks) {
    return () -> rechecks.withZ3(new IntegerEngine(name, approach));
  }

  /** Search, joined by proofs where it takes long; what neither can judge is asked of the oracle. */
  private Engine auto(Engine explicit, UnaryOperator<Engine> checked) {
    Engine race = new Race(
        new Confirmed(explicit), checked.apply(new Confirmed(parts.prover())), parts.enough());
    return new FirstThatCan(List.of(race, checked.apply(new Confirmed(new ReferenceEngine()))));
  }

  /** Of liveness that holds, which declared fairness it needs, as far as that is known within the limits. */
  Map<Goal, List<Need>> needs(ModelRun run, Limits limits) {
    List<Goal.Liveness> held = run.verdicts().entrySet().stream()
        .filter(e -> e.getValue() instanceof Verdict.Holds)
        .flatMap(e -> e.getKey() instanceof Goal.Liveness l ? Stream.of(l) : Stream.empty())
        .toList();
    if (!name().equals("reference")) {
      return explicit(Checkpoints.NONE).needs(run.protocol(), held, limits, Progress.SILENT);
    }
    Map<Goal, List<Need>> needs = new LinkedHashMap<>();
    held.forEach(g -> Needs.of(run.protocol(), g, limits).ifPresent(found -> needs.put(g, found)));
    return needs;
  }

  private String name() {
    return arguments.value("--engine").orElse("auto");
  }

  /** The engine that computes measures, too. */
  ExplicitEngine explicit(Checkpoints checkpoints) {
    int workers = arguments.number("--workers", 1).orElse(Runtime.getRuntime().availableProcessors());
    return new ExplicitEngine(
        new ExplicitOptions(workers, symmetry(), ExplicitOptions.Backend.AUTO, checkpoints));
  }

  private boolean symmetry() {
    String word = arguments.value("--symmetry").orElse("on");
    return switch (word) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new UserError("--symmetry takes on or off, not `" + word + "`");
    };
  }
}
