package baton.checker.export.tla;

import baton.models.ir.Expr;
import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.ir.Variable;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Blocks that only write, each variable at most once and without reading what they wrote before: what they do to
 * a variable is one value, in the names before the block.
 */
final class Plain {
  private final Expressions expressions;
  private final Definedness definedness;

  Plain(Expressions expressions) {
    this.expressions = expressions;
    definedness = new Definedness(expressions);
  }

  static boolean is(List<Stmt> block) {
    Set<Variable> written = new HashSet<>();
    for (Stmt s : block) {
      boolean kind = switch (s) {
        case Stmt.Assign _, Stmt.Update _, Stmt.Push _ -> true;
        case Stmt.If(_, var then, var otherwise, _) -> is(then) && is(otherwise);
        case Stmt.Let _, Stmt.Inlined _, Stmt.Choose _, Stmt.Require _, Stmt.Assert _, Stmt.Pop _, Stmt.Start _,
            Stmt.Abort _, Stmt.Return _, Stmt.ForAll _, Stmt.ForIn _ -> false;
      };
      Set<Variable> now = new LinkedHashSet<>();
      Writes.collect(List.of(s), now);
      if (!kind || reads(s).stream().anyMatch(written::contains) || now.stream().anyMatch(written::contains)) {
        return false;
      }
      written.addAll(now);
    }
    return true;
  }

  private static Set<Variable> reads(Stmt s) {
    Set<Variable> reads = new HashSet<>();
    Statements.expressions(s).forEach(e -> reads.addAll(Levels.reads(e)));
    Statements.blocks(s).forEach(b -> b.forEach(inner -> reads.addAll(reads(inner))));
    return reads;
  }

  /** Where a block is defined. */
  String defined(List<Stmt> block, Scope s) {
    return Definedness.and(block.stream().map(st -> defined(st, s)).toArray(String[]::new));
  }

  String defined(Stmt st, Scope s) {
    return switch (st) {
      case Stmt.Assign a -> Definedness.and(definedness.of(a.value(), s), indices(a.target(), s));
      case Stmt.Update u -> Definedness.and(definedness.of(u.value(), s), indices(u.target(), s),
          u.target().type() instanceof Type.Range r
              ? "(" + value(u, s) + ") \\in " + expressions.types().set(r) : Layouts.TRUE);
      case Stmt.Push p -> Definedness.and(definedness.of(p.value(), s), indices(p.list(), s),
          "Len(" + place(p.list(), s) + ") < " + ((Type.ListOf) p.list().type()).capacity());
      case Stmt.If(Expr condition, var then, var otherwise, _) -> {
        String test = expressions.closed(condition, s);
        yield Definedness.and(definedness.of(condition, s), Definedness.implies(test, defined(then, s)),
            Definedness.implies("~" + test, defined(otherwise, s)));
      }
      case Stmt.Let _, Stmt.Inlined _, Stmt.Choose _, Stmt.Require _, Stmt.Assert _, Stmt.Pop _, Stmt.Start _,
          Stmt.Abort _, Stmt.Return _, Stmt.ForAll _, Stmt.ForIn _ -> throw new IllegalArgumentException("not plain");
    };
  }

  /** Where the indices of a place are defined. */
  String indices(Target target, Scope s) {
    List<String> parts = new ArrayList<>();
    Statements.keys(target).forEach(k -> parts.add(definedness.of(k, s)));
    return Definedness.and(parts.toArray(String[]::new));
  }

  /** What the place that a statement writes gets. */
  String value(Stmt st, Scope s) {
    return switch (st) {
      case Stmt.Assign a -> expressions.print(a.value(), s);
      case Stmt.Update u -> {
        String sign = u.target().type() instanceof Type.SetOf ? u.add() ? " \\cup " : " \\ " : u.add() ? " + " : " - ";
        yield place(u.target(), s) + sign + expressions.closed(u.value(), s);
      }
      case Stmt.Push p -> "Append(" + place(p.list(), s) + ", " + expressions.print(p.value(), s) + ")";
      case Stmt.If _, Stmt.Let _, Stmt.Inlined _, Stmt.Choose _, Stmt.Require _, Stmt.Assert _, Stmt.Pop _,
          Stmt.Start _, Stmt.Abort _, Stmt.Return _, Stmt.ForAll _, Stmt.ForIn _ ->
          throw new IllegalArgumentException("it writes no place itself");
    };
  }

  /** What a variable is worth after a block. */
  String whole(Variable v, List<Stmt> block, Scope s) {
    return after(v, block, s, expressions.read(v, s), st -> whole(target(st), value(st, s), s));
  }

  /** What the part of a variable under {@code keys}, its first index, is worth after a block that writes there. */
  String part(Variable v, String keys, List<Stmt> block, Scope s) {
    String old = expressions.read(v, s) + "[" + keys + "]";
    return after(v, block, s, old, st -> {
      String path = path(target(st), 1, s);
      return path.isEmpty() ? value(st, s) : "[" + old + " EXCEPT !" + path + " = " + value(st, s) + "]";
    });
  }

  /** What a write makes of what it writes. */
  private interface Effect {
    String of(Stmt st);
  }

  private String after(Variable v, List<Stmt> block, Scope s, String old, Effect effect) {
    for (Stmt st : block) {
      Set<Variable> written = new HashSet<>();
      Writes.collect(List.of(st), written);
      if (written.contains(v)) {
        return st instanceof Stmt.If(Expr condition, var then, var otherwise, _)
            ? "(IF " + expressions.print(condition, s) + " THEN " + after(v, then, s, old, effect) + " ELSE "
                + after(v, otherwise, s, old, effect) + ")"
            : effect.of(st);
      }
    }
    return old;
  }

  private static Target target(Stmt st) {
    return Statements.target(st).orElseThrow();
  }

  /** A variable's value with another value at a place. */
  String whole(Target target, String value, Scope s) {
    String path = path(target, 0, s);
    return path.isEmpty() ? value
        : "[" + expressions.read(target.variable(), s) + " EXCEPT !" + path + " = " + value + "]";
  }

  /** The present value of a place. */
  String place(Target target, Scope s) {
    return expressions.read(target.variable(), s) + path(target, 0, s);
  }

  private String path(Target target, int from, Scope s) {
    StringBuilder text = new StringBuilder();
    Type type = target.variable().type();
    for (int i = 0; i < target.path().size(); i++) {
      String step = "";
      switch (target.path().get(i)) {
        case Target.Access.Key(var keys) -> {
          step = "[" + expressions.all(keys, s) + "]";
          type = ((Type.MapOf) type).range();
        }
        case Target.Access.Field(int field) -> {
          Type.Field f = ((Type.Record) type).fields().get(field);
          step = "." + expressions.names().legal(f.name());
          type = f.type();
        }
      }
      text.append(i < from ? "" : step);
    }
    return text.toString();
  }

  /** The first index of what a statement writes, if it writes into a map. */
  static Optional<List<Expr>> firstKeys(Target target) {
    return !target.path().isEmpty() && target.path().getFirst() instanceof Target.Access.Key(var keys)
        ? Optional.of(keys) : Optional.empty();
  }
}
