package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Rewrite;
import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says why a statement does not come through, with the values that it meets. */
final class Statement {
  private static final View HERE = View.instant(0);

  private final BodyProbe.Stop stop;
  private final OnTrace trace;
  private final Descent descent;
  private final ExprPrinter printer;

  private Statement(BodyProbe.Stop stop, OnTrace trace, ExprPrinter printer) {
    this.stop = stop;
    this.trace = trace;
    this.printer = printer;
    descent = new Descent(trace, printer);
  }

  /** Empty where the values cannot be told. */
  static Optional<Explanation> explain(BodyProbe.Stop stop, Interpreter interpreter, ExprPrinter printer) {
    return stop.before().flatMap(state ->
        new Statement(stop, new OnTrace(interpreter, List.of(state), List.of()), printer).explanation());
  }

  private Optional<Explanation> explanation() {
    for (Expr e : Statements.expressions(stop.statement())) {
      Optional<Expr> closed = closed(e);
      if (closed.isPresent() && value(closed.get()) instanceof Evaluation.Undefined) {
        return Optional.of(descent.of(closed.get(), HERE));
      }
    }
    return switch (stop.statement()) {
      case Stmt.Require(Expr condition, _) -> closed(condition).map(c -> descent.of(c, HERE));
      case Stmt.Assert(Expr condition, _) -> closed(condition).map(c -> descent.of(c, HERE));
      case Stmt.Update u -> update(u);
      case Stmt.Push(Target list, _, _) -> read(list).map(l -> descent.leaf(l, HERE)
          .noted("there is room for " + ((Type.ListOf) list.type()).capacity()));
      case Stmt.Pop(Target list, _, _) -> read(list).map(l -> descent.leaf(l, HERE));
      case Stmt.Start(String routine, List<Expr> arguments, var at) ->
          closed(new Expr.Running(routine, arguments.stream().map(Optional::of).toList(), at))
              .map(c -> descent.of(c, HERE));
      case Stmt.Choose(Binder binder, var domain, Expr where, var at) ->
          closed(new Expr.Quantified(
              Expr.Quantifier.SOME, List.of(new Expr.Bound(binder, domain)),
              new Expr.Literal(Values.TRUE, Types.BOOL, at), where, Types.BOOL, at))
              .map(c -> descent.of(c, HERE));
      case Stmt.Assign _, Stmt.If _, Stmt.Let _, Stmt.Inlined _, Stmt.Abort _, Stmt.Return _, Stmt.ForAll _,
          Stmt.ForIn _ ->
          Optional.empty();
    };
  }

  private Evaluation value(Expr e) {
    return trace.value(e, HERE).orElseThrow();
  }

  /** The expression with what is known in place of names; empty if a name is left. */
  private Optional<Expr> closed(Expr e) {
    Map<Binder, Expr> values = new HashMap<>();
    stop.known().forEach(
        (binder, value) -> values.put(binder, new Expr.Literal(value, binder.type(), e.at())));
    return stop.known().keySet().containsAll(FreeNames.of(e))
        ? Optional.of(Rewrite.substitute(e, values))
        : Optional.empty();
  }

  /** What stands at a target. */
  private Optional<Expr> read(Target target) {
    Expr e = new Expr.Read(target.variable(), target.at());
    for (Target.Access access : target.path()) {
      e = switch (access) {
        case Target.Access.Key(List<Expr> keys) -> new Expr.Lookup(e, keys, target.at());
        case Target.Access.Field(int field) -> new Expr.Field(e, field, target.at());
      };
    }
    return closed(e);
  }

  /** {@code x += 2} where the sum does not fit. */
  private Optional<Explanation> update(Stmt.Update u) {
    Optional<Expr> place = read(u.target());
    Optional<Expr> operand = closed(u.value());
    if (place.isEmpty() || operand.isEmpty() || !(u.target().type() instanceof Type.Range range)
        || !(value(place.get()) instanceof Evaluation.Defined(Value.Int(long old)))
        || !(value(operand.get()) instanceof Evaluation.Defined(Value.Int(long by)))) {
      return Optional.empty();
    }
    long result = u.add() ? old + by : old - by;
    String sum = printer.print(place.get()) + (u.add() ? " + " : " - ") + by;
    return Optional.of(
        descent.leaf(place.get(), HERE).noted(sum + " is " + result + ", which does not fit " + range));
  }
}
