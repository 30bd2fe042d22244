package baton.checker;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What an engine may spend.
 *
 * @param bound the greatest length of runs to look at, in steps
 * @param memory how much heap and other memory together may be in use, in bytes
 * @param stop asked often; a reason to stop now, if there is one: time, memory, an interrupt. Engines
 *     read no clock of their own
 */
public record Limits(OptionalInt bound, long memory, Supplier<Optional<Reason>> stop) {
  public static final Limits NONE = new Limits(OptionalInt.empty(), Long.MAX_VALUE, Optional::empty);

  /** Whether there is a reason to stop now. */
  public BooleanSupplier stopped() {
    return () -> stop.get().isPresent();
  }

  /** The same limits; each reason that is given to stop is also given to {@code heard}, for it may be over soon. */
  public Limits heardBy(Consumer<Reason> heard) {
    return new Limits(bound, memory, () -> {
      Optional<Reason> reason = stop.get();
      reason.ifPresent(heard);
      return reason;
    });
  }
}
