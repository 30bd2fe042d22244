package baton.checker.export.tla;

import baton.checker.export.NotExportable;
import baton.models.ir.Binder;
import baton.models.ir.Definition;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Expressions as TLA+, on one line. Where one is ill-defined, {@link Definedness} says so; here it is anything. */
final class Expressions {
  /** A text, and whether it can stand anywhere without brackets. */
  private record Piece(String text, boolean closed) {}

  private final Protocol protocol;
  private final Names names;
  private final Types types;
  private final Set<Helper> helpers = new LinkedHashSet<>();
  private final Set<Definition> called = new LinkedHashSet<>();
  private final Set<Type.Enumeration> ranked = new LinkedHashSet<>();

  Expressions(Protocol protocol, Names names, Types types) {
    this.protocol = protocol;
    this.names = names;
    this.types = types;
  }

  Names names() {
    return names;
  }

  Types types() {
    return types;
  }

  /** The operators on lists that were used. */
  Set<Helper> helpers() {
    return helpers;
  }

  /** The defs that were called by name. */
  Set<Definition> called() {
    return called;
  }

  /** The enums whose order was used. */
  Set<Type.Enumeration> ranked() {
    return ranked;
  }

  String print(Expr e, Scope s) {
    return piece(e, s).text();
  }

  /** For use beside an operator. */
  String closed(Expr e, Scope s) {
    Piece p = piece(e, s);
    return p.closed() ? p.text() : "(" + p.text() + ")";
  }

  private static Piece open(String text) {
    return new Piece(text, false);
  }

  private static Piece whole(String text) {
    return new Piece(text, true);
  }

  private String helper(Helper h) {
    helpers.add(h);
    return h.call();
  }

  private Piece piece(Expr e, Scope s) {
    return switch (e) {
      case Expr.Literal(Value value, Type type, _) -> whole(types.value(value, type));
      case Expr.Constant c -> whole(types.constant(c));
      case Expr.Read(Variable v, _) -> whole(read(v, s));
      case Expr.Local(Binder b, _) -> whole(s.of(b));
      case Expr.Not(Expr body, _) -> open("~" + closed(body, s));
      case Expr.Logic l -> logic(l, s);
      case Expr.Negate(Expr body, _, _) -> open("-" + closed(body, s));
      case Expr.Arithmetic a -> open(closed(a.left(), s) + operator(a.op()) + closed(a.right(), s));
      case Expr.Compare c -> compare(c, s);
      case Expr.In(Expr x, Expr xs, _) -> open(closed(x, s) + " \\in " + elements(xs, s));
      case Expr.SetAlgebra(var op, Expr l, Expr r, _, _) -> {
        String sign = switch (op) {
          case UNION -> " \\cup ";
          case DIFFERENCE -> " \\ ";
          case INTERSECTION -> " \\cap ";
        };
        yield open(closed(l, s) + sign + closed(r, s));
      }
      case Expr.SetLiteral(var elements, _, _) -> whole("{" + all(elements, s) + "}");
      case Expr.Comprehension(Expr.Bound b, Expr where, _, _) -> {
        Scope inside = s.with(b.binder(), names);
        yield whole("{" + inside.of(b.binder()) + " \\in " + domain(b.domain(), s) + " : " + print(where, inside)
            + "}");
      }
      case Expr.Conditional c ->
          open("IF " + print(c.condition(), s) + " THEN " + print(c.then(), s) + " ELSE " + print(c.otherwise(), s));
      case Expr.Quantified q -> quantified(q, s);
      case Expr.Lookup(Expr map, var keys, _) -> whole(closed(map, s) + "[" + all(keys, s) + "]");
      case Expr.ElementAt(Expr xs, Expr i, _) -> whole(closed(xs, s) + "[" + closed(i, s) + " + 1]");
      case Expr.Field(Expr r, int field, _) ->
          whole(closed(r, s) + "." + names.legal(((Type.Record) r.type()).fields().get(field).name()));
      case Expr.Construct(Type.Record type, var fields, _) -> {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          parts.add(names.legal(type.fields().get(i).name()) + " |-> " + print(fields.get(i), s));
        }
        yield whole("[" + String.join(", ", parts) + "]");
      }
      case Expr.With(Expr r, var updates, _) -> {
        List<String> parts = updates.stream()
            .map(u -> "!." + names.legal(((Type.Record) r.type()).fields().get(u.field()).name()) + " = "
                + print(u.value(), s))
            .toList();
        yield whole("[" + print(r, s) + " EXCEPT " + String.join(", ", parts) + "]");
      }
      case Expr.Unwrap(Expr body, _) -> piece(body, s);
      case Expr.First(Expr xs, _) -> whole("Head(" + print(xs, s) + ")");
      case Expr.Last(Expr xs, _) -> whole(closed(xs, s) + "[Len(" + print(xs, s) + ")]");
      case Expr.Size(Expr xs, _, _) ->
          whole((xs.type() instanceof Type.ListOf ? "Len(" : "Cardinality(") + print(xs, s) + ")");
      case Expr.Without(Expr xs, Expr x, _) -> whole(helper(Helper.WITHOUT) + print(xs, s) + ", " + print(x, s) + ")");
      case Expr.Before(Expr xs, Expr x, _) -> whole(helper(Helper.BEFORE) + print(xs, s) + ", " + print(x, s) + ")");
      case Expr.Reversed(Expr xs, _) -> whole(helper(Helper.REVERSED) + print(xs, s) + ")");
      case Expr.Filled(Expr value, Type.MapOf map, _) -> whole(types.filled(map, print(value, s)));
      case Expr.Let(Binder b, Expr value, Expr body, _) -> {
        Scope inside = s.with(b, names);
        yield body.type() instanceof Type.Bool && Levels.hasPrime(body)
            // a LET would be evaluated again after the step
            ? open("\\E " + inside.of(b) + " \\in {" + print(value, s) + "} : " + print(body, inside))
            : open("LET " + inside.of(b) + " == " + print(value, s) + " IN " + print(body, inside));
      }
      case Expr.Call c -> call(c, s);
      case Expr.Narrow(Expr value, _, _, _) -> piece(value, s);
      case Expr.Widen(Expr value, _, _) -> piece(value, s);
      case Expr.Did(String action, var arguments, _) -> whole(did(action, arguments, s));
      case Expr.Enabled(String action, var arguments, _) -> {
        if (s.primed()) {
          throw new NotExportable(e.at(), "`enabled` beside memory of the past cannot be said in TLA+", "leave it out");
        }
        yield whole("(" + some(parameters(action), arguments, s,
            (scope, args) -> "ENABLED " + names.operator(action) + Types.arguments(args)) + ")");
      }
      case Expr.Running(String routine, var arguments, _) -> at(routine, arguments, Optional.empty(), s);
      case Expr.At(String routine, int step, var arguments, _) -> at(routine, arguments, Optional.of(step), s);
      case Expr.Prime(Expr body, _) -> whole("(" + print(body, s) + ")'");
      case Expr.Temporal t -> temporal(t, s);
      case Expr.Temporal2 t -> temporal(t, s);
      case Expr.OrFalse(Expr body, _) -> {
        String defined = new Definedness(this).of(body, s);
        yield open(defined.equals(Layouts.TRUE) ? print(body, s) : "(" + defined + ") /\\ " + closed(body, s));
      }
    };
  }

  String read(Variable v, Scope s) {
    boolean after = s.primed() && v.kind() != Variable.Kind.MONITOR;
    return s.variable(v).orElseGet(() -> after ? "(" + names.variable(v) + "')" : names.variable(v));
  }

  String all(List<Expr> es, Scope s) {
    return String.join(", ", es.stream().map(e -> print(e, s)).toList());
  }

  private Piece logic(Expr.Logic l, Scope s) {
    String sign = switch (l.op()) {
      case AND -> " /\\ ";
      case OR -> " \\/ ";
      case IMPLIES -> " => ";
    };
    boolean chain = l.op() != Expr.LogicOp.IMPLIES && l.left() instanceof Expr.Logic left && left.op() == l.op();
    return open((chain ? print(l.left(), s) : closed(l.left(), s)) + sign + closed(l.right(), s));
  }

  private static String operator(Expr.ArithmeticOp op) {
    return switch (op) {
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> " * ";
      case DIVIDE -> " \\div ";
      case MODULO -> " % ";
    };
  }

  private Piece compare(Expr.Compare c, Scope s) {
    String sign = switch (c.op()) {
      case EQ -> " = ";
      case NE -> " # ";
      case LT -> " < ";
      case LE -> " <= ";
      case GT -> " > ";
      case GE -> " >= ";
    };
    boolean equality = c.op() == Expr.CompareOp.EQ || c.op() == Expr.CompareOp.NE;
    String left = closed(c.left(), s);
    String right = closed(c.right(), s);
    return open(equality || c.left().type().isInteger()
        ? left + sign + right : rank(c.left().type(), left) + sign + rank(c.right().type(), right));
  }

  /** The position of a value of an ordered type. */
  String rank(Type type, String text) {
    return switch (type) {
      case Type.Enumeration e -> {
        ranked.add(e);
        yield types.rank(e) + "[" + text + "]";
      }
      case Type.Bool _ -> "(IF " + text + " THEN 1 ELSE 0)";
      case Type.Range _, Type.Unbounded _ -> text;
      case Type.Sort _, Type.Maybe _, Type.SetOf _, Type.MapOf _, Type.Record _, Type.ListOf _ ->
          throw new IllegalStateException("no order on " + type);
    };
  }

  /** The set of the elements of a set or list. */
  String elements(Expr collection, Scope s) {
    return collection.type() instanceof Type.ListOf
        ? helper(Helper.ELEMENTS) + print(collection, s) + ")" : closed(collection, s);
  }

  String domain(Domain domain, Scope s) {
    return switch (domain) {
      case Domain.Every(Type type) -> types.set(type);
      case Domain.Within(Expr collection) -> elements(collection, s);
    };
  }

  private Piece quantified(Expr.Quantified q, Scope s) {
    boolean always = q.where() instanceof Expr.Literal(Value.Bool(boolean b), _, _) && b;
    Scope inside = s;
    StringBuilder all = new StringBuilder();
    StringBuilder some = new StringBuilder();
    List<String> bound = new ArrayList<>();
    List<String> domains = new ArrayList<>();
    for (Expr.Bound b : q.bounds()) {
      String domain = domain(b.domain(), inside);
      inside = inside.with(b.binder(), names);
      bound.add(inside.of(b.binder()));
      domains.add(domain);
      all.append("\\A ").append(inside.of(b.binder())).append(" \\in ").append(domain).append(" : ");
      some.append("\\E ").append(inside.of(b.binder())).append(" \\in ").append(domain).append(" : ");
    }
    String body = print(q.body(), inside);
    String holds = always ? body : closed(q.where(), inside) + " /\\ " + closed(q.body(), inside);
    return switch (q.quantifier()) {
      case ALL -> open(all + (always ? body : closed(q.where(), inside) + " => " + closed(q.body(), inside)));
      case SOME -> open(some + holds);
      case NO -> open("~(" + some + holds + ")");
      case ONE -> open("Cardinality(" + witnesses(q, bound, domains, holds) + ") = 1");
      case AT_MOST_ONE -> open("Cardinality(" + witnesses(q, bound, domains, holds) + ") <= 1");
      case COUNT -> whole("Cardinality(" + witnesses(q, bound, domains, holds) + ")");
    };
  }

  private static String witnesses(Expr.Quantified q, List<String> bound, List<String> domains, String holds) {
    if (bound.size() == 1) {
      return "{" + bound.getFirst() + " \\in " + domains.getFirst() + " : " + holds + "}";
    }
    for (Expr.Bound b : q.bounds()) {
      if (b.domain() instanceof Domain.Within) {
        throw new NotExportable(q.at(), "counting over several domains, one of them an expression, has no plain form in"
            + " TLA+", "count over types, with `where`");
      }
    }
    return "{<<" + String.join(", ", bound) + ">> \\in " + String.join(" \\X ", domains) + " : " + holds + "}";
  }

  /** A def's operator, unless its body reads what has another name here. */
  private Piece call(Expr.Call c, Scope s) {
    boolean renamed =
        s.primed() || Levels.reads(c.definition().body()).stream().anyMatch(v -> s.variable(v).isPresent());
    if (renamed) {
      return piece(baton.models.ir.Rewrite.inlined(c), s);
    }
    if (Levels.hasPrime(c.definition().body()) && c.arguments().stream().anyMatch(a -> !Levels.reads(a).isEmpty())) {
      throw new NotExportable(c.at(), "an argument that reads the state before the step, in a def that looks behind it,"
          + " cannot be said in TLA+", "write the def out");
    }
    called.add(c.definition());
    return whole(names.definition(c.definition())
        + Types.arguments(c.arguments().stream().map(a -> print(a, s)).toList()));
  }

  List<Binder> parameters(String action) {
    return protocol.placeOf(action).orElseThrow().parameters();
  }

  private String did(String action, List<Optional<Expr>> arguments, Scope s) {
    List<String> parts = new ArrayList<>(List.of(s.label() + ".act = \"" + action + "\""));
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).isPresent()) {
        parts.add(s.label() + ".args[" + (i + 1) + "] = " + closed(arguments.get(i).get(), s));
      }
    }
    return "(" + String.join(" /\\ ", parts) + ")";
  }

  /** What is true of some instance. */
  private interface OfInstance {
    String of(Scope scope, List<String> arguments);
  }

  /** Over all values where an argument is {@code _}; an argument outside its type matches nothing. */
  private String some(List<Binder> parameters, List<Optional<Expr>> arguments, Scope s, OfInstance body) {
    Scope inside = s;
    StringBuilder quantifiers = new StringBuilder();
    StringBuilder conditions = new StringBuilder();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Binder p = parameters.get(i);
      Optional<Expr> argument = i < arguments.size() ? arguments.get(i) : Optional.empty();
      if (argument.isPresent()) {
        String text = print(argument.get(), s);
        if (!argument.get().type().equals(p.type())) {
          conditions.append("(").append(text).append(") \\in ").append(types.set(p.type())).append(" /\\ ");
        }
        values.add(text);
      } else {
        inside = inside.with(p, names);
        quantifiers.append("\\E ").append(inside.of(p)).append(" \\in ").append(types.set(p.type())).append(" : ");
        values.add(inside.of(p));
      }
    }
    return conditions + quantifiers.toString() + body.of(inside, values);
  }

  private Piece at(String name, List<Optional<Expr>> arguments, Optional<Integer> step, Scope s) {
    Routine routine = protocol.routine(name).orElseThrow();
    String location = read(routine.location(), s);
    int own = routine.parameters().size();
    return whole("(" + some(routine.parameters(), arguments.subList(0, own), s, (scope, args) -> {
      String here = location + (args.isEmpty() ? "" : "[" + String.join(", ", args) + "]");
      if (step.isEmpty()) {
        return here + ".at # \"idle\"";
      }
      List<String> parts = new ArrayList<>(List.of(here + ".at = \"" + types.point(routine, step.get()) + "\""));
      List<Integer> loops = new baton.models.interpreter.RoutineText(routine).loopsAround(step.get());
      for (int i = own; i < arguments.size(); i++) {
        if (arguments.get(i).isPresent()) {
          parts.add(here + "." + types.field(routine, routine.loops().get(loops.get(i - own)).elementField()) + " = "
              + closed(arguments.get(i).get(), scope));
        }
      }
      return String.join(" /\\ ", parts);
    }) + ")");
  }

  private Piece temporal(Expr.Temporal t, Scope s) {
    return switch (t.op()) {
      case ALWAYS -> open("[]" + closed(t.body(), s));
      case EVENTUALLY -> open("<>" + closed(t.body(), s));
      case NEXT, ONCE, HISTORICALLY, PREVIOUSLY -> throw temporal(t);
    };
  }

  private Piece temporal(Expr.Temporal2 t, Scope s) {
    return switch (t.op()) {
      case LEADSTO -> open(closed(t.left(), s) + " ~> " + closed(t.right(), s));
      case UNTIL, RELEASE, SINCE, WEAKSINCE -> throw temporal(t);
    };
  }

  private static NotExportable temporal(Expr at) {
    return new NotExportable(at.at(), "TLA+ has no such operator", "it has always, eventually and leadsto");
  }
}
