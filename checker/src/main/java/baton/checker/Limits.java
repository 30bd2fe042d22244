package baton.checker;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What an engine may spend.
 *
 * @param bound the greatest length of runs to look at, in steps
 * @param stop asked often; a reason to stop now, if there is one: time, memory, an interrupt. Engines
 *     read no clock of their own
 */
public record Limits(OptionalInt bound, Supplier<Optional<Reason>> stop) {
  public static final Limits NONE = new Limits(OptionalInt.empty(), Optional::empty);
}
