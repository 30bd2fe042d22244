package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.ir.Rewrite;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds, in an expression that is ill-defined, the operation that has no value, and says why. */
final class Culprit {
  private final OnTrace trace;
  private final Descent descent;

  Culprit(OnTrace trace, Descent descent) {
    this.trace = trace;
    this.descent = descent;
  }

  /** Statements on the way stay, operations on values are passed over. */
  Explanation of(Expr e, Evaluation.Undefined ill, View view) {
    Optional<Explanation> inner = inner(e, view);
    if (inner.isEmpty()) {
      return itself(e, ill, view);
    }
    return e.type() instanceof Type.Bool
        ? Explanation.node(descent.text(e, view), ill, List.of(inner.get()))
        : inner.get();
  }

  private boolean isIll(Expr e, View view) {
    return trace.value(e, view).filter(v -> v instanceof Evaluation.Undefined).isPresent();
  }

  /** The first part, in evaluation order, that is ill-defined. */
  private Optional<Explanation> inner(Expr e, View view) {
    return switch (e) {
      case Expr.Quantified q -> quantified(q, view);
      case Expr.Comprehension c -> quantified(
          new Expr.Quantified(
              Expr.Quantifier.SOME, List.of(c.bound()), c.where(), c.where(), c.where().type(), c.at()),
          view);
      case Expr.Let let ->
          Optional.of(descent.of(isIll(let.value(), view) ? let.value() : body(let, view), view));
      case Expr.Call call ->
          first(call.arguments(), view).or(() -> Optional.of(descent.of(descent.body(call, view), view)));
      case Expr.Temporal(_, Expr body, _) -> along(List.of(body), view);
      case Expr.Temporal2(_, Expr left, Expr right, _) -> along(List.of(left, right), view);
      case Expr.Prime(Expr body, _) -> Optional.of(descent.of(body, view.behindStep()));
      case Expr other -> first(Children.of(other), view);
    };
  }

  private Expr body(Expr.Let let, View view) {
    return Rewrite.substitute(let.body(), Map.of(let.binder(), descent.literal(let.value(), view)));
  }

  private Optional<Explanation> first(List<Expr> parts, View view) {
    return parts.stream().filter(p -> isIll(p, view)).findFirst().map(p -> descent.of(p, view));
  }

  private Optional<Explanation> quantified(Expr.Quantified q, View view) {
    List<Expr> collections = Children.of(q).stream().limit(Children.of(q).size() - 2L).toList();
    if (!collections.isEmpty() && isIll(collections.getFirst(), view)) {
      return first(collections, view);
    }
    for (Cases.Case c : Cases.of(q, trace, view)) {
      Optional<Explanation> inner = first(List.of(c.where(), c.body()), view);
      if (inner.isPresent()) {
        return inner.map(i -> i.bound(c.bindings()));
      }
    }
    return Optional.empty();
  }

  private Optional<Explanation> along(List<Expr> parts, View view) {
    for (int i = 0; i <= trace.last(); i++) {
      int instant = i;
      Optional<Explanation> found = first(parts, view.moved(i));
      if (found.isPresent()) {
        return found.map(f -> instant == view.instant() ? f : f.at(instant));
      }
    }
    return Optional.empty();
  }

  private Explanation itself(Expr e, Evaluation.Undefined ill, View view) {
    List<Explanation> terms = new ArrayList<>();
    Children.of(e).forEach(c -> new Terms(trace, descent).of(c, view).stream()
        .filter(t -> !terms.contains(t)).forEach(terms::add));
    return Explanation.node(descent.text(e, view), ill, terms).noted(words(e, ill.kind(), view));
  }

  private String words(Expr e, Ill kind, View view) {
    return switch (e) {
      case Expr.Narrow(Expr value, Type.Range range, _, _) -> value(value, view) + " does not fit " + range;
      case Expr.ElementAt(Expr list, Expr index, _) ->
          "position " + value(index, view) + " of a list of " + size(list, view);
      case Expr.Arithmetic a -> "the divisor is " + value(a.right(), view);
      case Expr.Unwrap _ -> "none has no value";
      case Expr.First _, Expr.Last _ -> "the list is empty";
      case Expr.Before(_, Expr element, _) -> value(element, view) + " is not in the list";
      case Expr _ -> IllWords.of(kind);
    };
  }

  private String value(Expr e, View view) {
    return trace.value(e, view).orElseThrow() instanceof Evaluation.Defined(Value value)
        ? value.toString()
        : "it";
  }

  private String size(Expr list, View view) {
    return trace.value(list, view).orElseThrow() instanceof Evaluation.Defined(Value.Sequence(var elements))
        ? Integer.toString(elements.size())
        : "some";
  }
}
