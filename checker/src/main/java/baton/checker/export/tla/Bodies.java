package baton.checker.export.tla;

import baton.checker.export.NotExportable;
import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements as formulas: what they demand, around what comes after them. */
final class Bodies {
  /** What comes after. */
  interface After {
    String then(Scope s);
  }

  /** What comes after a {@code return}. */
  interface Returned {
    String with(Optional<Expr> value, Scope s);
  }

  private final Protocol protocol;
  private final Expressions expressions;
  private final Definedness definedness;
  private final Names names;
  private final Mode mode;
  private final Plain plain;

  Bodies(Protocol protocol, Expressions expressions, Mode mode) {
    this.protocol = protocol;
    this.expressions = expressions;
    definedness = new Definedness(expressions);
    names = expressions.names();
    this.mode = mode;
    plain = new Plain(expressions);
  }

  Mode mode() {
    return mode;
  }

  /** {@code rest} where {@code ok}: elsewhere no step, or ill. */
  String defined(String ok, String rest) {
    return switch (mode) {
      case STEP -> Layouts.conjunction(List.of(ok, rest));
      case ILL -> ok.equals(Layouts.TRUE) ? rest
          : Layouts.disjunction(List.of("~" + bracketed(ok), Layouts.conjunction(List.of(ok, rest))));
    };
  }

  private static String bracketed(String formula) {
    return "(" + formula + ")";
  }

  /** {@code rest} where a condition is true. */
  String when(Expr condition, Scope s, String rest) {
    return defined(definedness.of(condition, s),
        Layouts.conjunction(List.of(expressions.print(condition, s), rest)).equals(Layouts.FALSE)
            ? Layouts.FALSE
            : Layouts.conjunction(List.of(holds(condition, s), rest)));
  }

  /** A condition as a conjunct. */
  String holds(Expr condition, Scope s) {
    if (condition instanceof Expr.Logic l && l.op() == Expr.LogicOp.AND) {
      return Layouts.conjunction(List.of(holds(l.left(), s), holds(l.right(), s)));
    }
    return condition instanceof Expr.Literal ? expressions.print(condition, s) : expressions.closed(condition, s);
  }

  /** {@code then} or {@code otherwise}. */
  String either(Expr condition, Scope s, String then, String otherwise) {
    return defined(definedness.of(condition, s), Layouts.disjunction(List.of(
        Layouts.conjunction(List.of(expressions.closed(condition, s), then)),
        Layouts.conjunction(List.of("~" + expressions.closed(condition, s), otherwise)))));
  }

  String block(List<Stmt> block, Scope s, Returned returned, After after) {
    return block(block, 0, s, returned, after);
  }

  private String block(List<Stmt> block, int i, Scope s, Returned returned, After after) {
    if (i == block.size()) {
      return after.then(s);
    }
    After rest = next -> block(block, i + 1, next, returned, after);
    return switch (block.get(i)) {
      case Stmt.Assign(Target target, Expr value, _, _) ->
          defined(definedness.of(value, s), assign(target, expressions.print(value, s), s, rest));
      case Stmt.Update u -> update(u, s, rest);
      case Stmt.If(Expr condition, var then, var otherwise, _) ->
          Plain.is(then) && Plain.is(otherwise)
              ? merged(condition, then, otherwise, s, rest)
              : either(condition, s, block(then, s, returned, inner -> rest.then(outside(s, inner))),
                  block(otherwise, s, returned, inner -> rest.then(outside(s, inner))));
      case Stmt.Let(Binder b, Expr value, _) -> {
        Scope inside = s.with(b, names);
        yield defined(definedness.of(value, s),
            Layouts.let(inside.of(b), expressions.print(value, s), rest.then(inside)));
      }
      case Stmt.Inlined(_, Optional<Binder> result, var body, _) -> block(body, s, (value, inner) -> {
        if (result.isEmpty() || value.isEmpty()) {
          return value.map(v -> defined(definedness.of(v, inner), rest.then(outside(s, inner))))
              .orElseGet(() -> rest.then(outside(s, inner)));
        }
        Scope bound = inner.with(result.get(), names);
        return defined(definedness.of(value.get(), inner),
            Layouts.let(bound.of(result.get()), expressions.print(value.get(), inner), rest.then(bound)));
      }, inner -> rest.then(outside(s, inner)));
      case Stmt.Choose(Binder b, Domain domain, Expr where, _) -> choose(b, domain, where, s, rest);
      case Stmt.Require(Expr condition, _) -> when(condition, s, rest.then(s));
      case Stmt.Assert(Expr condition, _) -> defined(
          Definedness.and(definedness.of(condition, s), expressions.closed(condition, s)), rest.then(s));
      case Stmt.Push push -> defined(plain.defined(push, s), assign(push.list(), plain.value(push, s), s, rest));
      case Stmt.Pop(Target list, Optional<Binder> result, _) -> {
        String old = plain.place(list, s);
        Scope bound = result.map(b -> s.with(b, names)).orElse(s);
        String popped = assign(list, "Tail(" + old + ")", bound, rest);
        yield defined(Definedness.and(plain.indices(list, s), old + " # <<>>"),
            result.isPresent() ? Layouts.let(bound.of(result.get()), "Head(" + old + ")", popped) : popped);
      }
      case Stmt.Start(String routine, var arguments, _) -> start(routine, arguments, s, rest);
      case Stmt.Abort(String routine, var arguments, _) -> abort(routine, arguments, s, rest);
      case Stmt.Return(Optional<Expr> value, _) -> returned.with(value, s);
      case Stmt.ForAll loop -> new Simultaneous(this, expressions).write(loop, s, rest);
      case Stmt.ForIn loop -> inOrder(loop, s, returned, rest);
    };
  }

  /** The names outside a block, with what was written inside it. */
  private static Scope outside(Scope outer, Scope inner) {
    return new Scope(inner.variables(), outer.binders(), inner.taken(), outer.primed(), outer.label());
  }

  private String merged(Expr condition, List<Stmt> then, List<Stmt> otherwise, Scope s, After rest) {
    Set<Variable> written = new LinkedHashSet<>();
    Writes.collect(then, written);
    Writes.collect(otherwise, written);
    String test = expressions.print(condition, s);
    Scope next = s;
    for (Variable v : written) {
      next = next.writing(v, names);
    }
    String body = rest.then(next);
    for (Variable v : List.copyOf(written).reversed()) {
      String value = "IF " + test + " THEN " + plain.whole(v, then, s) + " ELSE " + plain.whole(v, otherwise, s);
      body = Layouts.let(expressions.read(v, next), value, body);
    }
    String yes = plain.defined(then, s);
    String no = plain.defined(otherwise, s);
    return defined(
        Definedness.and(definedness.of(condition, s), Definedness.implies(expressions.closed(condition, s), yes),
            Definedness.implies("~" + expressions.closed(condition, s), no)), body);
  }

  private String choose(Binder b, Domain domain, Expr where, Scope s, After rest) {
    Scope inside = s.with(b, names);
    String all = domain instanceof Domain.Within(Expr c) ? definedness.of(c, s) : Layouts.TRUE;
    String each = definedness.of(where, inside);
    String set = expressions.domain(domain, s);
    String ok = Definedness.and(all, each.equals(Layouts.TRUE) ? each
        : "(\\A " + inside.of(b) + " \\in " + set + " : " + each + ")");
    return defined(ok, Layouts.exists(inside.of(b), set,
        Layouts.conjunction(List.of(holds(where, inside), rest.then(inside)))));
  }

  private String update(Stmt.Update u, Scope s, After rest) {
    return defined(
        Definedness.and(plain.defined(u, s), plain.indices(u.target(), s)),
        assign(u.target(), plain.value(u, s), s, rest));
  }

  /** A write, and what comes after it. */
  String assign(Target target, String value, Scope s, After rest) {
    return defined(plain.indices(target, s), writing(target.variable(), plain.whole(target, value, s), s, rest));
  }

  /** A new value of a whole variable, and what comes after. */
  String writing(Variable v, String value, Scope s, After rest) {
    Scope next = s.writing(v, names);
    return Layouts.let(expressions.read(v, next), value, rest.then(next));
  }

  private String start(String name, List<Expr> arguments, Scope s, After rest) {
    Routine routine = protocol.routine(name).orElseThrow();
    List<String> parts = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Type type = routine.parameters().get(i).type();
      parts.add(definedness.of(arguments.get(i), s));
      if (!arguments.get(i).type().equals(type)) {
        parts.add(expressions.closed(arguments.get(i), s) + " \\in " + expressions.types().set(type));
      }
      texts.add(expressions.print(arguments.get(i), s));
    }
    String index = texts.isEmpty() ? "" : "[" + String.join(", ", texts) + "]";
    String old = expressions.read(routine.location(), s);
    parts.add(old + index + ".at = \"idle\"");
    String started = Locations.at(routine, "started", expressions.types());
    return defined(Definedness.and(parts.toArray(String[]::new)), writing(routine.location(),
        index.isEmpty() ? started : "[" + old + " EXCEPT !" + index + " = " + started + "]", s, rest));
  }

  private String abort(String name, List<Optional<Expr>> arguments, Scope s, After rest) {
    Routine routine = protocol.routine(name).orElseThrow();
    String idle = Locations.at(routine, "idle", expressions.types());
    if (routine.parameters().isEmpty()) {
      return writing(routine.location(), idle, s, rest);
    }
    Scope inside = s;
    List<String> bounds = new ArrayList<>();
    List<String> ok = new ArrayList<>();
    List<String> hit = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Binder p = routine.parameters().get(i);
      inside = inside.with(p, names);
      keys.add(inside.of(p));
      bounds.add(inside.of(p) + " \\in " + expressions.types().set(p.type()));
      if (arguments.get(i).isPresent()) {
        ok.add(definedness.of(arguments.get(i).get(), s));
        hit.add(inside.of(p) + " = " + expressions.closed(arguments.get(i).get(), s));
      }
    }
    String old = expressions.read(routine.location(), s) + "[" + String.join(", ", keys) + "]";
    String each = hit.isEmpty() ? idle : "IF " + String.join(" /\\ ", hit) + " THEN " + idle + " ELSE " + old;
    return defined(Definedness.and(ok.toArray(String[]::new)),
        writing(routine.location(), "[" + String.join(", ", bounds) + " |-> " + each + "]", s, rest));
  }

  /** In order: written out, one iteration behind the other. */
  private String inOrder(Stmt.ForIn loop, Scope s, Returned returned, After rest) {
    return switch (loop.order()) {
      case Stmt.Order.Ascending(Type type) -> {
        List<String> elements = new ArrayList<>();
        Values.all(type).forEach(v -> elements.add(expressions.types().value(v, type)));
        yield iteration(loop, elements, 0, Optional.empty(), s, s, returned, rest);
      }
      case Stmt.Order.Elements(Expr list) -> {
        String xs = s.fresh("list", names);
        Scope inside = s.taking(xs);
        List<String> elements = new ArrayList<>();
        for (int i = 1; i <= ((Type.ListOf) list.type()).capacity(); i++) {
          elements.add(xs + "[" + i + "]");
        }
        yield defined(definedness.of(list, s), Layouts.let(
            xs, expressions.print(list, s), iteration(loop, elements, 0, Optional.of(xs), inside, s, returned, rest)));
      }
    };
  }

  private String iteration(
      Stmt.ForIn loop, List<String> elements, int i, Optional<String> list, Scope s, Scope outer, Returned returned,
      After rest) {
    if (i == elements.size()) {
      return rest.then(outside(outer, s));
    }
    Scope bound = s.with(loop.binder(), elements.get(i));
    After next = inner -> iteration(loop, elements, i + 1, list, outside(s, inner), outer, returned, rest);
    String body = block(loop.body(), bound, returned, next);
    boolean always = loop.where() instanceof Expr.Literal;
    String here = always ? body : either(loop.where(), bound, body, next.then(bound));
    if (list.isEmpty()) {
      return here;
    }
    String there = "Len(" + list.get() + ") >= " + (i + 1);
    return Layouts.disjunction(List.of(
        Layouts.conjunction(List.of(there, here)),
        Layouts.conjunction(List.of("~(" + there + ")", rest.then(outside(outer, s))))));
  }

  /** What cannot be written of a statement. */
  static NotExportable cannot(Stmt at, String what) {
    return new NotExportable(at.at(), what + " has no plain form in TLA+",
        "write places that belong to one element of the loop alone, or only add, or only remove");
  }
}
