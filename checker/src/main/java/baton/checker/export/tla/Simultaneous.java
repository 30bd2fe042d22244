package baton.checker.export.tla;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.ir.Variable;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code for x: T} as functions: written where no two iterations can meet at a place, or where they only add or
 * only remove elements of a set, or where one constant value is written by whoever writes. What is left might be
 * a conflict, and is refused.
 */
final class Simultaneous {
  private final Bodies bodies;
  private final Expressions expressions;
  private final Definedness definedness;
  private final Plain plain;

  Simultaneous(Bodies bodies, Expressions expressions) {
    this.bodies = bodies;
    this.expressions = expressions;
    definedness = new Definedness(expressions);
    plain = new Plain(expressions);
  }

  String write(Stmt.ForAll loop, Scope s, Bodies.After rest) {
    if (!Plain.is(loop.body())) {
      throw Bodies.cannot(loop, "a `for` at once whose body does more than write, each variable once,");
    }
    Set<Variable> written = new LinkedHashSet<>();
    Writes.collect(loop.body(), written);
    Scope one = s.with(loop.binder(), expressions.names());
    Scope next = s;
    for (Variable v : written) {
      next = next.writing(v, expressions.names());
    }
    String text = rest.then(next);
    for (Variable v : List.copyOf(written).reversed()) {
      text = Layouts.let(expressions.read(v, next), merged(loop, v, s), text);
    }
    String where = definedness.of(loop.where(), one);
    String each = Definedness.implies(guard(loop, one), plain.defined(loop.body(), one));
    String all = Definedness.and(where, each);
    String ok = all.equals(Layouts.TRUE) ? all
        : "(\\A " + one.of(loop.binder()) + " \\in " + expressions.types().set(loop.domain()) + " : " + all + ")";
    return bodies.defined(ok, text);
  }

  private static boolean always(Stmt.ForAll loop) {
    return loop.where() instanceof Expr.Literal;
  }

  private String guard(Stmt.ForAll loop, Scope s) {
    return always(loop) ? Layouts.TRUE : expressions.closed(loop.where(), s);
  }

  private String merged(Stmt.ForAll loop, Variable v, Scope s) {
    List<Stmt> writes = new ArrayList<>();
    collect(loop.body(), v, writes);
    int position = position(writes, loop.binder());
    if (position >= 0) {
      return own(loop, v, position, s);
    }
    boolean whole = writes.stream().allMatch(w -> target(w).path().isEmpty());
    if (whole && v.type() instanceof Type.SetOf) {
      boolean adds = writes.stream().allMatch(w -> w instanceof Stmt.Update u && u.add());
      boolean removes = writes.stream().allMatch(w -> w instanceof Stmt.Update u && !u.add());
      if (writes.size() == 1 && (adds || removes)) {
        return expressions.read(v, s) + (adds ? " \\cup " : " \\ ") + union(loop, writes.getFirst(), s);
      }
    }
    if (whole && writes.size() == 1 && writes.getFirst() instanceof Stmt.Assign(_, Expr value, boolean update, _)
        && !update && isConstant(value)) {
      return "IF " + someone(loop, writes.getFirst(), s) + " THEN " + expressions.print(value, s) + " ELSE "
          + expressions.read(v, s);
    }
    throw Bodies.cannot(loop, "`" + v.name() + "`, which several iterations of this `for` may write,");
  }

  private static void collect(List<Stmt> block, Variable v, List<Stmt> into) {
    for (Stmt st : block) {
      if (Statements.target(st).map(t -> t.variable().equals(v)).orElse(false)) {
        into.add(st);
      }
      Statements.blocks(st).forEach(b -> collect(b, v, into));
    }
  }

  private static Target target(Stmt st) {
    return Statements.target(st).orElseThrow();
  }

  /** Where among the keys of every write the loop's own element stands; -1 if it does not. */
  private static int position(List<Stmt> writes, Binder x) {
    int found = -1;
    for (Stmt w : writes) {
      List<Expr> keys = Plain.firstKeys(target(w)).orElse(List.of());
      int here = -1;
      for (int i = 0; i < keys.size(); i++) {
        if (keys.get(i) instanceof Expr.Local(Binder b, _) && b.equals(x)) {
          here = i;
          break;
        }
      }
      if (here < 0 || keys.size() > 1 && writes.size() > 1 || found >= 0 && found != here) {
        return -1;
      }
      found = here;
    }
    return found;
  }

  /** Every iteration writes its own part of a map. */
  private String own(Stmt.ForAll loop, Variable v, int position, Scope s) {
    Type.MapOf map = (Type.MapOf) v.type();
    Scope inside = s.with(loop.binder(), expressions.names());
    if (map.domain().size() > 1) {
      throw Bodies.cannot(loop, "a `for` at once that writes a map of several keys");
    }
    if (!map.domain().get(position).equals(loop.domain())) {
      throw Bodies.cannot(loop, "a `for` at once over another type than the keys that it writes");
    }
    String x = inside.of(loop.binder());
    String part = plain.part(v, x, loop.body(), inside);
    String each = always(loop) ? part
        : "IF " + expressions.print(loop.where(), inside) + " THEN " + part + " ELSE "
            + expressions.read(v, s) + "[" + x + "]";
    return "[" + x + " \\in " + expressions.types().set(loop.domain()) + " |-> " + each + "]";
  }

  private static boolean isConstant(Expr value) {
    return value instanceof Expr.Literal || value instanceof Expr.Constant;
  }

  /** When an iteration comes to a write. */
  private String reaches(Stmt.ForAll loop, Stmt write, Scope inside) {
    List<String> conditions = new ArrayList<>();
    if (!always(loop)) {
      conditions.add(expressions.closed(loop.where(), inside));
    }
    path(loop.body(), write, inside, conditions);
    return conditions.isEmpty() ? Layouts.TRUE : String.join(" /\\ ", conditions);
  }

  private boolean path(List<Stmt> block, Stmt write, Scope s, List<String> into) {
    for (Stmt st : block) {
      if (st.equals(write)) {
        return true;
      }
      if (st instanceof Stmt.If(Expr condition, var then, var otherwise, _)) {
        String test = expressions.closed(condition, s);
        into.add(test);
        if (path(then, write, s, into)) {
          return true;
        }
        into.set(into.size() - 1, "~" + test);
        if (path(otherwise, write, s, into)) {
          return true;
        }
        into.removeLast();
      }
    }
    return false;
  }

  private String union(Stmt.ForAll loop, Stmt write, Scope s) {
    Scope inside = s.with(loop.binder(), expressions.names());
    String condition = reaches(loop, write, inside);
    String value = write instanceof Stmt.Update u ? expressions.print(u.value(), inside) : "{}";
    String x = inside.of(loop.binder());
    String all = x + " \\in " + expressions.types().set(loop.domain());
    String given = condition.equals(Layouts.TRUE) ? value : "IF " + condition + " THEN " + value + " ELSE {}";
    return "UNION {" + given + " : " + all + "}";
  }

  private String someone(Stmt.ForAll loop, Stmt write, Scope s) {
    Scope inside = s.with(loop.binder(), expressions.names());
    return "(\\E " + inside.of(loop.binder()) + " \\in " + expressions.types().set(loop.domain()) + " : "
        + reaches(loop, write, inside) + ")";
  }
}
