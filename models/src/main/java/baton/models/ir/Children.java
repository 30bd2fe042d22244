package baton.models.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The direct parts of an expression, in evaluation order. The body of a called def is not a part. */
public final class Children {
  private Children() {}

  public static List<Expr> of(Expr e) {
    return switch (e) {
      case Expr.Literal _, Expr.Constant _, Expr.Read _, Expr.Local _ -> List.of();
      case Expr.Not n -> List.of(n.body());
      case Expr.Logic l -> List.of(l.left(), l.right());
      case Expr.Negate n -> List.of(n.body());
      case Expr.Arithmetic a -> List.of(a.left(), a.right());
      case Expr.Compare c -> List.of(c.left(), c.right());
      case Expr.In i -> List.of(i.element(), i.collection());
      case Expr.SetAlgebra s -> List.of(s.left(), s.right());
      case Expr.SetLiteral s -> s.elements();
      case Expr.Comprehension c -> join(domain(c.bound()), List.of(c.where()));
      case Expr.Conditional c -> List.of(c.condition(), c.then(), c.otherwise());
      case Expr.Quantified q -> {
        List<Expr> parts = new ArrayList<>();
        q.bounds().forEach(b -> parts.addAll(domain(b)));
        parts.add(q.where());
        parts.add(q.body());
        yield parts;
      }
      case Expr.Lookup l -> join(List.of(l.map()), l.keys());
      case Expr.ElementAt x -> List.of(x.list(), x.index());
      case Expr.Field f -> List.of(f.record());
      case Expr.Construct c -> c.fields();
      case Expr.With w -> join(List.of(w.record()), w.updates().stream().map(Expr.FieldUpdate::value).toList());
      case Expr.Unwrap u -> List.of(u.body());
      case Expr.First f -> List.of(f.list());
      case Expr.Last l -> List.of(l.list());
      case Expr.Size s -> List.of(s.collection());
      case Expr.Without w -> List.of(w.list(), w.element());
      case Expr.Before b -> List.of(b.list(), b.element());
      case Expr.Reversed r -> List.of(r.list());
      case Expr.Filled f -> List.of(f.value());
      case Expr.Let l -> List.of(l.value(), l.body());
      case Expr.Call c -> c.arguments();
      case Expr.Narrow n -> List.of(n.value());
      case Expr.Widen w -> List.of(w.value());
      case Expr.Did d -> d.arguments().stream().flatMap(Optional::stream).toList();
      case Expr.Enabled d -> d.arguments().stream().flatMap(Optional::stream).toList();
      case Expr.Running d -> d.arguments().stream().flatMap(Optional::stream).toList();
      case Expr.At d -> d.arguments().stream().flatMap(Optional::stream).toList();
      case Expr.Prime p -> List.of(p.body());
      case Expr.Temporal t -> List.of(t.body());
      case Expr.Temporal2 t -> List.of(t.left(), t.right());
      case Expr.OrFalse o -> List.of(o.body());
    };
  }

  private static List<Expr> domain(Expr.Bound bound) {
    return switch (bound.domain()) {
      case Domain.Every _ -> List.of();
      case Domain.Within(Expr collection) -> List.of(collection);
    };
  }

  private static List<Expr> join(List<Expr> one, List<Expr> other) {
    List<Expr> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
