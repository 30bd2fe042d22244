package baton.checker;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says whether to stop, and goes on saying it: memory, say, may be free again a moment later, and a search that began
 * anew each time would never end. For one thread.
 */
public final class Stopping implements Supplier<Optional<Reason>> {
  private final Supplier<Optional<Reason>> asked;
  private Optional<Reason> reason = Optional.empty();

  /** {@code asked}: until it gives a reason. */
  public Stopping(Supplier<Optional<Reason>> asked) {
    this.asked = asked;
  }

  @Override
  public Optional<Reason> get() {
    reason = reason.or(asked);
    return reason;
  }

  public boolean isMet() {
    return get().isPresent();
  }

  /** There was no memory for what was to be done: that is a reason to stop, if there was none. */
  public void ranOutOfMemory() {
    reason = Optional.of(reason.orElse(Reason.MEMORY));
  }
}
