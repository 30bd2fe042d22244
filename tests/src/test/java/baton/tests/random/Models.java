package baton.tests.random;

import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.InMemory;
import java.util.Map;

/** Protocols from their texts. */
public final class Models {
  private Models() {}

  /** The protocol that the text of this seed is; it must be one. */
  public static Protocol of(String text, long seed) {
    try {
      return of(text);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + "\n" + e.getMessage(), e);
    }
  }

  /** The protocol that a text is; it must be one. */
  public static Protocol of(String text) {
    return switch (new Loader(new InMemory(Map.of("random.baton", text))).load("random.baton", Settings.NONE)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) ->
          throw new AssertionError(DiagnosticRenderer.render(diagnostics) + "\n" + text);
    };
  }
}
