package baton.cli;

import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.FirstThatCan;
import baton.checker.explicit.Checkpoints;
import baton.checker.bmc.BoundedModelChecking;
import baton.checker.bmc.KInduction;
import baton.checker.certificate.Certified;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.portfolio.Race;
import baton.checker.reference.ReferenceEngine;
import baton.checker.symbolic.SymbolicEngine;
import java.util.List;
import org.apache.commons.cli.Option;

/** Which engine answers, and how it goes about it. */
final class EngineOptions {
  static final List<Option> OPTIONS = List.of(
      Arguments.value(
          "auto|explicit|pdr|bmc|induction|reference",
          "Which engine answers: explicit looks at every state, pdr proves by inductive invariants, bmc finds shortest "
              + "runs up to --bound, induction proves by runs of bounded length, reference is the oracle. Default: auto.",
          "--engine"),
      Arguments.value("N", "How many threads search. Default: one for each core.", "--workers"),
      Arguments.value(
          "on|off", "Whether states that differ by a permutation of a sort are explored once. Default: on.",
          "--symmetry"));

  private final Arguments arguments;

  EngineOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  /** The engine, its traces confirmed by replay, its invariants by another solver. */
  Engine engine(Checkpoints checkpoints) {
    int workers = arguments.number("--workers", 1).orElse(Runtime.getRuntime().availableProcessors());
    Engine explicit = new ExplicitEngine(
        new ExplicitOptions(workers, symmetry(), ExplicitOptions.Backend.AUTO, checkpoints, Long.MAX_VALUE));
    String engine = arguments.value("--engine").orElse("auto");
    return switch (engine) {
      case "auto" -> auto(explicit);
      case "explicit" -> checked(explicit);
      case "pdr" -> checked(pdr());
      case "bmc" -> checked(new SymbolicEngine(engine, new BoundedModelChecking()));
      case "induction" -> checked(new SymbolicEngine(engine, new KInduction()));
      case "reference" -> checked(new ReferenceEngine());
      default -> throw new UserError(
          "there is no engine `" + engine + "`; there are auto, explicit, pdr, bmc, induction and reference");
    };
  }

  /** Search, joined by proofs where it takes long; what neither can judge is asked of the oracle. */
  private static Engine auto(Engine explicit) {
    Engine race = new Race(new Confirmed(explicit), new Confirmed(pdr()), Certified::new, Race.ENOUGH);
    return new FirstThatCan(List.of(race, checked(new ReferenceEngine())));
  }

  private static Engine checked(Engine engine) {
    return new Certified(new Confirmed(engine));
  }

  private static Engine pdr() {
    return new SymbolicEngine("pdr", new PropertyDirectedReachability());
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
