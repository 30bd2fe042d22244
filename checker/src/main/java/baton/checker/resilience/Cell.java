package baton.checker.resilience;

import baton.checker.Verdict;

/** How many faults a goal survives, of one kind or of all together. */
public sealed interface Cell {
  /** However many happen. */
  record Any(Verdict evidence) implements Cell {}

  /** So many, and fewer; {@code evidence} is the verdict for so many. */
  record UpTo(int most, Verdict evidence, Beyond beyond) implements Cell {}

  /** It is violated without any fault. */
  record Broken() implements Cell {}

  /** Not even without faults there is a verdict. */
  record Open(Verdict verdict) implements Cell {}

  /** What is known of one fault more. */
  enum Beyond {
    BREAKS,
    NOT_ASKED,
    UNDECIDED
  }

  /** The verdict that it rests on, where something is survived. */
  default java.util.Optional<Verdict> claim() {
    return switch (this) {
      case Any(Verdict evidence) -> java.util.Optional.of(evidence);
      case UpTo(_, Verdict evidence, _) -> java.util.Optional.of(evidence);
      case Broken _, Open _ -> java.util.Optional.empty();
    };
  }
}
