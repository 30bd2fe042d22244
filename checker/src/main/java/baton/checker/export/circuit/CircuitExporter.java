package baton.checker.export.circuit;

import baton.checker.export.Exported;
import baton.checker.export.Finite;
import baton.checker.export.NotExportable;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.checker.symbolic.Start;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.source.Origin;
import baton.properties.Goal;
import java.util.List;

/** Writes a protocol as a sequential circuit. */
public final class CircuitExporter {
  private CircuitExporter() {}

  /** The words in which it is written. */
  public sealed interface Target {
    /** AIGER, for hardware model checkers; {@code binary} is what most of them read. */
    record Aiger(boolean binary) implements Target {}

    /** SMT-LIB 2: runs of at most {@code bound} steps. */
    record SmtLib(int bound) implements Target {}

    /** Constrained Horn clauses. */
    record Chc() implements Target {}

    /** VMT. */
    record Vmt() implements Target {}
  }

  /**
   * Exports a protocol with these goals.
   *
   * @param named the goals were asked for by name: one that cannot be said is refused, not left out
   */
  public static Exported export(Protocol protocol, List<Goal> goals, boolean named, Target target) {
    try {
      Finite.require(protocol);
      Lowered lowered = Lowering.lower(protocol);
      if (Start.isMissing(lowered)) {
        return new Exported.NoInitialState(new Interpreter(protocol).initialStates().emptiedBy());
      }
      Asked asked = Asked.of(lowered, goals, named);
      Circuit circuit = Circuits.of(lowered, asked);
      return new Exported.Written(List.of(document(circuit, target)), asked.leftOut());
    } catch (NotLowered e) {
      return new Exported.Refused(
          new NotExportable(Origin.nowhere(), "it does not fit into a circuit: " + e.getMessage(), "make it smaller")
              .because());
    } catch (NotExportable e) {
      return new Exported.Refused(e.because());
    }
  }

  private static Exported.Document document(Circuit circuit, Target target) {
    String name = circuit.name();
    return switch (target) {
      case Target.Aiger(boolean binary) -> binary
          ? Exported.Document.binary(name + ".aig", Aiger.binary(circuit))
          : new Exported.Document(name + ".aag", Aiger.text(circuit));
      case Target.SmtLib(int bound) -> new Exported.Document(name + ".smt2", Bounded.text(circuit, bound));
      case Target.Chc() -> new Exported.Document(name + ".smt2", Horn.text(circuit));
      case Target.Vmt() -> new Exported.Document(name + ".vmt", Vmt.text(circuit));
    };
  }
}
