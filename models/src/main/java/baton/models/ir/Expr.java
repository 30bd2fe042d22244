package baton.models.ir;

import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A resolved, typed expression or formula.
 *
 * <p>Conversions are explicit: where an integer is stored in a place that may be too small for it stands a
 * {@link Narrow}, where a T is used as a {@code T?} or a range as a wider one a {@link Widen}. So the two
 * operands of a comparison, the element and the collection of {@link In}, a branch and its conditional have
 * one type; only comparisons and arithmetic of integers take operands of different ranges.
 */
public sealed interface Expr {
  Type type();

  Origin at();

  record Literal(Value value, Type type, Origin at) implements Expr {}

  /** A named constant, a bug, or {@code size(S)} under the name {@code size(S)}. */
  record Constant(String name, Value value, Type type, Origin at) implements Expr {}

  /** The value of a variable, free constant, location or monitor bit. */
  record Read(Variable variable, Origin at) implements Expr {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  record Local(Binder binder, Origin at) implements Expr {
    @Override
    public Type type() {
      return binder.type();
    }
  }

  record Not(Expr body, Origin at) implements Expr {
    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  enum LogicOp {
    AND,
    OR,
    IMPLIES
  }

  /** {@code and}, {@code or}, {@code implies}: left to right, short-circuit. */
  record Logic(LogicOp op, Expr left, Expr right, Origin at) implements Expr {
    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  record Negate(Expr body, Type type, Origin at) implements Expr {}

  enum ArithmeticOp {
    ADD,
    SUBTRACT,
    MULTIPLY,
    /** Rounds down; ill ({@link Ill#DIVISION}) unless the divisor is positive. */
    DIVIDE,
    /** From 0 to below the divisor; ill ({@link Ill#DIVISION}) unless the divisor is positive. */
    MODULO
  }

  record Arithmetic(ArithmeticOp op, Expr left, Expr right, Type type, Origin at) implements Expr {}

  enum CompareOp {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE
  }

  /** {@code ==} and {@code !=} on any two values of one type, the others on booleans, enums and integers. */
  record Compare(CompareOp op, Expr left, Expr right, Origin at) implements Expr {
    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  /** {@code element in collection}; the collection is a set or a list. */
  record In(Expr element, Expr collection, Origin at) implements Expr {
    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  enum SetOp {
    UNION,
    DIFFERENCE,
    INTERSECTION
  }

  record SetAlgebra(SetOp op, Expr left, Expr right, Type type, Origin at) implements Expr {}

  /** {@code {a, b}}. */
  record SetLiteral(List<Expr> elements, Type.SetOf type, Origin at) implements Expr {
    public SetLiteral {
      elements = List.copyOf(elements);
    }
  }

  /** {@code {x: T where g}}. */
  record Comprehension(Bound bound, Expr where, Type.SetOf type, Origin at) implements Expr {}

  record Conditional(Expr condition, Expr then, Expr otherwise, Type type, Origin at) implements Expr {}

  enum Quantifier {
    ALL,
    SOME,
    ONE,
    AT_MOST_ONE,
    NO,
    COUNT
  }

  /** A binder and what it ranges over; a later bound may read an earlier one's binder. */
  record Bound(Binder binder, Domain domain) {}

  /** {@code Q x: T, y in s where g { body }}; without {@code where} a literal {@code true}. */
  record Quantified(Quantifier quantifier, List<Bound> bounds, Expr where, Expr body, Type type, Origin at)
      implements Expr {
    public Quantified {
      bounds = List.copyOf(bounds);
    }
  }

  /** {@code m[k, l]}; keys that may lie outside the domain are {@link Narrow}ed. */
  record Lookup(Expr map, List<Expr> keys, Origin at) implements Expr {
    public Lookup {
      keys = List.copyOf(keys);
    }

    @Override
    public Type type() {
      return ((Type.MapOf) map.type()).range();
    }
  }

  /** {@code xs[i]}, from 0; ill ({@link Ill#INDEX}) outside the list. */
  record ElementAt(Expr list, Expr index, Origin at) implements Expr {
    @Override
    public Type type() {
      return ((Type.ListOf) list.type()).element();
    }
  }

  record Field(Expr record, int field, Origin at) implements Expr {
    @Override
    public Type type() {
      return ((Type.Record) record.type()).fields().get(field).type();
    }
  }

  /** {@code R(f = a, g = b)}: a value for each field, in the order of the fields. */
  record Construct(Type.Record type, List<Expr> fields, Origin at) implements Expr {
    public Construct {
      fields = List.copyOf(fields);
    }
  }

  record FieldUpdate(int field, Expr value) {}

  /** {@code r with (f = e)}. */
  record With(Expr record, List<FieldUpdate> updates, Origin at) implements Expr {
    public With {
      updates = List.copyOf(updates);
    }

    @Override
    public Type type() {
      return record.type();
    }
  }

  /** {@code e!}: ill ({@link Ill#NONE}) where e is none. */
  record Unwrap(Expr body, Origin at) implements Expr {
    @Override
    public Type type() {
      return ((Type.Maybe) body.type()).element();
    }
  }

  /** {@code first(xs)}: ill ({@link Ill#EMPTY}) if empty. */
  record First(Expr list, Origin at) implements Expr {
    @Override
    public Type type() {
      return ((Type.ListOf) list.type()).element();
    }
  }

  /** {@code last(xs)}: ill ({@link Ill#EMPTY}) if empty. */
  record Last(Expr list, Origin at) implements Expr {
    @Override
    public Type type() {
      return ((Type.ListOf) list.type()).element();
    }
  }

  /** {@code size(e)} of a list or set. */
  record Size(Expr collection, Type type, Origin at) implements Expr {}

  /** {@code xs without x}: all elements that differ from x. */
  record Without(Expr list, Expr element, Origin at) implements Expr {
    @Override
    public Type type() {
      return list.type();
    }
  }

  /** {@code before(xs, x)}: what stands before the first x; ill ({@link Ill#INDEX}) if there is none. */
  record Before(Expr list, Expr element, Origin at) implements Expr {
    @Override
    public Type type() {
      return list.type();
    }
  }

  record Reversed(Expr list, Origin at) implements Expr {
    @Override
    public Type type() {
      return list.type();
    }
  }

  /** The constant map: {@code value} at each key. */
  record Filled(Expr value, Type.MapOf type, Origin at) implements Expr {}

  /** {@code value} is evaluated once, and first. */
  record Let(Binder binder, Expr value, Expr body, Origin at) implements Expr {
    @Override
    public Type type() {
      return body.type();
    }
  }

  /** The body of a def with its arguments, which are evaluated first. */
  record Call(Definition definition, List<Expr> arguments, Origin at) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return definition.body().type();
    }
  }

  /** The same integer; ill (of kind {@code kind}: RANGE or INDEX) outside {@code type}. */
  record Narrow(Expr value, Type.Range type, Ill kind, Origin at) implements Expr {}

  /** The same value as one of a wider type: a larger range, or {@code T?} for T. */
  record Widen(Expr value, Type type, Origin at) implements Expr {}

  /**
   * The step that led here has this label. An argument is empty for {@code _}; a value outside the
   * parameter's type matches nothing.
   */
  record Did(String action, List<Optional<Expr>> arguments, Origin at) implements Expr {
    public Did {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  /** Some step with this label leaves the state, budgets included. Never ill. */
  record Enabled(String action, List<Optional<Expr>> arguments, Origin at) implements Expr {
    public Enabled {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  /** Some matching instance of the routine is not idle. */
  record Running(String routine, List<Optional<Expr>> arguments, Origin at) implements Expr {
    public Running {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  /**
   * Some matching instance of the routine stands at a step.
   *
   * @param step the number of the step in {@link Routine#steps()}
   * @param arguments the routine's, then the loop variables', outermost first
   */
  record At(String routine, int step, List<Optional<Expr>> arguments, Origin at) implements Expr {
    public At {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  /** {@code e'}: e after the step. */
  record Prime(Expr body, Origin at) implements Expr {
    @Override
    public Type type() {
      return body.type();
    }
  }

  enum UnaryTemporal {
    ALWAYS,
    EVENTUALLY,
    NEXT,
    ONCE,
    HISTORICALLY,
    PREVIOUSLY;

    public boolean isPast() {
      return switch (this) {
        case ONCE, HISTORICALLY, PREVIOUSLY -> true;
        case ALWAYS, EVENTUALLY, NEXT -> false;
      };
    }
  }

  record Temporal(UnaryTemporal op, Expr body, Origin at) implements Expr {
    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  enum BinaryTemporal {
    UNTIL,
    RELEASE,
    LEADSTO,
    SINCE,
    WEAKSINCE;

    public boolean isPast() {
      return switch (this) {
        case SINCE, WEAKSINCE -> true;
        case UNTIL, RELEASE, LEADSTO -> false;
      };
    }
  }

  record Temporal2(BinaryTemporal op, Expr left, Expr right, Origin at) implements Expr {
    @Override
    public Type type() {
      return Types.BOOL;
    }
  }

  /** {@code body}, or false where it is ill. Not written by authors: goals are made with it. */
  record OrFalse(Expr body, Origin at) implements Expr {
    @Override
    public Type type() {
      return Types.BOOL;
    }
  }
}
