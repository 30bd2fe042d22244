package baton.checker.ground;

import baton.models.ir.Expr;

/** Quantifiers, unrolled over the elements of their domains. */
final class Quantifiers {
  private final Nodes nodes;
  private final Expressions expressions;

  Quantifiers(Nodes nodes, Expressions expressions) {
    this.nodes = nodes;
    this.expressions = expressions;
  }

  Val lower(Expr.Quantified q, View view, Env env) {
    Counter counter = new Counter();
    count(q, 0, view, env, nodes.TRUE, counter);
    Node leaf =
        switch (q.quantifier()) {
          case ALL -> nodes.not(counter.someFalse);
          case SOME -> counter.some;
          case NO -> nodes.not(counter.some);
          case AT_MOST_ONE -> nodes.not(counter.two);
          case ONE -> nodes.and(counter.some, nodes.not(counter.two));
          case COUNT -> counter.number;
        };
    return q.quantifier() == Expr.Quantifier.COUNT
        ? new Val(expressions.parts().ofNumber(leaf, q.type()), counter.ok)
        : new Val(Rep.of(q.type(), leaf), counter.ok);
  }

  private final class Counter {
    Node ok = nodes.TRUE;
    Node someFalse = nodes.FALSE;
    Node some = nodes.FALSE;
    Node two = nodes.FALSE;
    Node number = nodes.FALSE;
  }

  private void count(Expr.Quantified q, int bound, View view, Env env, Node within, Counter counter) {
    if (bound == q.bounds().size()) {
      Val where = expressions.lower(q.where(), view, env);
      Val body = expressions.lower(q.body(), view, env);
      Node taken = nodes.and(within, where.leaf());
      counter.ok = nodes.and(counter.ok, nodes.implies(within, where.ok()));
      counter.ok = nodes.and(counter.ok, nodes.implies(taken, body.ok()));
      Node yes = nodes.and(taken, body.leaf());
      switch (q.quantifier()) {
        case ALL -> counter.someFalse = nodes.or(counter.someFalse, nodes.and(taken, nodes.not(body.leaf())));
        case SOME, NO -> counter.some = nodes.or(counter.some, yes);
        case ONE, AT_MOST_ONE -> {
          counter.two = nodes.or(counter.two, nodes.and(counter.some, yes));
          counter.some = nodes.or(counter.some, yes);
        }
        case COUNT -> counter.number = nodes.add(counter.number, yes);
      }
      return;
    }
    Expr.Bound binding = q.bounds().get(bound);
    Domains.Elements domain = expressions.domains().of(binding.domain(), view, env);
    counter.ok = nodes.and(counter.ok, nodes.implies(within, domain.ok()));
    for (Domains.Element x : domain.elements()) {
      Node inside = nodes.and(within, x.present());
      if (!inside.isFalse()) {
        count(q, bound + 1, view, env.with(binding.binder(), x.value()), inside, counter);
      }
    }
  }
}
