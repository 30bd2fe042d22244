package baton.checker.ground;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes statements for all states at once (§4 of the semantics). Branches are merged; only internal
 * choices, and branches that contain some, multiply the ways to go on.
 */
final class Statements {
  private static final int MOST_WAYS = 4096;

  private final Nodes nodes;
  private final Layout layout;
  private final Expressions expressions;
  private final Parts parts;
  private final Map<String, Instances> routines;
  private final Writes writes;

  Statements(Nodes nodes, Layout layout, Expressions expressions, Map<String, Instances> routines) {
    this.nodes = nodes;
    this.layout = layout;
    this.expressions = expressions;
    this.parts = expressions.parts();
    this.routines = routines;
    writes = new Writes(nodes, layout, expressions);
  }

  Layout layout() {
    return layout;
  }

  Nodes nodes() {
    return nodes;
  }

  Val evaluate(Expr e, Sym s) {
    return expressions.lower(e, View.of(s.cells().nodes()), s.env());
  }

  Domains.Elements domain(baton.models.ir.Domain domain, Sym s) {
    return expressions.domains().of(domain, View.of(s.cells().nodes()), s.env());
  }

  List<Sym> block(List<Stmt> statements, Sym begin) {
    List<Sym> ways = List.of(begin);
    for (Stmt statement : statements) {
      List<Sym> next = new ArrayList<>();
      for (Sym way : ways) {
        if (way.alive().isFalse() || way.returned().isTrue()) {
          next.add(way);
        } else if (way.returned().isFalse()) {
          next.addAll(statement(statement, way));
        } else {
          next.addAll(branch(
              way, way.returned(), w -> List.of(w.returning(nodes.TRUE, w.result())),
              w -> statement(statement, w.returning(nodes.FALSE, Optional.empty()))));
        }
      }
      if (next.size() > MOST_WAYS) {
        throw new NotLowered("an action has more than " + MOST_WAYS + " ways to choose");
      }
      ways = next;
    }
    return ways;
  }

  /** Goes on one way where the condition holds, and another way elsewhere. */
  private List<Sym> branch(
      Sym s, Node condition, Branch then, Branch otherwise) {
    Sym base = s.under(nodes.TRUE, nodes.FALSE);
    if (condition.isConstant()) {
      return (condition.isTrue() ? then : otherwise).apply(base).stream()
          .map(w -> w.under(nodes.and(s.alive(), w.alive()), nodes.or(s.ill(), nodes.and(s.alive(), w.ill()))))
          .toList();
    }
    List<Sym> yes = then.apply(base);
    List<Sym> no = otherwise.apply(base);
    if (yes.size() == 1 && no.size() == 1) {
      return List.of(merge(s, condition, yes.getFirst(), no.getFirst()));
    }
    List<Sym> all = new ArrayList<>();
    for (Sym w : yes) {
      all.add(continued(s, condition, w));
    }
    for (Sym w : no) {
      all.add(continued(s, nodes.not(condition), w));
    }
    return all;
  }

  /** What a branch does. */
  private interface Branch {
    List<Sym> apply(Sym s);
  }

  private Sym continued(Sym s, Node condition, Sym way) {
    Node here = nodes.and(s.alive(), condition);
    return way.under(nodes.and(here, way.alive()), nodes.or(s.ill(), nodes.and(here, way.ill())));
  }

  private Sym merge(Sym s, Node condition, Sym yes, Sym no) {
    Node[] cells = new Node[s.cells().nodes().length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = nodes.ite(condition, yes.cells().nodes()[i], no.cells().nodes()[i]);
    }
    Optional<Rep> result = yes.result().isPresent() && no.result().isPresent()
        ? Optional.of(parts.choose(condition, yes.result().get(), no.result().get()))
        : yes.result().or(no::result);
    @Nullable Log log = yes.log() == null || no.log() == null ? null : yes.log().orElse(condition, no.log());
    return new Sym(
        nodes.and(s.alive(), nodes.ite(condition, yes.alive(), no.alive())),
        nodes.or(s.ill(), nodes.and(s.alive(), nodes.ite(condition, yes.ill(), no.ill()))),
        nodes.ite(condition, yes.returned(), no.returned()), result, new Sym.Cells(cells), no.env(), log);
  }

  private List<Sym> inner(List<Stmt> body, Sym s) {
    return distinct(block(body, s).stream().map(w -> w.with(s.env())).toList());
  }

  /** The same with ways that come to one end made one; what they have bound is forgotten. */
  List<Sym> distinct(List<Sym> ways) {
    if (ways.size() < 2) {
      return ways;
    }
    Map<List<Object>, Sym> ends = new LinkedHashMap<>();
    for (Sym w : ways) {
      ends.merge(w.end(), w, (a, b) -> a.under(nodes.or(a.alive(), b.alive()), nodes.or(a.ill(), b.ill())));
    }
    return List.copyOf(ends.values());
  }

  private List<Sym> statement(Stmt statement, Sym s) {
    return switch (statement) {
      case Stmt.Assign(Target target, Expr value, boolean update, _) -> {
        Writes.Places where = writes.places(target, s);
        Val v = evaluate(value, s);
        Rep stored = parts.convert(v.rep(), target.type());
        Sym defined = s.defined(nodes.and(where.ok(), v.ok()), nodes);
        yield List.of(writes.write(writes.checked(defined, stored), where, stored, update));
      }
      case Stmt.Update u -> List.of(writes.update(u, evaluate(u.value(), s), s));
      case Stmt.If(Expr condition, var then, var otherwise, _) -> {
        Val c = evaluate(condition, s);
        yield branch(s.defined(c.ok(), nodes), c.leaf(), w -> inner(then, w), w -> inner(otherwise, w));
      }
      case Stmt.Let(Binder binder, Expr value, _) -> {
        Val v = evaluate(value, s);
        yield List.of(s.defined(v.ok(), nodes).with(s.env().with(binder, v.rep())));
      }
      case Stmt.Inlined inlined -> inlined(inlined, s);
      case Stmt.Choose choose -> choose(choose, s);
      case Stmt.Require(Expr condition, _) -> {
        Val c = evaluate(condition, s);
        yield List.of(s.defined(c.ok(), nodes).require(c.leaf(), nodes));
      }
      case Stmt.Assert(Expr condition, _) -> {
        Val c = evaluate(condition, s);
        yield List.of(s.defined(nodes.and(c.ok(), c.leaf()), nodes));
      }
      case Stmt.Push(Target list, Expr value, _) -> {
        Writes.Places where = writes.places(list, s);
        Val v = evaluate(value, s);
        Rep old = writes.read(where, list.type(), s);
        Type.ListOf type = (Type.ListOf) list.type();
        Node room = nodes.less(parts.size(old), nodes.constant(type.capacity()));
        Rep x = parts.convert(v.rep(), type.element());
        Sym defined = s.defined(nodes.and(nodes.and(where.ok(), v.ok()), room), nodes);
        yield List.of(writes.write(writes.checked(defined, x), where, expressions.lists().pushed(old, x), true));
      }
      case Stmt.Pop(Target list, Optional<Binder> result, _) -> {
        Writes.Places where = writes.places(list, s);
        Rep old = writes.read(where, list.type(), s);
        Sym defined = s.defined(nodes.and(where.ok(), expressions.lists().longerThan(old, 0)), nodes);
        Sym popped = writes.write(defined, where, expressions.lists().popped(old), true);
        Rep first = expressions.lists().slot(old, 0);
        yield List.of(result.map(b -> popped.with(popped.env().with(b, first))).orElse(popped));
      }
      case Stmt.Start(String routine, List<Expr> arguments, _) -> List.of(start(routine, arguments, s));
      case Stmt.Abort(String routine, var arguments, _) -> List.of(abort(routine, arguments, s));
      case Stmt.Return(var value, _) -> {
        if (value.isEmpty()) {
          yield List.of(s.returning(nodes.TRUE, Optional.empty()));
        }
        Val v = evaluate(value.get(), s);
        yield List.of(s.defined(v.ok(), nodes).returning(nodes.TRUE, Optional.of(v.rep())));
      }
      case Stmt.ForAll loop -> new Simultaneously(this, parts).run(loop, s);
      case Stmt.ForIn loop -> inOrder(loop, s);
    };
  }

  private List<Sym> inlined(Stmt.Inlined inlined, Sym s) {
    List<Sym> all = new ArrayList<>();
    for (Sym end : block(inlined.body(), s)) {
      Env env = inlined.result().isPresent() && end.result().isPresent()
          ? s.env().with(inlined.result().get(), end.result().get())
          : s.env();
      all.add(end.returning(nodes.FALSE, Optional.empty()).with(env));
    }
    return all;
  }

  private List<Sym> choose(Stmt.Choose choose, Sym s) {
    Domains.Elements domain = domain(choose.domain(), s);
    Node ok = domain.ok();
    List<Val> wheres = new ArrayList<>();
    for (Domains.Element x : domain.elements()) {
      Val where = evaluate(choose.where(), s.with(s.env().with(choose.binder(), x.value())));
      wheres.add(where);
      ok = nodes.and(ok, nodes.implies(x.present(), where.ok()));
    }
    Sym defined = s.defined(ok, nodes);
    List<Sym> ways = new ArrayList<>();
    for (int i = 0; i < wheres.size(); i++) {
      Domains.Element x = domain.elements().get(i);
      Sym way = defined
          .require(nodes.and(x.present(), wheres.get(i).leaf()), nodes)
          .with(s.env().with(choose.binder(), x.value()));
      if (!way.alive().isFalse()) {
        ways.add(way);
      }
    }
    return ways.isEmpty() ? List.of(defined.require(nodes.FALSE, nodes)) : ways;
  }

  private Instances instances(String routine) {
    return Optional.ofNullable(routines.get(routine)).orElseThrow();
  }

  private Sym start(String routine, List<Expr> arguments, Sym s) {
    Instances instances = instances(routine);
    List<Rep> values = new ArrayList<>();
    Node ok = nodes.TRUE;
    for (int i = 0; i < arguments.size(); i++) {
      Val v = evaluate(arguments.get(i), s);
      Rep converted = parts.convert(v.rep(), instances.routine().parameters().get(i).type());
      ok = nodes.and(ok, nodes.and(v.ok(), parts.isOfType(converted)));
      values.add(converted);
    }
    List<Writes.Candidate> candidates = new ArrayList<>();
    for (Instances.Instance i : instances.all()) {
      Node hit = nodes.TRUE;
      for (int k = 0; k < values.size(); k++) {
        hit = nodes.and(hit, parts.equal(values.get(k), i.literals().get(k)));
      }
      if (!hit.isFalse()) {
        candidates.add(new Writes.Candidate(hit, i.cell()));
        Node idle = nodes.equal(s.cells().nodes()[i.cell()], nodes.constant(Routine.IDLE));
        ok = nodes.and(ok, nodes.implies(hit, idle));
      }
    }
    return writes.write(s.defined(ok, nodes), new Writes.Places(candidates, nodes.TRUE),
        instances.at(Routine.STARTED, parts), true);
  }

  private Sym abort(String routine, List<Optional<Expr>> arguments, Sym s) {
    Instances instances = instances(routine);
    Patterns patterns = expressions.patterns(arguments, View.of(s.cells().nodes()), s.env());
    List<Writes.Candidate> candidates = new ArrayList<>();
    for (Instances.Instance i : instances.all()) {
      Node hit = patterns.match(i.literals(), parts);
      if (!hit.isFalse()) {
        candidates.add(new Writes.Candidate(hit, i.cell()));
      }
    }
    return writes.write(
        s.defined(patterns.ok(), nodes), new Writes.Places(candidates, nodes.TRUE),
        instances.at(Routine.IDLE, parts), false);
  }

  private List<Sym> inOrder(Stmt.ForIn loop, Sym s) {
    List<Rep> elements = new ArrayList<>();
    List<Node> present = new ArrayList<>();
    Node ok = nodes.TRUE;
    switch (loop.order()) {
      case Stmt.Order.Elements(Expr list) -> {
        Val xs = evaluate(list, s);
        ok = xs.ok();
        for (int i = 0; i < ((Type.ListOf) list.type()).capacity(); i++) {
          elements.add(expressions.lists().slot(xs.rep(), i));
          present.add(expressions.lists().longerThan(xs.rep(), i));
        }
      }
      case Stmt.Order.Ascending(Type type) -> {
        for (Value v : Domains.values(type)) {
          elements.add(parts.literal(v, type));
          present.add(nodes.TRUE);
        }
      }
    }
    List<Sym> ways = List.of(s.defined(ok, nodes));
    for (int i = 0; i < elements.size(); i++) {
      List<Sym> next = new ArrayList<>();
      Rep x = elements.get(i);
      for (Sym way : ways) {
        Node going = nodes.and(present.get(i), nodes.not(way.returned()));
        next.addAll(branch(way, going, w -> iteration(loop, x, w), List::of));
      }
      if (next.size() > MOST_WAYS) {
        throw new NotLowered("a loop has more than " + MOST_WAYS + " ways to choose");
      }
      ways = next;
    }
    return ways;
  }

  private List<Sym> iteration(Stmt.ForIn loop, Rep x, Sym s) {
    Sym bound = s.returning(nodes.FALSE, Optional.empty()).with(s.env().with(loop.binder(), x));
    Val where = evaluate(loop.where(), bound);
    return distinct(branch(bound.defined(where.ok(), nodes), where.leaf(), w -> block(loop.body(), w), List::of)
        .stream()
        .map(w -> w.with(s.env()))
        .toList());
  }
}
