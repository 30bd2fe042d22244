package baton.properties;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Unfolds quantifiers and defs around temporal operators, so that each operator stands for one instance and
 * can have memory of its own. Everything else stays as it is.
 */
public final class Grounding {
  private Grounding() {}

  /** The same formula without quantifiers and calls around temporal operators. */
  public static Expr ground(Expr e) {
    if (!Temporality.isTemporal(e)) {
      return e;
    }
    return switch (e) {
      case Expr.Call call -> ground(Rewrite.inlined(call));
      case Expr.Let(Binder binder, Expr value, Expr body, _) ->
          ground(Rewrite.substitute(body, Map.of(binder, value)));
      case Expr.Quantified q -> quantified(q);
      case Expr.Comprehension c -> comprehension(c);
      case Expr other -> Rewrite.children(other, Grounding::ground);
    };
  }

  /** One case of a quantifier: whether it counts, and what is said of it. */
  record Instance(Expr where, Expr body) {}

  static List<Instance> instances(Expr.Quantified q) {
    List<Instance> found = new ArrayList<>();
    collect(q, 0, Booleans.TRUE, Map.of(), found);
    return found;
  }

  private static void collect(
      Expr.Quantified q, int index, Expr within, Map<Binder, Expr> values, List<Instance> into) {
    if (index == q.bounds().size()) {
      into.add(new Instance(
          Booleans.and(within, Rewrite.substitute(q.where(), values)), Rewrite.substitute(q.body(), values)));
      return;
    }
    Expr.Bound bound = q.bounds().get(index);
    for (Value value : Values.all(bound.domain().element())) {
      Expr literal = new Expr.Literal(value, bound.domain().element(), Origin.nowhere());
      Expr inside =
          switch (bound.domain()) {
            case Domain.Every _ -> within;
            case Domain.Within(Expr collection) ->
                Booleans.and(within, new Expr.In(literal, Rewrite.substitute(collection, values), q.at()));
          };
      Map<Binder, Expr> more = new java.util.HashMap<>(values);
      more.put(bound.binder(), literal);
      collect(q, index + 1, inside, more, into);
    }
  }

  private static Expr quantified(Expr.Quantified q) {
    List<Instance> instances = instances(q);
    List<Expr> cases = new ArrayList<>();
    for (Instance i : instances) {
      cases.add(Booleans.and(ground(i.where()), ground(i.body())));
    }
    return switch (q.quantifier()) {
      case ALL -> {
        List<Expr> implications = new ArrayList<>();
        for (Instance i : instances) {
          implications.add(Booleans.or(Booleans.not(ground(i.where())), ground(i.body())));
        }
        yield Booleans.all(implications);
      }
      case SOME -> Booleans.any(cases);
      case NO -> Booleans.not(Booleans.any(cases));
      case AT_MOST_ONE -> atMostOne(cases);
      case ONE -> Booleans.and(Booleans.any(cases), atMostOne(cases));
      case COUNT -> count(cases, q);
    };
  }

  private static Expr comprehension(Expr.Comprehension c) {
    Expr.Quantified members = new Expr.Quantified(
        Expr.Quantifier.SOME, List.of(c.bound()), Booleans.TRUE, c.where(), Types.BOOL, c.at());
    List<Value> values = Values.all(c.bound().domain().element());
    Expr none = new Expr.SetLiteral(List.of(), c.type(), c.at());
    Expr all = none;
    List<Instance> instances = instances(members);
    for (int i = 0; i < instances.size(); i++) {
      Instance instance = instances.get(i);
      Expr element = new Expr.Literal(values.get(i), c.bound().domain().element(), c.at());
      Expr member = new Expr.Conditional(
          Booleans.and(ground(instance.where()), ground(instance.body())),
          new Expr.SetLiteral(List.of(element), c.type(), c.at()), none, c.type(), c.at());
      all = new Expr.SetAlgebra(Expr.SetOp.UNION, all, member, c.type(), c.at());
    }
    return all;
  }

  private static Expr atMostOne(List<Expr> cases) {
    Expr all = Booleans.TRUE;
    for (int i = 0; i < cases.size(); i++) {
      for (int j = 0; j < i; j++) {
        all = Booleans.and(all, Booleans.or(Booleans.not(cases.get(i)), Booleans.not(cases.get(j))));
      }
    }
    return all;
  }

  private static Expr count(List<Expr> cases, Expr.Quantified q) {
    Expr sum = number(0, q.at());
    for (int i = 0; i < cases.size(); i++) {
      Type bit = new Type.Range(0, 1);
      Expr one = new Expr.Conditional(cases.get(i), number(1, q.at()), number(0, q.at()), bit, q.at());
      sum = new Expr.Arithmetic(Expr.ArithmeticOp.ADD, sum, one, new Type.Range(0, i + 1L), q.at());
    }
    return sum;
  }

  private static Expr number(long n, Origin at) {
    return new Expr.Literal(Value.of(n), new Type.Range(0, 1), at);
  }
}
