package baton.models.syntax;

import baton.models.source.Span;
import java.util.List;
import java.util.Optional;

/** A statement as it was written. */
public sealed interface Statement {
  Span at();

  /** {@code x, y := value}; the value may begin with a call of a proc or {@code pop(xs)}, like others below. */
  record Assign(List<Expression> targets, Expression value, Span at) implements Statement {}

  /** {@code target += value} ({@code add}) or {@code target -= value}. */
  record Update(Expression target, boolean add, Expression value, Span at) implements Statement {}

  /** {@code if c { } else { }}; {@code else if} is an {@code otherwise} of one statement. */
  record If(Expression condition, List<Statement> then, List<Statement> otherwise, Span at) implements Statement {}

  /** {@code match e { a, b -> … else -> … }}; an arm is a block or one statement. */
  record Match(Expression scrutinee, List<Arm> arms, Optional<List<Statement>> otherwise, Span at)
      implements Statement {}

  record Arm(List<Expression> patterns, List<Statement> body) {}

  /** {@code let y = e}. */
  record Let(Name name, Expression value, Span at) implements Statement {}

  /** {@code choose x: T where e}. */
  record Choose(Name name, Domain domain, Optional<Expression> where, Span at) implements Statement {}

  /** {@code require e unless Bug}. */
  record Require(Expression condition, Optional<Path> unless, Span at) implements Statement {}

  record Assert(Expression condition, Span at) implements Statement {}

  /** A proc, {@code push(xs, e)} or {@code pop(xs)} as a statement. */
  record CallStatement(Expression.Call call, Span at) implements Statement {}

  record Start(Path routine, List<Expression> arguments, Span at) implements Statement {}

  record Abort(Path routine, List<Expression.Argument> arguments, Span at) implements Statement {}

  record Return(Optional<Expression> value, Span at) implements Statement {}

  /** {@code for x: T where g { }} (at once) or {@code for x in e where g { }} (in order). */
  record For(Name name, Domain domain, Optional<Expression> where, List<Statement> body, Span at)
      implements Statement {}

  /** What stands where a statement could not be read; the error has been reported. */
  record Broken(Span at) implements Statement {}
}
