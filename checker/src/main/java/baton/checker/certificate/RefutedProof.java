package baton.checker.certificate;

import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.Optional;

/** An engine has claimed a proof that is none: a mistake of Baton, never of the model. */
public final class RefutedProof extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Protocol protocol;
  private final String obligation;
  private final transient Optional<Recheck.Failure> why;

  RefutedProof(Protocol protocol, Goal goal, String obligation, String by, Optional<Recheck.Failure> why) {
    super("the proof of `" + goal.name() + "` is none: its " + obligation + " is refuted by " + by);
    this.protocol = protocol;
    this.obligation = obligation;
    this.why = why;
  }

  /** What was to be proved of it. */
  public Protocol protocol() {
    return protocol;
  }

  /** What fails of the proof. */
  public String obligation() {
    return obligation;
  }

  /** A state that shows it, where the solver gives one. */
  public Optional<Recheck.Failure> why() {
    return why;
  }
}
