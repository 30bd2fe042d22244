package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cases of a quantifier at one place of a trace. */
final class Cases {
  /** One case: the values of the bound names, and what is then asked and said. */
  record Case(List<Explanation.Binding> bindings, Expr where, Expr body) {}

  private final OnTrace trace;
  private final View view;
  private final List<Case> found = new ArrayList<>();

  private Cases(OnTrace trace, View view) {
    this.trace = trace;
    this.view = view;
  }

  /** The cases whose {@code where} is not false, in the reporting order. */
  static List<Case> of(Expr.Quantified q, OnTrace trace, View view) {
    Cases cases = new Cases(trace, view);
    cases.collect(q.bounds(), q.where(), q.body(), List.of(), Map.of());
    return cases.found;
  }

  private void collect(
      List<Expr.Bound> bounds, Expr where, Expr body, List<Explanation.Binding> bindings,
      Map<Binder, Expr> values) {
    if (bounds.isEmpty()) {
      Expr condition = Rewrite.substitute(where, values);
      boolean excluded = trace.value(condition, view)
          .filter(v -> v instanceof Evaluation.Defined && !v.isTrue())
          .isPresent();
      if (!excluded) {
        found.add(new Case(bindings, condition, Rewrite.substitute(body, values)));
      }
      return;
    }
    Expr.Bound bound = bounds.getFirst();
    for (Value value : domain(bound.domain(), values)) {
      List<Explanation.Binding> more = new ArrayList<>(bindings);
      more.add(new Explanation.Binding(bound.binder().name(), value));
      Map<Binder, Expr> all = new HashMap<>(values);
      all.put(bound.binder(), new Expr.Literal(value, bound.binder().type(), where.at()));
      collect(bounds.subList(1, bounds.size()), where, body, more, all);
    }
  }

  private List<Value> domain(Domain domain, Map<Binder, Expr> values) {
    return switch (domain) {
      case Domain.Every(var type) -> Values.all(type);
      case Domain.Within(Expr collection) ->
          switch (trace.value(Rewrite.substitute(collection, values), view).orElseThrow()) {
            case Evaluation.Defined(Value.Set(var members)) -> members;
            case Evaluation.Defined(Value.Sequence(var elements)) ->
                elements.stream().distinct().sorted(ValueOrder.INSTANCE).toList();
            case Evaluation.Defined _, Evaluation.Undefined _ -> List.of();
          };
    };
  }
}
