package baton.checker.symbolic;

import baton.checker.ground.Layout;
import baton.checker.ground.Leaves;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A fact, "this part of the state has this value", as a formula of the language, and a number in a state as an
 * expression. Never ill-defined.
 */
public final class FactFormula {
  private final Layout layout;
  private final List<Variable> memory;
  private final Function<Value.Element, Expr> elements;

  /** {@code memory}: the goal's, behind the cells; {@code elements}: how to name an element of a sort. */
  public FactFormula(Layout layout, List<Variable> memory, Function<Value.Element, Expr> elements) {
    this.layout = layout;
    this.memory = memory;
    this.elements = elements;
  }

  /** That a cell, or one bit of it if {@code bit} is not negative, has a value. */
  public Expr of(int cell, int bit, int value) {
    return cell >= layout.cells()
        ? truth(new Expr.Read(memory.get(cell - layout.cells()), Origin.nowhere()), value == 1)
        : part(variable(cell), cell - layout.first(variable(cell).variable()), bit, value);
  }

  /** The number in a cell of a range, an {@code int} or a length, or in an option of a range. */
  public Expr numberIn(int cell) {
    return numberAt(variable(cell), cell - layout.first(variable(cell).variable()));
  }

  /** Whether {@link #numberIn} can say what is in a cell. */
  public boolean isNumber(int cell) {
    return isNumber(variable(cell).type(), cell - layout.first(variable(cell).variable()));
  }

  private Expr.Read variable(int cell) {
    Variable variable = layout.variables().stream()
        .filter(v -> layout.first(v) <= cell)
        .reduce((_, later) -> later)
        .orElseThrow();
    return new Expr.Read(variable, Origin.nowhere());
  }

  private static Expr truth(Expr e, boolean value) {
    return value ? e : new Expr.Not(e, Origin.nowhere());
  }

  private Expr literal(Value value, Type type) {
    return value instanceof Value.Element e ? elements.apply(e) : new Expr.Literal(value, type, Origin.nowhere());
  }

  private static Expr number(long n) {
    return new Expr.Literal(Value.of(n), new Type.Range(n, n), Origin.nowhere());
  }

  private static Expr compare(Expr.CompareOp op, Expr left, Expr right) {
    return new Expr.Compare(op, left, right, Origin.nowhere());
  }

  private static Expr logic(Expr.LogicOp op, Expr left, Expr right) {
    return new Expr.Logic(op, left, right, Origin.nowhere());
  }

  /** That the leaf at {@code leaf} of the value of {@code e}, or one bit of it, has a value. */
  private Expr part(Expr e, int leaf, int bit, int value) {
    boolean number = e.type() instanceof Type.Range;
    if (bit >= 0 && (e.type().isScalar() && !number || e.type() instanceof Type.Maybe(Type t) && t.isScalar())) {
      return bitOfPosition(e, bit, value);
    }
    return switch (e.type()) {
      case Type.Bool _ -> truth(e, value == 1);
      case Type.Enumeration _, Type.Sort _, Type.Range _ ->
          bit < 0 ? compare(Expr.CompareOp.EQ, e, literal(scalar(e.type(), value), e.type())) : bit(e, bit, value);
      case Type.Maybe maybe -> option(e, maybe, leaf, bit, value);
      case Type.SetOf set -> set(e, set, leaf, bit, value);
      case Type.MapOf map -> {
        int step = Leaves.count(map.range());
        yield part(new Expr.Lookup(e, keys(map, leaf / step), Origin.nowhere()), leaf % step, bit, value);
      }
      case Type.Record record ->
          part(new Expr.Field(e, field(record, leaf), Origin.nowhere()), rest(record, leaf), bit, value);
      case Type.ListOf list -> list(e, list, leaf, bit, value);
      case Type.Unbounded _ -> compare(Expr.CompareOp.EQ, e, number(value));
    };
  }

  private static Value scalar(Type type, int index) {
    return switch (type) {
      case Type.Bool _ -> Value.of(index == 1);
      case Type.Enumeration e -> new Value.Enumerator(e, index);
      case Type.Sort s -> new Value.Element(s, index);
      case Type.Range(long lo, _) -> Value.of(lo + index);
      case Type.Unbounded _, Type.Maybe _, Type.SetOf _, Type.MapOf _, Type.Record _, Type.ListOf _ ->
          throw new IllegalArgumentException("no scalar: " + type);
    };
  }

  /** One bit of the position of a number in its range. */
  private static Expr bit(Expr e, int bit, int value) {
    Type.Range type = (Type.Range) e.type();
    long span = type.hi() - type.lo();
    Expr position = new Expr.Arithmetic(
        Expr.ArithmeticOp.SUBTRACT, e, number(type.lo()), new Type.Range(0, span), Origin.nowhere());
    Expr shifted = new Expr.Arithmetic(
        Expr.ArithmeticOp.DIVIDE, position, number(1L << bit), new Type.Range(0, span >> bit), Origin.nowhere());
    Expr last = new Expr.Arithmetic(
        Expr.ArithmeticOp.MODULO, shifted, number(2), new Type.Range(0, 1), Origin.nowhere());
    return compare(Expr.CompareOp.EQ, last, number(value));
  }

  /** One bit of the position of a value that is no number: all values that have it so. */
  private Expr bitOfPosition(Expr e, int bit, int value) {
    int n = e.type() instanceof Type.Maybe(Type element) ? Leaves.size(element) + 1 : Leaves.size(e.type());
    Expr some = new Expr.Literal(Values.FALSE, Types.BOOL, Origin.nowhere());
    for (int v = 0; v < n; v++) {
      if ((v >> bit & 1) == value) {
        some = logic(Expr.LogicOp.OR, some, part(e, 0, -1, v));
      }
    }
    return some;
  }

  private Expr option(Expr e, Type.Maybe type, int leaf, int bit, int value) {
    Expr none = new Expr.Literal(Values.NONE, type, Origin.nowhere());
    if (type.element().isScalar()) {
      return value == 0
          ? compare(Expr.CompareOp.EQ, e, none)
          : compare(Expr.CompareOp.EQ, e,
              new Expr.Widen(literal(scalar(type.element(), value - 1), type.element()), type, Origin.nowhere()));
    }
    if (leaf == 0) {
      return compare(value == 0 ? Expr.CompareOp.EQ : Expr.CompareOp.NE, e, none);
    }
    Expr inner = part(new Expr.Unwrap(e, Origin.nowhere()), leaf - 1, bit, value);
    return value == 0
        ? logic(Expr.LogicOp.OR, compare(Expr.CompareOp.EQ, e, none), inner)
        : logic(Expr.LogicOp.AND, compare(Expr.CompareOp.NE, e, none), inner);
  }

  private Expr set(Expr e, Type.SetOf type, int leaf, int bit, int value) {
    int size = Leaves.size(type.element());
    int inLeaf = Math.min(Leaves.CHUNK, size - leaf * Leaves.CHUNK);
    if (bit >= 0) {
      return truth(in(e, type, leaf * Leaves.CHUNK + inLeaf - 1 - bit), value == 1);
    }
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < inLeaf; i++) {
      terms.add(truth(in(e, type, leaf * Leaves.CHUNK + i), (value >> inLeaf - 1 - i & 1) == 1));
    }
    return terms.stream().reduce((a, b) -> logic(Expr.LogicOp.AND, a, b)).orElseThrow();
  }

  private Expr in(Expr set, Type.SetOf type, int element) {
    return new Expr.In(literal(scalar(type.element(), element), type.element()), set, Origin.nowhere());
  }

  private List<Expr> keys(Type.MapOf map, int index) {
    List<Expr> keys = new ArrayList<>();
    int rest = index;
    for (Type type : map.domain().reversed()) {
      int size = Leaves.size(type);
      keys.addFirst(literal(key(type, rest % size), type));
      rest /= size;
    }
    return keys;
  }

  private static Value key(Type type, int index) {
    return type.isScalar() ? scalar(type, index) : Values.all(type).get(index);
  }

  private Expr list(Expr e, Type.ListOf type, int leaf, int bit, int value) {
    Expr size = new Expr.Size(e, new Type.Range(0, type.capacity()), Origin.nowhere());
    if (leaf == 0) {
      return bit < 0
          ? compare(Expr.CompareOp.EQ, size, number(value))
          : bit(size, bit, value);
    }
    int step = Leaves.count(type.element());
    int slot = (leaf - 1) / step;
    Expr inner =
        part(new Expr.ElementAt(e, number(slot), Origin.nowhere()), (leaf - 1) % step, bit, value);
    return value == 0
        ? logic(Expr.LogicOp.OR, compare(Expr.CompareOp.LE, size, number(slot)), inner)
        : logic(Expr.LogicOp.AND, compare(Expr.CompareOp.GT, size, number(slot)), inner);
  }

  private static boolean isNumber(Type type, int leaf) {
    return switch (type) {
      case Type.Range _, Type.Unbounded _ -> true;
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.SetOf _ -> false;
      case Type.Maybe(Type element) ->
          element.isScalar() ? element instanceof Type.Range : leaf > 0 && isNumber(element, leaf - 1);
      case Type.MapOf map -> isNumber(map.range(), leaf % Leaves.count(map.range()));
      case Type.Record record -> isNumber(record.fields().get(field(record, leaf)).type(), rest(record, leaf));
      case Type.ListOf(_, Type element) -> leaf == 0 || isNumber(element, (leaf - 1) % Leaves.count(element));
    };
  }

  private Expr numberAt(Expr e, int leaf) {
    return switch (e.type()) {
      case Type.Range(long lo, long hi) -> lo == 0 ? e : new Expr.Arithmetic(
          Expr.ArithmeticOp.SUBTRACT, e, number(lo), new Type.Range(0, hi - lo), Origin.nowhere());
      case Type.Unbounded _ -> e;
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.SetOf _ ->
          throw new IllegalArgumentException("no number");
      case Type.Maybe maybe -> {
        Expr some = compare(Expr.CompareOp.NE, e, new Expr.Literal(Values.NONE, maybe, Origin.nowhere()));
        Expr inner = new Expr.Unwrap(e, Origin.nowhere());
        yield ifThere(some, maybe.element() instanceof Type.Range(long lo, _)
            ? new Expr.Arithmetic(
                Expr.ArithmeticOp.SUBTRACT, inner, number(lo - 1), new Type.Unbounded(), Origin.nowhere())
            : numberAt(inner, leaf - 1));
      }
      case Type.MapOf map -> {
        int step = Leaves.count(map.range());
        yield numberAt(new Expr.Lookup(e, keys(map, leaf / step), Origin.nowhere()), leaf % step);
      }
      case Type.Record record ->
          numberAt(new Expr.Field(e, field(record, leaf), Origin.nowhere()), rest(record, leaf));
      case Type.ListOf(int capacity, Type element) -> {
        Expr size = new Expr.Size(e, new Type.Range(0, capacity), Origin.nowhere());
        if (leaf == 0) {
          yield size;
        }
        int step = Leaves.count(element);
        Expr slot = number((leaf - 1) / step);
        yield ifThere(
            compare(Expr.CompareOp.GT, size, slot),
            numberAt(new Expr.ElementAt(e, slot, Origin.nowhere()), (leaf - 1) % step));
      }
    };
  }

  private static Expr ifThere(Expr condition, Expr number) {
    return new Expr.Conditional(condition, number, number(0), new Type.Unbounded(), Origin.nowhere());
  }

  /** The field of a record in which a leaf is. */
  private static int field(Type.Record record, int leaf) {
    int field = 0;
    for (int rest = leaf; rest >= Leaves.count(record.fields().get(field).type()); field++) {
      rest -= Leaves.count(record.fields().get(field).type());
    }
    return field;
  }

  /** Which leaf of that field it is. */
  private static int rest(Type.Record record, int leaf) {
    int before = record.fields().subList(0, field(record, leaf)).stream().mapToInt(f -> Leaves.count(f.type())).sum();
    return leaf - before;
  }
}
