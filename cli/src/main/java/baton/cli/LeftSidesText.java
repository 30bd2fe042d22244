package baton.cli;

import baton.checker.Verdict;
import baton.properties.LeftSide;
import java.util.List;
import java.util.Optional;

/** What reports say of left sides that are never true, or of which that is not known. */
final class LeftSidesText {
  private static final int LONGEST = 70;

  private LeftSidesText() {}

  /** In words; empty if there is nothing to say. */
  static Optional<String> of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds(_, List<LeftSide> unknown) when !unknown.isEmpty() ->
          Optional.of("not known whether its left side is ever true: " + all(unknown));
      case Verdict.Vacuous(_, List<LeftSide> never) -> Optional.of("its left side is never true: " + all(never));
      case Verdict.Holds _, Verdict.HoldsToBound _, Verdict.Violated _, Verdict.Undecided _ -> Optional.empty();
    };
  }

  private static String all(List<LeftSide> sides) {
    return String.join(", ", sides.stream().map(LeftSidesText::one).distinct().toList());
  }

  private static String one(LeftSide side) {
    String text = side.text().length() <= LONGEST ? side.text() : side.text().substring(0, LONGEST) + "…";
    return "`" + text + "`" + side.at().span().map(span -> " (line " + span.line() + ")").orElse("");
  }
}
