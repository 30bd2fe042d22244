package baton.cli;

import baton.checker.Confirmed;
import baton.checker.Engine;
import baton.checker.reference.ReferenceEngine;
import picocli.CommandLine.Option;

/** Which engine answers. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "auto|reference",
      description = "Which engine answers: reference is the oracle. Default: auto.")
  private String engine = "auto";

  /** The engine, its traces confirmed by replay. */
  Engine engine() {
    return switch (engine) {
      case "auto", "reference" -> new Confirmed(new ReferenceEngine());
      default -> throw new UserError("there is no engine `" + engine + "`; there are auto and reference");
    };
  }
}
