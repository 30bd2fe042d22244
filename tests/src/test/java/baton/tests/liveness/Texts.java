package baton.tests.liveness;

import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.InMemory;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.Map;

/** Protocols from texts. */
final class Texts {
  private Texts() {}

  static Protocol load(String text) {
    return switch (new Loader(new InMemory(Map.of("small.baton", text))).load("small.baton", Settings.NONE)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) ->
          throw new AssertionError(DiagnosticRenderer.render(diagnostics) + "\n" + text);
    };
  }

  static Goal goal(Protocol protocol, String name) {
    return Goals.of(protocol).stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }
}
