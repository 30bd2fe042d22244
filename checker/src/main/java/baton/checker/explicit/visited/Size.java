package baton.checker.explicit.visited;

import java.util.Optional;
import java.util.OptionalLong;

/** How large a table is, and of what kind; {@code lines} are of 64 bytes. */
record Size(Kind kind, long buckets, long lines) {
  /**
   * Of the tables with room for so many states, of one kind or of any, the one of the fewest bytes.
   *
   * @throws OutOfMemoryError if none has room for so many
   */
  static Size least(Key key, Optional<Kind> only, long states) {
    Optional<Size> best = Optional.empty();
    for (Kind kind : only.map(k -> new Kind[] {k}).orElse(Kind.values())) {
      OptionalLong buckets = kind.buckets(key, states);
      if (buckets.isPresent()) {
        long lines = buckets.getAsLong() * kind.lines(key);
        if (best.isEmpty() || lines < best.get().lines()) {
          best = Optional.of(new Size(kind, buckets.getAsLong(), lines));
        }
      }
    }
    return best.orElseThrow(() -> new OutOfMemoryError("no table holds " + states + " such states"));
  }
}
