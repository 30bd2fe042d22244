package baton.cli;

import baton.checker.certificate.Recheck;
import baton.counterexamples.Changes;
import baton.models.ir.Protocol;

/** Tells of a state that shows why an invariant is none. */
final class FailureText {
  private FailureText() {}

  static String of(Protocol protocol, String obligation, Recheck.Failure failure) {
    StringBuilder out = new StringBuilder();
    out.append(
        switch (obligation.substring(obligation.lastIndexOf('.') + 1)) {
          case "initiation" -> "  This initial state is not as the invariant says, or violates the goal:\n";
          case "consecution" -> failure.step().isEmpty()
              ? "  The invariant holds here (no run need lead to it), and not at an idle instant or where something is"
                  + " given up:\n"
              : "  The invariant holds here (no run need lead to it), and not after the step below:\n";
          case "base" -> "  A run of less than so many steps leads here, where the goal does not hold:\n";
          case "induction" ->
              "  So many good states can lead here (no run need lead to them), and the goal does not hold:\n";
          default -> "  The invariant holds here (no run need lead to it), and the goal does not:\n";
        });
    for (int i = 0; i < protocol.variables().size(); i++) {
      out.append("    ").append(protocol.variables().get(i).name()).append(" = ").append(failure.state().get(i))
          .append('\n');
    }
    failure.step().ifPresent(label -> {
      out.append("  step ").append(label).append('\n');
      failure.after().ifPresent(after -> Changes.between(protocol, failure.state(), after)
          .forEach(c -> out.append("    ").append(c).append('\n')));
    });
    return out.toString();
  }
}
