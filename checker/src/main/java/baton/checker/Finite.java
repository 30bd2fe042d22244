package baton.checker;

import baton.models.ir.Protocol;
import baton.models.value.Type;
import java.util.Optional;

/** Whether a protocol has finitely many states, as its declarations say. */
public final class Finite {
  private Finite() {}

  /** What an engine says of each goal if it has to know how large each sort is; empty if it does. */
  public static Optional<Verdict.Undecided> unsized(Protocol protocol) {
    return protocol.unsized().stream().findFirst()
        .map(sort -> new Verdict.Undecided(Reason.UNSIZED, "give a size with -s " + sort + "=n"));
  }

  /** What an engine says of each goal if it looks at finitely many states; empty if there are no more. */
  public static Optional<Verdict.Undecided> refusal(Protocol protocol) {
    return unsized(protocol).or(() ->
        protocol.variables().stream().filter(v -> v.type() instanceof Type.Unbounded).findFirst().map(_ ->
            new Verdict.Undecided(Reason.UNSUPPORTED, "a variable of type int has infinitely many values")));
  }
}
