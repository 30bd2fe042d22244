package baton.tests.liveness;

import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.tests.random.Models;
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
    return Models.of(text, new Settings(values, Map.of(), OptionalInt.empty()));
  }

  static Goal goal(Protocol protocol, String name) {
    return Goals.of(protocol).stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }
}
