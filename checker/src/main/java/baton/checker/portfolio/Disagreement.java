package baton.checker.portfolio;

import baton.checker.Verdict;
import baton.properties.Goal;
import java.util.List;

/** Two engines say the opposite of each other: a mistake of Baton, never of the model. */
public final class Disagreement extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Goal goal;
  private final transient List<Claim> claims;

  /** What an engine says, with its evidence. */
  public record Claim(String engine, Verdict verdict) {}

  Disagreement(Goal goal, List<Claim> claims) {
    super("of `" + goal.name() + "` "
        + String.join(", ", claims.stream().map(c -> c.engine() + " says " + c.verdict().word()).toList()));
    this.goal = goal;
    this.claims = List.copyOf(claims);
  }

  public Goal goal() {
    return goal;
  }

  public List<Claim> claims() {
    return claims;
  }
}
