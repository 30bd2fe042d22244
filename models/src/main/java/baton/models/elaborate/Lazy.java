package baton.models.elaborate;

import java.util.Optional;
import java.util.function.Supplier;

/** A value computed at its first use; a failure is remembered, and a use during the computation noticed. */
final class Lazy<T> {
  private enum Stage {
    UNTOUCHED,
    COMPUTING,
    DONE,
    BROKEN
  }

  private final Supplier<T> compute;
  private final Runnable onCycle;
  private Stage stage = Stage.UNTOUCHED;
  private Optional<T> value = Optional.empty();

  /** {@code onCycle} reports that the value depends on itself. */
  Lazy(Supplier<T> compute, Runnable onCycle) {
    this.compute = compute;
    this.onCycle = onCycle;
  }

  static <T> Lazy<T> of(T value) {
    return new Lazy<>(() -> value, () -> {});
  }

  boolean isComputing() {
    return stage == Stage.COMPUTING;
  }

  /** The value; {@link Abandon} where it has none, the reason reported. */
  T get() {
    return switch (stage) {
      case DONE -> value.orElseThrow();
      case BROKEN -> throw new Abandon();
      case COMPUTING -> {
        onCycle.run();
        throw new Abandon();
      }
      case UNTOUCHED -> {
        stage = Stage.COMPUTING;
        try {
          T result = compute.get();
          value = Optional.of(result);
          stage = Stage.DONE;
          yield result;
        } catch (Abandon e) {
          stage = Stage.BROKEN;
          throw e;
        }
      }
    };
  }

  /** The value, or empty where it has none. */
  Optional<T> find() {
    try {
      return Optional.of(get());
    } catch (Abandon e) {
      return Optional.empty();
    }
  }
}
