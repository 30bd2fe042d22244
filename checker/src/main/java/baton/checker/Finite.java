package baton.checker;

import baton.models.ir.Protocol;
import java.util.Optional;

/** Whether a protocol has finitely many states, as its declarations say. */
public final class Finite {
  private Finite() {}

  /** What an engine says of each goal if it has to know how large each sort is; empty if it does. */
  public static Optional<Verdict.Undecided> unsized(Protocol protocol) {
    return protocol.unsized().stream().findFirst()
        .map(sort -> new Verdict.Undecided(Reason.UNSIZED, "give a size with -s " + sort + "=n"));
  }

  /** Whether some variable has an {@code int}. */
  public static boolean hasIntegers(Protocol protocol) {
    return protocol.variables().stream().anyMatch(v -> !v.type().isFinite());
  }

  /** What an engine says of each goal if it looks at finitely many states; empty if there are no more. */
  public static Optional<Verdict.Undecided> refusal(Protocol protocol) {
    return unsized(protocol).or(() ->
        hasIntegers(protocol)
            ? Optional.of(new Verdict.Undecided(
                Reason.UNSUPPORTED,
                "an `int` has infinitely many values, of which only the engines spacer and bmc know anything"))
            : Optional.empty());
  }
}
