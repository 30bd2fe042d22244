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
import java.util.OptionalInt;

/** Protocols from texts. */
final class Texts {
  private Texts() {}

  static Protocol load(String text) {
    return load(text, Map.of());
  }

  /** {@code values}: of constants, as `-D` gives them. */
  static Protocol load(String text, Map<String, String> values) {
    Settings settings = new Settings(values, Map.of(), OptionalInt.empty());
    return switch (new Loader(new InMemory(Map.of("small.baton", text))).load("small.baton", settings)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) ->
          throw new AssertionError(DiagnosticRenderer.render(diagnostics) + "\n" + text);
    };
  }

  static Goal goal(Protocol protocol, String name) {
    return Goals.of(protocol).stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }
}
