package baton.models.syntax;

import baton.models.source.Span;
import java.util.List;
import java.util.Optional;

/** A piece of a routine: a step, or what decides between steps. */
public sealed interface RoutineItem {
  Span at();

  /** {@code step a { } or b { } or fault c max n { }}. */
  record Step(Optional<String> doc, List<Alternative> alternatives, Span at) implements RoutineItem {}

  record If(Expression condition, List<RoutineItem> then, List<RoutineItem> otherwise, Span at)
      implements RoutineItem {}

  record For(Name name, Domain domain, Optional<Expression> where, List<RoutineItem> body, Span at)
      implements RoutineItem {}

  /** {@code return} between steps. */
  record Return(Span at) implements RoutineItem {}
}
