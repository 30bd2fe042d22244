package baton.models.ir;

import baton.models.value.Value;
import baton.models.value.Values;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expressions in the language's own syntax, on one line, with the parentheses that they need and no others.
 *
 * <p>Conversions, which authors do not write, are not shown; {@code match} and {@code in} of an option are
 * recognised in what they were turned into. What no author can write has a plain form: an element of a sort
 * is {@code Kernel#0}, a map lists its entries. A name that would hide another one in scope gets a number.
 */
public final class ExprPrinter {
  // how tightly a form binds; a part that binds less tightly than its place demands stands in parentheses
  private static final int OPEN = 0;
  private static final int LEADSTO = 1;
  private static final int IMPLIES = 2;
  private static final int UNTIL = 3;
  private static final int OR = 4;
  private static final int AND = 5;
  private static final int NOT = 6;
  private static final int COMPARE = 7;
  private static final int SUM = 8;
  private static final int PRODUCT = 9;
  private static final int SIGN = 10;
  private static final int POSTFIX = 11;

  /** A text and how tightly it binds. */
  private record Piece(String text, int level) {}

  private final List<Routine> routines;

  private ExprPrinter(List<Routine> routines) {
    this.routines = List.copyOf(routines);
  }

  /** A printer that knows the names of the protocol's steps. */
  public static ExprPrinter of(Protocol protocol) {
    return new ExprPrinter(protocol.routines());
  }

  public String print(Expr e) {
    return print(e, Map.of());
  }

  /** The expression with values in place of the names that they are bound to. */
  public String print(Expr e, Map<Binder, Value> bound) {
    Map<Binder, Expr> literals = new java.util.HashMap<>();
    bound.forEach((binder, value) -> literals.put(binder, new Expr.Literal(value, binder.type(), e.at())));
    Expr closed = literals.isEmpty() ? e : Rewrite.substitute(e, literals);
    return text(closed, OPEN, PrintedNames.free(closed));
  }

  private String text(Expr e, int place, PrintedNames names) {
    Piece piece = piece(e, names);
    return piece.level() < place ? "(" + piece.text() + ")" : piece.text();
  }

  private String all(List<Expr> exprs, PrintedNames names) {
    return String.join(", ", exprs.stream().map(e -> text(e, OPEN, names)).toList());
  }

  private Piece piece(Expr e, PrintedNames names) {
    return switch (e) {
      case Expr.Literal(Value value, _, _) -> literal(value, names);
      case Expr.Constant(String name, _, _, _) -> new Piece(name, POSTFIX);
      case Expr.Read(Variable variable, _) -> new Piece(variable.name(), POSTFIX);
      case Expr.Local(Binder binder, _) -> new Piece(names.of(binder), POSTFIX);
      case Expr.Not(Expr body, _) -> not(body, names);
      case Expr.Logic(var op, Expr left, Expr right, _) -> logic(op, left, right, names);
      case Expr.Negate(Expr body, _, _) -> {
        String inner = text(body, SIGN, names);
        yield new Piece(inner.startsWith("-") ? "-(" + inner + ")" : "-" + inner, SIGN);
      }
      case Expr.Arithmetic a -> {
        boolean sum = a.op() == Expr.ArithmeticOp.ADD || a.op() == Expr.ArithmeticOp.SUBTRACT;
        yield infix(a.left(), spelling(a.op()), a.right(), sum ? SUM : PRODUCT, names);
      }
      case Expr.Compare(var op, Expr left, Expr right, _) -> compare(op, left, right, names);
      case Expr.In(Expr x, Expr s, _) -> in(x, " in ", s, names);
      case Expr.SetAlgebra(var op, Expr left, Expr right, _, _) ->
          switch (op) {
            case UNION -> infix(left, " + ", right, SUM, names);
            case DIFFERENCE -> infix(left, " - ", right, SUM, names);
            case INTERSECTION -> infix(left, " & ", right, PRODUCT, names);
          };
      case Expr.SetLiteral(List<Expr> elements, _, _) -> new Piece("{" + all(elements, names) + "}", POSTFIX);
      case Expr.Comprehension(Expr.Bound bound, Expr where, _, _) -> {
        PrintedNames inside = names.with(bound.binder());
        boolean bare = isTrue(where) && bound.domain() instanceof Domain.Every;
        String condition = bare ? "" : " where " + text(where, OPEN, inside);
        String name = inside.of(bound.binder());
        yield new Piece("{" + name + domain(bound.domain(), names) + condition + "}", POSTFIX);
      }
      case Expr.Conditional c ->
          new Piece(
              "if " + text(c.condition(), OPEN, names) + " then " + text(c.then(), OPEN, names) + " else "
                  + text(c.otherwise(), OPEN, names), OPEN);
      case Expr.Quantified q -> quantified(q, names);
      case Expr.Lookup(Expr map, List<Expr> keys, _) ->
          new Piece(text(map, POSTFIX, names) + "[" + all(keys, names) + "]", POSTFIX);
      case Expr.ElementAt(Expr list, Expr index, _) ->
          new Piece(text(list, POSTFIX, names) + "[" + text(index, OPEN, names) + "]", POSTFIX);
      case Expr.Field f ->
          new Piece(text(f.record(), POSTFIX, names) + "." + fieldName(f.record(), f.field()), POSTFIX);
      case Expr.Construct(var type, List<Expr> values, _) -> {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
          fields.add(type.fields().get(i).name() + " = " + text(values.get(i), OPEN, names));
        }
        yield new Piece(type.name() + "(" + String.join(", ", fields) + ")", POSTFIX);
      }
      case Expr.With(Expr record, var updates, _) -> {
        List<String> fields = updates.stream()
            .map(u -> fieldName(record, u.field()) + " = " + text(u.value(), OPEN, names))
            .toList();
        yield new Piece(text(record, POSTFIX, names) + " with (" + String.join(", ", fields) + ")", POSTFIX);
      }
      case Expr.Unwrap(Expr body, _) -> new Piece(text(body, POSTFIX, names) + "!", POSTFIX);
      case Expr.First(Expr list, _) -> new Piece("first(" + text(list, OPEN, names) + ")", POSTFIX);
      case Expr.Last(Expr list, _) -> new Piece("last(" + text(list, OPEN, names) + ")", POSTFIX);
      case Expr.Size(Expr all, _, _) -> new Piece("size(" + text(all, OPEN, names) + ")", POSTFIX);
      case Expr.Without(Expr list, Expr element, _) -> infix(list, " without ", element, SUM, names);
      case Expr.Before(Expr list, Expr element, _) ->
          new Piece("before(" + text(list, OPEN, names) + ", " + text(element, OPEN, names) + ")", POSTFIX);
      case Expr.Reversed(Expr list, _) -> new Piece("reversed " + text(list, SIGN, names), SIGN);
      case Expr.Filled(Expr value, _, _) -> piece(value, names);
      case Expr.Let let -> let(let, names);
      case Expr.Call(Definition definition, List<Expr> arguments, _) -> {
        String list = arguments.isEmpty() ? "" : "(" + all(arguments, names) + ")";
        yield new Piece(definition.name() + list, POSTFIX);
      }
      case Expr.Narrow(Expr value, _, _, _) -> piece(value, names);
      case Expr.Widen(Expr value, _, _) -> piece(value, names);
      case Expr.Did(String action, var arguments, _) -> query("did ", action, arguments, names);
      case Expr.Enabled(String action, var arguments, _) -> query("enabled ", action, arguments, names);
      case Expr.Running(String routine, var arguments, _) -> query("running ", routine, arguments, names);
      case Expr.At(String routine, int step, var arguments, _) ->
          query("at ", stepName(routine, step), arguments, names);
      case Expr.Prime(Expr body, _) -> new Piece(text(body, POSTFIX, names) + "'", POSTFIX);
      case Expr.Temporal(var op, Expr body, _) -> new Piece(spelling(op) + text(body, NOT, names), NOT);
      case Expr.Temporal2 t -> binaryTemporal(t, names);
      case Expr.OrFalse(Expr body, _) -> piece(body, names);
    };
  }

  private Piece binaryTemporal(Expr.Temporal2 t, PrintedNames names) {
    return switch (t.op()) {
      case LEADSTO ->
          new Piece(text(t.left(), IMPLIES, names) + " leadsto " + text(t.right(), IMPLIES, names), LEADSTO);
      case UNTIL, RELEASE, SINCE, WEAKSINCE ->
          new Piece(text(t.left(), NOT, names) + spelling(t.op()) + text(t.right(), NOT, names), UNTIL);
    };
  }

  private static Piece literal(Value value, PrintedNames names) {
    return switch (value) {
      case Value.Enumerator(var type, int index) -> {
        String name = type.elements().get(index);
        yield new Piece(names.isTaken(name) ? type.name() + "." + name : name, POSTFIX);
      }
      case Value.Int(long n) -> new Piece(Long.toString(n), n < 0 ? SIGN : POSTFIX);
      case Value.Bool _, Value.Element _, Value.None _, Value.Set _, Value.Map _, Value.Record _,
          Value.Sequence _ ->
          new Piece(value.toString(), POSTFIX);
    };
  }

  private Piece infix(Expr left, String op, Expr right, int level, PrintedNames names) {
    return new Piece(text(left, level, names) + op + text(right, level + 1, names), level);
  }

  private Piece in(Expr x, String op, Expr s, PrintedNames names) {
    return new Piece(text(x, SUM, names) + op + text(s, SUM, names), COMPARE);
  }

  private Piece not(Expr body, PrintedNames names) {
    if (body instanceof Expr.In(Expr x, Expr s, _)) {
      return in(x, " not in ", s, names);
    }
    Optional<Expr.In> option = OptionMembership.of(body);
    if (option.isPresent()) {
      return in(option.get().element(), " not in ", option.get().collection(), names);
    }
    return new Piece("not " + text(body, body instanceof Expr.Compare ? POSTFIX : NOT, names), NOT);
  }

  private Piece logic(Expr.LogicOp op, Expr left, Expr right, PrintedNames names) {
    return switch (op) {
      case AND -> new Piece(text(left, AND, names) + " and " + text(right, NOT, names), AND);
      case OR -> new Piece(disjunct(left, OR, names) + " or " + disjunct(right, NOT, names), OR);
      case IMPLIES ->
          new Piece(text(left, UNTIL, names) + " implies " + text(right, IMPLIES, names), IMPLIES);
    };
  }

  /** An {@code and} inside an {@code or} needs no parentheses, and has them. */
  private String disjunct(Expr e, int place, PrintedNames names) {
    boolean conjunction = e instanceof Expr.Logic l && l.op() == Expr.LogicOp.AND;
    return text(e, conjunction ? NOT : place, names);
  }

  /** Of two elements of enums at least one must say its type. */
  private Piece compare(Expr.CompareOp op, Expr left, Expr right, PrintedNames names) {
    boolean bare = left instanceof Expr.Literal(Value.Enumerator _, _, _)
        && right instanceof Expr.Literal(Value.Enumerator _, _, _);
    String first = bare ? left.type() + "." + text(left, SUM, names) : text(left, SUM, names);
    return new Piece(first + spelling(op) + text(right, SUM, names), COMPARE);
  }

  private static boolean isTrue(Expr e) {
    return e instanceof Expr.Literal(Value value, _, _) && value.equals(Values.TRUE);
  }

  private String domain(Domain domain, PrintedNames names) {
    return switch (domain) {
      case Domain.Every(var type) -> ": " + type;
      case Domain.Within(Expr collection) -> " in " + text(collection, SUM, names);
    };
  }

  private Piece quantified(Expr.Quantified q, PrintedNames names) {
    StringBuilder out = new StringBuilder(spelling(q.quantifier()));
    PrintedNames inside = names;
    for (int i = 0; i < q.bounds().size(); i++) {
      Expr.Bound bound = q.bounds().get(i);
      PrintedNames before = inside;
      inside = inside.with(bound.binder());
      boolean shared = i + 1 < q.bounds().size() && bound.domain() instanceof Domain.Every
          && bound.domain().equals(q.bounds().get(i + 1).domain()); // the type stands behind its last name
      out.append(i == 0 ? " " : ", ").append(inside.of(bound.binder()))
          .append(shared ? "" : domain(bound.domain(), before));
    }
    if (!isTrue(q.where())) {
      out.append(" where ").append(text(q.where(), OPEN, inside));
    }
    return new Piece(out.append(" { ").append(text(q.body(), OPEN, inside)).append(" }").toString(), POSTFIX);
  }

  private Piece let(Expr.Let let, PrintedNames names) {
    Optional<Expr.In> option = OptionMembership.of(let);
    if (option.isPresent()) {
      return in(option.get().element(), " in ", option.get().collection(), names);
    }
    Optional<MatchForm> match = MatchForm.of(let);
    if (match.isEmpty()) {
      return piece(Rewrite.substitute(let.body(), Map.of(let.binder(), let.value())), names);
    }
    StringBuilder out = new StringBuilder("match ").append(text(let.value(), OPEN, names)).append(" {");
    for (MatchForm.Arm arm : match.get().arms()) {
      out.append(' ').append(arm.patterns().isEmpty() ? "else" : all(arm.patterns(), names)).append(" -> ")
          .append(text(arm.value(), OPEN, names));
    }
    return new Piece(out.append(" }").toString(), POSTFIX);
  }

  private Piece query(String word, String target, List<Optional<Expr>> arguments, PrintedNames names) {
    if (arguments.stream().allMatch(Optional::isEmpty)) {
      return new Piece(word + target, POSTFIX);
    }
    List<String> texts = arguments.stream().map(a -> a.map(x -> text(x, OPEN, names)).orElse("_")).toList();
    return new Piece(word + target + "(" + String.join(", ", texts) + ")", POSTFIX);
  }

  private String stepName(String routine, int step) {
    return routines.stream()
        .filter(r -> r.name().equals(routine) && step < r.steps().size())
        .findFirst()
        .map(r -> r.steps().get(step).name())
        .orElse(routine + "." + step);
  }

  private static String fieldName(Expr record, int field) {
    return ((baton.models.value.Type.Record) record.type()).fields().get(field).name();
  }

  private static String spelling(Expr.ArithmeticOp op) {
    return switch (op) {
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> " * ";
      case DIVIDE -> " / ";
      case MODULO -> " % ";
    };
  }

  private static String spelling(Expr.CompareOp op) {
    return switch (op) {
      case EQ -> " == ";
      case NE -> " != ";
      case LT -> " < ";
      case LE -> " <= ";
      case GT -> " > ";
      case GE -> " >= ";
    };
  }

  private static String spelling(Expr.Quantifier quantifier) {
    return switch (quantifier) {
      case ALL -> "all";
      case SOME -> "some";
      case ONE -> "one";
      case AT_MOST_ONE -> "atmostone";
      case NO -> "no";
      case COUNT -> "count";
    };
  }

  private static String spelling(Expr.UnaryTemporal op) {
    return switch (op) {
      case ALWAYS -> "always ";
      case EVENTUALLY -> "eventually ";
      case NEXT -> "next ";
      case ONCE -> "once ";
      case HISTORICALLY -> "historically ";
      case PREVIOUSLY -> "previously ";
    };
  }

  private static String spelling(Expr.BinaryTemporal op) {
    return switch (op) {
      case UNTIL -> " until ";
      case RELEASE -> " release ";
      case LEADSTO -> " leadsto ";
      case SINCE -> " since ";
      case WEAKSINCE -> " weaksince ";
    };
  }
}
