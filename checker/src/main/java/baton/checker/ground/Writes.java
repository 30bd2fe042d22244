package baton.checker.ground;

import baton.models.ir.Expr;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to targets whose keys are not known: every place where one may be is written under a condition. */
final class Writes {
  private final Nodes nodes;
  private final Layout layout;
  private final Expressions expressions;
  private final Parts parts;

  Writes(Nodes nodes, Layout layout, Expressions expressions) {
    this.nodes = nodes;
    this.layout = layout;
    this.expressions = expressions;
    parts = expressions.parts();
  }

  /** Inside a simultaneous loop a sum that is not yet checked may be in the way (§4.7). */
  Sym checked(Sym s, Rep stored) {
    return s.log() == null ? s : s.defined(parts.isOfType(stored), nodes);
  }

  /** Where a target may be: cells from {@code first} on, if the condition holds. */
  record Candidate(Node condition, int first) {}

  record Places(List<Candidate> candidates, Node ok) {}

  Places places(Target target, Sym s) {
    List<Candidate> now = List.of(new Candidate(nodes.TRUE, layout.first(target.variable())));
    Node ok = nodes.TRUE;
    Type type = target.variable().type();
    for (Target.Access access : target.path()) {
      switch (access) {
        case Target.Access.Key(List<Expr> keys) -> {
          Type.MapOf map = (Type.MapOf) type;
          Val index = expressions.index(keys, map, View.of(s.cells().nodes()), s.env());
          ok = nodes.and(ok, index.ok());
          int step = Leaves.count(map.range());
          int n = Values.keyCount(map);
          List<Candidate> more = new ArrayList<>();
          for (Candidate c : now) {
            for (int i = 0; i < n; i++) {
              Node here = nodes.and(c.condition(), nodes.equal(index.leaf(), nodes.constant(i)));
              if (!here.isFalse()) {
                more.add(new Candidate(here, c.first() + i * step));
              }
            }
          }
          now = more;
          type = map.range();
        }
        case Target.Access.Field(int field) -> {
          int offset = parts.offset((Type.Record) type, field);
          now = now.stream().map(c -> new Candidate(c.condition(), c.first() + offset)).toList();
          type = ((Type.Record) type).fields().get(field).type();
        }
      }
    }
    return new Places(now, ok);
  }

  /** What stands there now. */
  Rep read(Places where, Type type, Sym s) {
    Rep result = parts.zero(type);
    for (Candidate c : where.candidates().reversed()) {
      Rep here = Expressions.read(type, s.cells().nodes(), c.first());
      result = where.candidates().size() == 1 ? here : parts.choose(c.condition(), here, result);
    }
    return result;
  }

  /** Writes a value there; {@code update}: not as an assignment. */
  Sym write(Sym s, Places where, Rep value, boolean update) {
    Node[] cells = s.cells().nodes().clone();
    @Nullable Log log = s.log();
    for (Candidate c : where.candidates()) {
      for (int i = 0; i < value.leaves().size(); i++) {
        int cell = c.first() + i;
        cells[cell] = nodes.ite(c.condition(), value.leaves().get(i), cells[cell]);
      }
      if (log != null) {
        int end = c.first() + value.leaves().size();
        for (int p = layout.place(c.first()); p < layout.places().size() && layout.places().get(p).cell() < end; p++) {
          log = log.assigned(p, c.condition(), update);
        }
      }
    }
    return s.with(cells, log);
  }

  /** Adds an operand, or takes it away. */
  Sym update(Stmt.Update u, Val operand, Sym s) {
    Places where = places(u.target(), s);
    Sym defined = s.defined(nodes.and(where.ok(), operand.ok()), nodes);
    return u.target().type() instanceof Type.SetOf type
        ? updateSet(u, where, operand.rep(), type, defined)
        : updateNumber(u, where, parts.number(operand.rep()), defined);
  }

  private Sym updateSet(Stmt.Update u, Places where, Rep operand, Type.SetOf type, Sym s) {
    Node[] cells = s.cells().nodes().clone();
    @Nullable Log log = s.log();
    int n = Leaves.size(type.element());
    for (Candidate c : where.candidates()) {
      for (int i = 0; i < operand.leaves().size(); i++) {
        Node old = cells[c.first() + i];
        Node other = operand.leaves().get(i);
        Node changed = u.add() ? nodes.bitOr(old, other) : nodes.bitClear(old, other);
        cells[c.first() + i] = nodes.ite(c.condition(), changed, old);
      }
      for (int i = 0; log != null && i < n; i++) {
        Node in = parts.contains(operand, Rep.of(type.element(), nodes.constant(i)));
        Node when = nodes.and(c.condition(), in);
        if (!when.isFalse()) {
          log = log.member(layout.place(c.first()) + i, when, nodes.bool(u.add()));
        }
      }
    }
    return s.with(cells, log);
  }

  private Sym updateNumber(Stmt.Update u, Places where, Node operand, Sym s) {
    Type type = u.target().type();
    Node delta = u.add() ? operand : nodes.subtract(nodes.FALSE, operand);
    Node[] cells = s.cells().nodes().clone();
    @Nullable Log log = s.log();
    Node ok = nodes.TRUE;
    for (Candidate c : where.candidates()) {
      Node sum = nodes.add(parts.number(Rep.of(type, cells[c.first()])), delta);
      cells[c.first()] = nodes.ite(c.condition(), parts.ofNumber(sum, type).leaf(), cells[c.first()]);
      Node checked = c.condition();
      if (log != null) {
        int place = layout.place(c.first());
        checked = nodes.and(checked, log.get(place).assigned());
        log = log.changed(place, c.condition(), delta);
      }
      ok = nodes.and(ok, nodes.implies(checked, parts.within(sum, type)));
    }
    return s.defined(ok, nodes).with(cells, log);
  }
}
