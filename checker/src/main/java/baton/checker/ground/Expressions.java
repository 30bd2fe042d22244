package baton.checker.ground;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expressions as nodes: what they are worth, and whether they are well-defined (§3 of the semantics). */
final class Expressions {
  private final Nodes nodes;
  private final Layout layout;
  private final Map<String, Instances> routines;
  private final Labels labels;
  private final Parts parts;
  private final Lists lists;
  private final Domains domains;
  private final Quantifiers quantifiers;

  Expressions(Nodes nodes, Layout layout, Map<String, Instances> routines, Labels labels) {
    this.nodes = nodes;
    this.layout = layout;
    this.routines = routines;
    this.labels = labels;
    parts = new Parts(nodes);
    lists = new Lists(nodes, parts);
    domains = new Domains(nodes, this);
    quantifiers = new Quantifiers(nodes, this);
  }

  /** The same where more variables follow. */
  Expressions on(Layout other) {
    return new Expressions(nodes, other, routines, labels);
  }

  Parts parts() {
    return parts;
  }

  Lists lists() {
    return lists;
  }

  Domains domains() {
    return domains;
  }

  private Val val(Type type, Node leaf, Node ok) {
    return new Val(Rep.of(type, leaf), ok);
  }

  private Val number(Type type, Node number, Node ok) {
    return new Val(parts.ofNumber(number, type), ok);
  }

  /** All leaves of a part of the cells. */
  static Rep read(Type type, Node[] cells, int first) {
    return new Rep(type, Arrays.asList(cells).subList(first, first + Leaves.count(type)));
  }

  Val lower(Expr e, View view, Env env) {
    Val v = lowered(e, view, env);
    if (!nodes.areUnbounded() && !v.rep().type().isFinite()) {
      throw new NotLowered("an expression is an `int`; give it a range, as in 0..15");
    }
    return v;
  }

  private Val lowered(Expr e, View view, Env env) {
    return switch (e) {
      case Expr.Literal(Value value, Type type, _) -> new Val(parts.literal(value, type), nodes.TRUE);
      case Expr.Constant(_, Value value, Type type, _) -> new Val(parts.literal(value, type), nodes.TRUE);
      case Expr.Read(var variable, _) -> new Val(readVariable(variable, view), nodes.TRUE);
      case Expr.Local(Binder binder, _) -> new Val(env.get(binder), nodes.TRUE);
      case Expr.Not(Expr body, _) -> {
        Val b = lower(body, view, env);
        yield val(e.type(), nodes.not(b.leaf()), b.ok());
      }
      case Expr.Logic l -> logic(l, lower(l.left(), view, env), lower(l.right(), view, env));
      case Expr.Negate(Expr body, Type type, _) -> {
        Val b = lower(body, view, env);
        yield number(type, nodes.subtract(nodes.FALSE, parts.number(b.rep())), b.ok());
      }
      case Expr.Arithmetic a -> arithmetic(a, lower(a.left(), view, env), lower(a.right(), view, env));
      case Expr.Compare(var op, Expr left, Expr right, _) -> {
        Val l = lower(left, view, env);
        Val r = lower(right, view, env);
        yield val(e.type(), compare(op, l.rep(), r.rep()), nodes.and(l.ok(), r.ok()));
      }
      case Expr.In(Expr element, Expr collection, _) -> {
        Val x = lower(element, view, env);
        Val c = lower(collection, view, env);
        yield val(e.type(), parts.contains(c.rep(), x.rep()), nodes.and(x.ok(), c.ok()));
      }
      case Expr.SetAlgebra(var op, Expr left, Expr right, Type type, _) -> {
        Val l = lower(left, view, env);
        Val r = lower(right, view, env);
        List<Node> leaves = new ArrayList<>();
        for (int i = 0; i < l.leaves().size(); i++) {
          Node a = l.leaves().get(i);
          Node b = r.leaves().get(i);
          leaves.add(
              switch (op) {
                case UNION -> nodes.bitOr(a, b);
                case DIFFERENCE -> nodes.bitClear(a, b);
                case INTERSECTION -> nodes.bitAnd(a, b);
              });
        }
        yield new Val(new Rep(type, leaves), nodes.and(l.ok(), r.ok()));
      }
      case Expr.SetLiteral(List<Expr> elements, Type.SetOf type, _) -> {
        Rep set = parts.zero(type);
        Node ok = nodes.TRUE;
        for (Expr element : elements) {
          Val x = lower(element, view, env);
          ok = nodes.and(ok, nodes.and(x.ok(), parts.inside(x.leaf(), Leaves.size(type.element()))));
          set = parts.with(set, x.rep(), nodes.TRUE);
        }
        yield new Val(set, ok);
      }
      case Expr.Comprehension(var bound, Expr where, Type.SetOf type, _) -> {
        Rep set = parts.zero(type);
        Domains.Elements domain = domains.of(bound.domain(), view, env);
        Node ok = domain.ok();
        for (Domains.Element x : domain.elements()) {
          Val w = lower(where, view, env.with(bound.binder(), x.value()));
          ok = nodes.and(ok, nodes.implies(x.present(), w.ok()));
          set = parts.with(set, x.value(), nodes.and(x.present(), w.leaf()));
        }
        yield new Val(set, ok);
      }
      case Expr.Conditional c -> {
        Val test = lower(c.condition(), view, env);
        Val then = lower(c.then(), view, env);
        Val otherwise = lower(c.otherwise(), view, env);
        yield new Val(
            parts.choose(test.leaf(), parts.convert(then.rep(), c.type()), parts.convert(otherwise.rep(), c.type())),
            nodes.and(test.ok(), nodes.ite(test.leaf(), then.ok(), otherwise.ok())));
      }
      case Expr.Quantified q -> quantifiers.lower(q, view, env);
      case Expr.Lookup(Expr map, List<Expr> keys, _) -> lookup(map, keys, view, env);
      case Expr.ElementAt(Expr list, Expr index, _) -> {
        Val xs = lower(list, view, env);
        Val i = lower(index, view, env);
        Node at = parts.number(i.rep());
        Node inside = nodes.and(
            nodes.lessOrEqual(nodes.FALSE, at), nodes.less(at, lists.size(xs.rep())));
        yield new Val(lists.at(xs.rep(), at), nodes.and(nodes.and(xs.ok(), i.ok()), inside));
      }
      case Expr.Field(Expr record, int field, _) -> {
        Val r = lower(record, view, env);
        yield new Val(r.rep().part(e.type(), parts.offset((Type.Record) record.type(), field)), r.ok());
      }
      case Expr.Construct(Type.Record type, List<Expr> fields, _) -> {
        List<Node> leaves = new ArrayList<>();
        Node ok = nodes.TRUE;
        for (int i = 0; i < fields.size(); i++) {
          Val f = lower(fields.get(i), view, env);
          ok = nodes.and(ok, f.ok());
          leaves.addAll(parts.convert(f.rep(), type.fields().get(i).type()).leaves());
        }
        yield new Val(new Rep(type, leaves), ok);
      }
      case Expr.With(Expr record, var updates, _) -> {
        Val r = lower(record, view, env);
        Type.Record type = (Type.Record) record.type();
        List<Node> leaves = new ArrayList<>(r.leaves());
        Node ok = r.ok();
        for (Expr.FieldUpdate update : updates) {
          Val v = lower(update.value(), view, env);
          ok = nodes.and(ok, v.ok());
          List<Node> field = parts.convert(v.rep(), type.fields().get(update.field()).type()).leaves();
          int from = parts.offset(type, update.field());
          for (int i = 0; i < field.size(); i++) {
            leaves.set(from + i, field.get(i));
          }
        }
        yield new Val(new Rep(type, leaves), ok);
      }
      case Expr.Unwrap(Expr body, _) -> {
        Val b = lower(body, view, env);
        yield new Val(parts.unwrapped(b.rep()), nodes.and(b.ok(), parts.present(b.rep())));
      }
      case Expr.First(Expr list, _) -> {
        Val xs = lower(list, view, env);
        yield new Val(lists.slot(xs.rep(), 0), nodes.and(xs.ok(), lists.longerThan(xs.rep(), 0)));
      }
      case Expr.Last(Expr list, _) -> {
        Val xs = lower(list, view, env);
        Node last = nodes.add(lists.size(xs.rep()), nodes.constant(-1));
        yield new Val(lists.at(xs.rep(), last), nodes.and(xs.ok(), lists.longerThan(xs.rep(), 0)));
      }
      case Expr.Size(Expr collection, Type type, _) -> {
        Val c = lower(collection, view, env);
        yield number(type, parts.size(c.rep()), c.ok());
      }
      case Expr.Without(Expr list, Expr element, _) -> {
        Val xs = lower(list, view, env);
        Val x = lower(element, view, env);
        yield new Val(lists.without(xs.rep(), x.rep()), nodes.and(xs.ok(), x.ok()));
      }
      case Expr.Before(Expr list, Expr element, _) -> {
        Val xs = lower(list, view, env);
        Val x = lower(element, view, env);
        yield new Val(
            lists.before(xs.rep(), x.rep()),
            nodes.and(nodes.and(xs.ok(), x.ok()), parts.contains(xs.rep(), x.rep())));
      }
      case Expr.Reversed(Expr list, _) -> {
        Val xs = lower(list, view, env);
        yield new Val(lists.reversed(xs.rep()), xs.ok());
      }
      case Expr.Filled(Expr value, Type.MapOf type, _) -> {
        Val v = lower(value, view, env);
        List<Node> one = parts.convert(v.rep(), type.range()).leaves();
        List<Node> leaves = new ArrayList<>();
        for (int i = 0, n = Values.keyCount(type); i < n; i++) {
          leaves.addAll(one);
        }
        yield new Val(new Rep(type, leaves), v.ok());
      }
      case Expr.Let(Binder binder, Expr value, Expr body, _) -> {
        Val v = lower(value, view, env);
        Val b = lower(body, view, env.with(binder, v.rep()));
        yield new Val(b.rep(), nodes.and(v.ok(), b.ok()));
      }
      case Expr.Call(var definition, List<Expr> arguments, _) -> {
        Env inner = Env.EMPTY;
        Node ok = nodes.TRUE;
        for (int i = 0; i < arguments.size(); i++) {
          Val argument = lower(arguments.get(i), view, env);
          ok = nodes.and(ok, argument.ok());
          inner = inner.with(definition.parameters().get(i), argument.rep());
        }
        Val body = lower(definition.body(), view, inner);
        yield new Val(body.rep(), nodes.and(ok, body.ok()));
      }
      case Expr.Narrow(Expr value, Type.Range range, _, _) -> {
        Val v = lower(value, view, env);
        Node n = parts.number(v.rep());
        yield number(range, n, nodes.and(v.ok(), parts.within(n, range)));
      }
      case Expr.Widen(Expr value, Type type, _) -> {
        Val v = lower(value, view, env);
        yield new Val(parts.convert(v.rep(), type), v.ok());
      }
      case Expr.Did(String action, var arguments, _) -> {
        Patterns patterns = patterns(arguments, view, env);
        Node did = view.did();
        yield val(e.type(), did == null ? nodes.FALSE : labels.did(action, patterns, did, parts), patterns.ok());
      }
      case Expr.Enabled(String action, var arguments, _) -> {
        Patterns patterns = patterns(arguments, view, env);
        yield val(e.type(), labels.enabled(action, patterns, view, parts), patterns.ok());
      }
      case Expr.Running(String routine, var arguments, _) -> {
        Patterns patterns = patterns(arguments, view, env);
        Instances instances = Optional.ofNullable(routines.get(routine)).orElseThrow();
        Node some = nodes.FALSE;
        for (Instances.Instance i : instances.all()) {
          Node running = nodes.not(nodes.equal(view.cell(i.cell()), nodes.constant(Routine.IDLE)));
          some = nodes.or(some, nodes.and(running, patterns.match(i.literals(), parts)));
        }
        yield val(e.type(), some, patterns.ok());
      }
      case Expr.At(String routine, int step, var arguments, _) -> {
        Patterns patterns = patterns(arguments, view, env);
        Instances instances = Optional.ofNullable(routines.get(routine)).orElseThrow();
        Node some = nodes.FALSE;
        for (Instances.Instance i : instances.all()) {
          Node there = nodes.equal(view.cell(i.cell()), nodes.constant(Routine.FIRST_STEP + step));
          List<Rep> all = new ArrayList<>(i.literals());
          instances.loopsAround(step).forEach(l -> all.add(instances.element(l, i.location(view.cells()), parts)));
          some = nodes.or(some, nodes.and(there, patterns.match(all, parts)));
        }
        yield val(e.type(), some, patterns.ok());
      }
      case Expr.Prime(Expr body, _) -> lower(body, view.after(), env);
      case Expr.Temporal _, Expr.Temporal2 _ ->
          throw new IllegalArgumentException("a temporal formula has no value at one moment");
      case Expr.OrFalse(Expr body, _) -> {
        Val b = lower(body, view, env);
        yield val(e.type(), nodes.and(b.ok(), b.leaf()), nodes.TRUE);
      }
    };
  }

  private Rep readVariable(baton.models.ir.Variable variable, View view) {
    return read(variable.type(), view.cells(), first(variable));
  }

  private int first(baton.models.ir.Variable variable) {
    return variable.index() < layout.variables().size()
        ? layout.first(variable)
        : layout.cells() + variable.index() - layout.variables().size(); // a bit of a goal's memory
  }

  private Val logic(Expr.Logic l, Val left, Val right) {
    Node a = left.leaf();
    Node b = right.leaf();
    return switch (l.op()) {
      case AND -> val(l.type(), nodes.and(a, b), nodes.and(left.ok(), nodes.implies(a, right.ok())));
      case OR -> val(l.type(), nodes.or(a, b), nodes.and(left.ok(), nodes.or(a, right.ok())));
      case IMPLIES -> val(l.type(), nodes.implies(a, b), nodes.and(left.ok(), nodes.implies(a, right.ok())));
    };
  }

  private Val arithmetic(Expr.Arithmetic e, Val left, Val right) {
    Node a = parts.number(left.rep());
    Node b = parts.number(right.rep());
    Node ok = nodes.and(left.ok(), right.ok());
    return switch (e.op()) {
      case ADD -> number(e.type(), nodes.add(a, b), ok);
      case SUBTRACT -> number(e.type(), nodes.subtract(a, b), ok);
      case MULTIPLY -> number(e.type(), nodes.multiply(a, b), ok);
      case DIVIDE -> number(e.type(), nodes.divide(a, b), nodes.and(ok, nodes.less(nodes.FALSE, b)));
      case MODULO -> number(e.type(), nodes.modulo(a, b), nodes.and(ok, nodes.less(nodes.FALSE, b)));
    };
  }

  private Node compare(Expr.CompareOp op, Rep left, Rep right) {
    return switch (op) {
      case EQ -> parts.equal(left, right);
      case NE -> nodes.not(parts.equal(left, right));
      case LT -> nodes.less(parts.number(left), parts.number(right));
      case LE -> nodes.lessOrEqual(parts.number(left), parts.number(right));
      case GT -> nodes.less(parts.number(right), parts.number(left));
      case GE -> nodes.lessOrEqual(parts.number(right), parts.number(left));
    };
  }

  /** The position of a tuple of keys, and whether it is inside the domain. */
  Val index(List<Expr> keys, Type.MapOf map, View view, Env env) {
    Node index = nodes.FALSE;
    Node ok = nodes.TRUE;
    Node inside = nodes.TRUE;
    for (int i = 0; i < keys.size(); i++) {
      Val key = lower(keys.get(i), view, env);
      Type type = map.domain().get(i);
      Node k = parts.convert(key.rep(), type).leaf();
      int size = Leaves.size(type);
      ok = nodes.and(ok, key.ok());
      inside = nodes.and(inside, parts.inside(k, size));
      index = nodes.add(nodes.multiply(index, nodes.constant(size)), k);
    }
    return val(map, index, nodes.and(ok, inside));
  }

  private Val lookup(Expr map, List<Expr> keys, View view, Env env) {
    Type.MapOf type = (Type.MapOf) map.type();
    Val index = index(keys, type, view, env);
    if (map instanceof Expr.Read(var variable, _) && index.leaf().isConstant()) { // without making all of the map
      int entry = Parts.entryAt(type, index.leaf().k());
      return new Val(read(type.range(), view.cells(), first(variable) + entry), index.ok());
    }
    Val m = lower(map, view, env);
    return new Val(parts.entry(m.rep(), index.leaf()), nodes.and(m.ok(), index.ok()));
  }

  Patterns patterns(List<Optional<Expr>> arguments, View view, Env env) {
    List<Optional<Rep>> values = new ArrayList<>();
    Node ok = nodes.TRUE;
    for (Optional<Expr> argument : arguments) {
      if (argument.isEmpty()) {
        values.add(Optional.empty());
      } else {
        Val v = lower(argument.get(), view, env);
        ok = nodes.and(ok, v.ok());
        values.add(Optional.of(v.rep()));
      }
    }
    return new Patterns(values, ok);
  }
}
