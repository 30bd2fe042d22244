package baton.models.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The direct parts of a statement. */
public final class Statements {
  private Statements() {}

  /** The expressions that stand in a statement itself, not in its blocks; indices of targets included. */
  public static List<Expr> expressions(Stmt s) {
    return switch (s) {
      case Stmt.Assign a -> join(keys(a.target()), a.value());
      case Stmt.Update u -> join(keys(u.target()), u.value());
      case Stmt.If i -> List.of(i.condition());
      case Stmt.Let l -> List.of(l.value());
      case Stmt.Inlined _ -> List.of();
      case Stmt.Choose c -> join(domain(c.domain()), c.where());
      case Stmt.Require r -> List.of(r.condition());
      case Stmt.Assert a -> List.of(a.condition());
      case Stmt.Push p -> join(keys(p.list()), p.value());
      case Stmt.Pop p -> keys(p.list());
      case Stmt.Start st -> st.arguments();
      case Stmt.Abort a -> a.arguments().stream().flatMap(Optional::stream).toList();
      case Stmt.Return r -> r.value().stream().toList();
      case Stmt.ForAll f -> List.of(f.where());
      case Stmt.ForIn f ->
          switch (f.order()) {
            case Stmt.Order.Elements(Expr list) -> List.of(list, f.where());
            case Stmt.Order.Ascending _ -> List.of(f.where());
          };
    };
  }

  /** The blocks inside a statement. */
  public static List<List<Stmt>> blocks(Stmt s) {
    return switch (s) {
      case Stmt.If(_, var then, var otherwise, _) -> List.of(then, otherwise);
      case Stmt.Inlined inlined -> List.of(inlined.body());
      case Stmt.ForAll loop -> List.of(loop.body());
      case Stmt.ForIn loop -> List.of(loop.body());
      case Stmt.Assign _, Stmt.Update _, Stmt.Let _, Stmt.Choose _, Stmt.Require _, Stmt.Assert _, Stmt.Push _,
          Stmt.Pop _, Stmt.Start _, Stmt.Abort _, Stmt.Return _ ->
          List.of();
    };
  }

  /** What a statement itself writes. */
  public static Optional<Target> target(Stmt s) {
    return switch (s) {
      case Stmt.Assign a -> Optional.of(a.target());
      case Stmt.Update u -> Optional.of(u.target());
      case Stmt.Push p -> Optional.of(p.list());
      case Stmt.Pop p -> Optional.of(p.list());
      case Stmt.If _, Stmt.Inlined _, Stmt.ForAll _, Stmt.ForIn _, Stmt.Let _, Stmt.Choose _, Stmt.Require _,
          Stmt.Assert _, Stmt.Start _, Stmt.Abort _, Stmt.Return _ ->
          Optional.empty();
    };
  }

  /** The indices in a target. */
  public static List<Expr> keys(Target target) {
    List<Expr> keys = new ArrayList<>();
    for (Target.Access access : target.path()) {
      switch (access) {
        case Target.Access.Key(List<Expr> k) -> keys.addAll(k);
        case Target.Access.Field _ -> {}
      }
    }
    return keys;
  }

  private static List<Expr> domain(Domain domain) {
    return switch (domain) {
      case Domain.Every _ -> List.of();
      case Domain.Within(Expr collection) -> List.of(collection);
    };
  }

  private static List<Expr> join(List<Expr> one, Expr other) {
    List<Expr> all = new ArrayList<>(one);
    all.add(other);
    return all;
  }
}
