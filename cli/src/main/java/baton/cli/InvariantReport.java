package baton.cli;

import baton.checker.Evidence;
import baton.checker.certificate.InvariantText;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.properties.Fairness;

/** The invariants that prove something, as they can be read again. */
final class InvariantReport {
  private final Protocol protocol;
  private final Fairness fairness;

  InvariantReport(Protocol protocol) {
    this.protocol = protocol;
    fairness = new Fairness(new Interpreter(protocol));
  }

  /** Those that the proof of a goal rests on. */
  String of(String name, Evidence evidence) {
    return switch (evidence) {
      case Evidence.Invariant(var conjuncts, _) -> {
        StringBuilder out = new StringBuilder();
        if (!conjuncts.isEmpty()) {
          out.append("\n  invariant behind ").append(name).append(":\n");
          InvariantText.of(protocol, conjuncts).forEach(c -> out.append("    ").append(c).append('\n'));
        }
        yield out.toString();
      }
      case Evidence.Rounds(Evidence safety, var claims) -> {
        StringBuilder out = new StringBuilder(of(name, safety));
        for (int i = 0; i < claims.size(); i++) {
          Evidence.Rounds.Claim claim = claims.get(i);
          out.append(of(name + ", claim " + (i + 1) + ", of " + claim.rounds() + " rounds", claim.evidence()));
          for (int duty = 0; duty < claim.fairness().size(); duty++) {
            Fairness.Subject subject = claim.fairness().get(duty);
            String how = fairness.declared(subject) == Place.Fairness.STRONG ? "strongly" : "weakly";
            out.append("    loop#seen").append(duty).append(" is of ").append(subject.text()).append(", ").append(how)
                .append(" fair\n");
          }
        }
        yield out.toString();
      }
      case Evidence.Exhaustive _, Evidence.Witness _, Evidence.Induction _ -> "";
    };
  }
}
