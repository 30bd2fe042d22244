package baton.cli;

import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.reference.ReferenceEngine;
import java.util.List;
import org.apache.commons.cli.Option;

/** Which engine answers. */
final class EngineOptions {
  static final List<Option> OPTIONS = List.of(Arguments.value(
      "auto|reference", "Which engine answers: reference is the oracle. Default: auto.", "--engine"));

  private final Arguments arguments;

  EngineOptions(Arguments arguments) {
    this.arguments = arguments;
  }

  /** The engine, its traces confirmed by replay. */
  Engine engine() {
    String engine = arguments.value("--engine").orElse("auto");
    return switch (engine) {
      case "auto", "reference" -> new Confirmed(new ReferenceEngine());
      default -> throw new UserError("there is no engine `" + engine + "`; there are auto and reference");
    };
  }
}
