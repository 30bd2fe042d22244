package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.ir.Binder;
import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Rewrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goes down a closed expression from its value to what decides it: of a false conjunction the conjunct that
 * is false, of a quantifier the element, of a temporal operator the instant.
 */
final class Descent {
  /** At most so many cases are gone through where all of them together decide. */
  private static final int MOST_CASES = 4;

  private final OnTrace trace;
  private final ExprPrinter printer;
  private final Instants instants;
  private final Culprit culprit;
  private final Terms terms;

  Descent(OnTrace trace, ExprPrinter printer) {
    this.trace = trace;
    this.printer = printer;
    instants = new Instants(trace, this);
    culprit = new Culprit(trace, this);
    terms = new Terms(trace, this);
  }

  /** The text of an expression where it is judged. */
  String text(Expr e, View view) {
    return printer.print(view.primed() ? new Expr.Prime(e, e.at()) : e);
  }

  Explanation of(Expr e, View view) {
    if (e instanceof Expr.Prime(Expr body, _)) {
      return of(body, view.behindStep());
    }
    if (e instanceof Expr.OrFalse(Expr body, _)) {
      return of(body, view);
    }
    if (e instanceof Expr.Widen(Expr body, _, _)) {
      return of(body, view);
    }
    Evaluation value = trace.value(e, view).orElseThrow(() -> new IllegalArgumentException("open: " + e));
    return switch (value) {
      case Evaluation.Undefined ill -> culprit.of(e, ill, view);
      case Evaluation.Defined _ -> {
        Explanation node = Explanation.node(text(e, view), value, parts(e, value.isTrue(), view));
        Optional<String> note = note(e, view);
        yield note.isPresent() ? node.noted(note.get()) : node;
      }
    };
  }

  private Optional<String> note(Expr e, View view) {
    return switch (e) {
      case Expr.Did _ -> Optional.of(
          trace.did(view).map(l -> "the step is " + l).orElse("no step has been taken"));
      case Expr.Running(String routine, _, _) -> Optional.of(terms.whereIs(routine, view));
      case Expr.At(String routine, _, _, _) -> Optional.of(terms.whereIs(routine, view));
      case Expr.Temporal(var op, _, _) ->
          op == Expr.UnaryTemporal.PREVIOUSLY && view.instant() == 0
              ? Optional.of("nothing is before the initial state")
              : Optional.empty();
      case Expr _ -> Optional.empty();
    };
  }

  /** Why an expression that is well-defined is true, or is not. */
  private List<Explanation> parts(Expr e, boolean holds, View view) {
    return switch (e) {
      case Expr.Not(Expr body, _) ->
          body instanceof Expr.In || body instanceof Expr.Let
              ? parts(body, !holds, view)
              : List.of(of(body, view));
      case Expr.Logic l -> logic(l, holds, view);
      case Expr.Quantified q -> quantified(q, view);
      case Expr.Conditional c -> conditional(c, view);
      case Expr.Let let -> let(let, holds, view);
      case Expr.Call call -> call(call, view);
      case Expr.Temporal t -> instants.unary(t, view);
      case Expr.Temporal2 t -> instants.binary(t, holds, view);
      case Expr.Compare(_, Expr left, Expr right, _) -> terms.ofBoth(left, right, view);
      case Expr.In(Expr element, Expr collection, _) -> terms.ofBoth(element, collection, view);
      case Expr other -> terms.below(other, view);
    };
  }

  private boolean isTrue(Expr e, View view) {
    return trace.value(e, view).filter(Evaluation::isTrue).isPresent();
  }

  private List<Explanation> logic(Expr.Logic l, boolean holds, View view) {
    if (l.op() == Expr.LogicOp.IMPLIES) {
      if (!holds) {
        return List.of(of(l.left(), view), of(l.right(), view));
      }
      boolean left = trace.value(l.left(), view).filter(v -> !v.isTrue()).isPresent();
      return List.of(of(left ? l.left() : l.right(), view));
    }
    boolean decidesAlone = l.op() == Expr.LogicOp.OR;
    List<Expr> operands = new ArrayList<>();
    flatten(l, l.op(), operands);
    if (holds == decidesAlone) { // one false conjunct, one true disjunct
      for (Expr operand : operands) {
        Optional<Evaluation> value = trace.value(operand, view);
        if (value.isPresent() && value.get().isTrue() == holds) {
          return List.of(of(operand, view));
        }
      }
    }
    List<Expr> telling = operands.stream().filter(o -> !Terms.isConstant(o)).toList();
    return telling.stream().map(o -> of(o, view)).toList();
  }

  /** The operands of a chain of one operator, first to last. */
  static void flatten(Expr e, Expr.LogicOp op, List<Expr> into) {
    if (e instanceof Expr.Logic(var own, Expr left, Expr right, _) && own == op) {
      flatten(left, op, into);
      flatten(right, op, into);
    } else {
      into.add(e);
    }
  }

  private List<Explanation> quantified(Expr.Quantified q, View view) {
    List<Cases.Case> holding = new ArrayList<>();
    List<Cases.Case> failing = new ArrayList<>();
    for (Cases.Case c : Cases.of(q, trace, view)) {
      trace.value(c.body(), view).ifPresent(v -> (v.isTrue() ? holding : failing).add(c));
    }
    List<Cases.Case> deciding =
        switch (q.quantifier()) {
          case ALL -> failing.stream().limit(1).toList();
          case SOME, NO -> holding.isEmpty() ? few(failing) : holding.subList(0, 1);
          case ONE, AT_MOST_ONE -> holding.isEmpty() ? few(failing) : holding.stream().limit(2).toList();
          case COUNT -> few(holding);
        };
    return deciding.stream().map(c -> of(c.body(), view).bound(c.bindings())).toList();
  }

  private static List<Cases.Case> few(List<Cases.Case> cases) {
    return cases.size() <= MOST_CASES ? cases : List.of();
  }

  private List<Explanation> conditional(Expr.Conditional c, View view) {
    Expr chosen = isTrue(c.condition(), view) ? c.then() : c.otherwise();
    List<Explanation> parts = new ArrayList<>();
    if (!Terms.isConstant(c.condition())) {
      parts.add(of(c.condition(), view));
    }
    if (!Terms.isConstant(chosen)) {
      parts.add(of(chosen, view));
    }
    return parts;
  }

  private List<Explanation> let(Expr.Let let, boolean holds, View view) {
    List<Explanation> parts = new ArrayList<>(terms.of(let.value(), view));
    Expr body = Rewrite.substitute(let.body(), Map.of(let.binder(), literal(let.value(), view)));
    parts(body, holds, view).stream().filter(p -> !parts.contains(p)).forEach(parts::add);
    return parts;
  }

  /** The value as a literal; an expression whose value is open, or none, stays what it is. */
  Expr literal(Expr e, View view) {
    Optional<Evaluation> found = trace.value(e, view);
    return found.isPresent() && found.get() instanceof Evaluation.Defined(var value)
        ? new Expr.Literal(value, e.type(), e.at())
        : e;
  }

  /** The body of a def with the values of its arguments. */
  Expr body(Expr.Call call, View view) {
    Definition definition = call.definition();
    Map<Binder, Expr> values = new HashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      values.put(definition.parameters().get(i), literal(call.arguments().get(i), view));
    }
    return Rewrite.substitute(definition.body(), values);
  }

  private List<Explanation> call(Expr.Call call, View view) {
    List<Explanation> parts = new ArrayList<>();
    call.arguments().forEach(a -> parts.addAll(terms.of(a, view)));
    parts.add(of(body(call, view), view));
    return parts;
  }

  Explanation leaf(Expr e, View view) {
    return Explanation.leaf(text(e, view), trace.value(e, view).orElseThrow());
  }
}
