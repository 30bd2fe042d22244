package baton.checker.export.tla;

import baton.checker.export.Exported;
import baton.checker.export.NotExportable;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import baton.properties.Goal;
import java.util.List;

/** Writes a protocol as a TLA+ module, with a configuration for TLC. */
public final class TlaExporter {
  private static final int MOST_TEXT = 4_000_000;

  private TlaExporter() {}

  /**
   * Exports a protocol with these goals.
   *
   * @param named the goals were asked for by name: one that cannot be said is refused, not left out
   * @param module the module's name, which must be that of its file
   */
  public static Exported export(Protocol protocol, List<Goal> goals, boolean named, String module) {
    try {
      for (Protocol.Initialiser i : protocol.initialisers()) {
        if (i.variable().type() instanceof Type.Unbounded) {
          throw new NotExportable(i.value().map(v -> v.at()).orElse(baton.models.source.Origin.nowhere()),
              "`" + i.variable().name() + "` is an `int`, which has infinitely many values",
              "give it a range, as in 0..15");
        }
      }
      InitialStates initial = new Interpreter(protocol).initialStates();
      if (initial.ill().isPresent()) {
        Evaluation.Undefined ill = initial.ill().get();
        throw new NotExportable(ill.at(), "an initialiser or `init` is ill-defined here (" + ill.kind().word() + ")",
            "repair it first; `baton check` tells more");
      }
      if (initial.states().isEmpty()) {
        return new Exported.NoInitialState(initial.emptiedBy());
      }
      ModuleText text = new ModuleText(protocol, goals, named, module);
      text.render(); // claims every name, so that none is given to something smaller before
      String tla = text.render();
      if (tla.length() > MOST_TEXT) {
        throw new NotExportable(
            baton.models.source.Origin.nowhere(), "the module would have more than " + MOST_TEXT + " characters",
            "make lists and ranges smaller");
      }
      return new Exported.Written(
          List.of(new Exported.Document(module + ".tla", tla),
              new Exported.Document(module + ".cfg", text.configuration())),
          text.leftOut());
    } catch (NotExportable e) {
      return new Exported.Refused(e.because());
    }
  }
}
