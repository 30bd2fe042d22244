package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.ir.Expr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which instants decide a temporal operator. */
final class Instants {
  private final OnTrace trace;
  private final Descent descent;

  Instants(OnTrace trace, Descent descent) {
    this.trace = trace;
    this.descent = descent;
  }

  private Explanation at(Expr e, int instant, View view) {
    Explanation there = descent.of(e, view.moved(instant));
    return instant == view.instant() ? there : there.at(instant);
  }

  private List<Explanation> optional(Expr e, OptionalInt instant, View view) {
    return instant.isPresent() ? List.of(at(e, instant.getAsInt(), view)) : List.of();
  }

  private boolean is(Expr e, int instant, boolean truth, View view) {
    Optional<Evaluation> value = trace.value(e, view.moved(instant));
    return value.isPresent() && value.get().isTrue() == truth;
  }

  private OptionalInt first(Expr e, boolean truth, int from, int to, View view) {
    return IntStream.rangeClosed(from, to).filter(i -> is(e, i, truth, view)).findFirst();
  }

  private OptionalInt latest(Expr e, boolean truth, int from, int to, View view) {
    IntStream backwards = IntStream.rangeClosed(from, to).map(i -> to - (i - from));
    return backwards.filter(i -> is(e, i, truth, view)).findFirst();
  }

  List<Explanation> unary(Expr.Temporal t, View view) {
    int now = view.instant();
    return switch (t.op()) {
      case ALWAYS -> optional(t.body(), first(t.body(), false, now, trace.last(), view), view);
      case EVENTUALLY -> optional(t.body(), first(t.body(), true, now, trace.last(), view), view);
      case NEXT -> List.of(at(t.body(), now + 1, view));
      case PREVIOUSLY -> now == 0 ? List.of() : List.of(at(t.body(), now - 1, view));
      case ONCE -> optional(t.body(), latest(t.body(), true, 0, now, view), view);
      case HISTORICALLY -> optional(t.body(), latest(t.body(), false, 0, now, view), view);
    };
  }

  List<Explanation> binary(Expr.Temporal2 t, boolean holds, View view) {
    int now = view.instant();
    return switch (t.op()) {
      case SINCE, WEAKSINCE -> holds ? sinceHolds(t, view) : sinceFails(t, view);
      case UNTIL -> holds
          ? optional(t.right(), first(t.right(), true, now, trace.last(), view), view)
          : untilFails(t, view);
      case RELEASE -> holds
          ? optional(t.left(), first(t.left(), true, now, trace.last(), view), view)
          : optional(t.right(), first(t.right(), false, now, trace.last(), view), view);
      case LEADSTO -> optional(t.left(), first(t.left(), true, now, trace.last(), view), view);
    };
  }

  private List<Explanation> sinceHolds(Expr.Temporal2 t, View view) {
    return optional(t.right(), latest(t.right(), true, 0, view.instant(), view), view);
  }

  /** The right side was true long ago, or never; what stood between is where the left side fails. */
  private List<Explanation> sinceFails(Expr.Temporal2 t, View view) {
    int now = view.instant();
    OptionalInt anchor = latest(t.right(), true, 0, now, view);
    if (anchor.isEmpty() && t.op() == Expr.BinaryTemporal.SINCE) {
      return List.of(at(t.right(), now, view));
    }
    OptionalInt broken = latest(t.left(), false, anchor.isPresent() ? anchor.getAsInt() + 1 : 0, now, view);
    List<Explanation> left = optional(t.left(), broken, view);
    List<Explanation> right =
        anchor.isPresent() ? optional(t.right(), anchor, view) : List.of(at(t.right(), now, view));
    return java.util.stream.Stream.concat(left.stream(), right.stream()).toList();
  }

  private List<Explanation> untilFails(Expr.Temporal2 t, View view) {
    OptionalInt broken = first(t.left(), false, view.instant(), trace.last(), view);
    return broken.isEmpty()
        ? List.of()
        : List.of(at(t.left(), broken.getAsInt(), view), at(t.right(), broken.getAsInt(), view));
  }
}
