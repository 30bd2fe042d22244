package baton.checker.naive;

import baton.checker.naive.Worth.Cases;
import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Number;
import baton.checker.naive.Worth.Option;
import baton.checker.naive.Worth.Parts;
import baton.checker.naive.Worth.Sequence;
import baton.checker.naive.Worth.Truth;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What terms and values are once the unknowns are known. Computes with 64 bits; where they are too few it throws
 * {@link ArithmeticException}.
 */
public final class Valuation {
  private final ToLongFunction<Term> unknowns;
  private final Map<Term, Long> known = new HashMap<>();

  /** {@code unknowns}: the number that an unknown is, 0 or 1 if it is a truth. */
  public Valuation(ToLongFunction<Term> unknowns) {
    this.unknowns = unknowns;
  }

  public boolean isTrue(Term t) {
    return number(t) == 1;
  }

  private long number(Term t) {
    Long done = known.get(t);
    if (done != null) {
      return done;
    }
    long n = switch (t.op()) {
      case TRUE -> 1;
      case FALSE -> 0;
      case TRUTH, INTEGER -> unknowns.applyAsLong(t);
      case NUMBER -> t.k();
      case NOT -> 1 - number(t.operand(0));
      case AND -> t.operands().stream().allMatch(this::isTrue) ? 1 : 0;
      case OR -> t.operands().stream().anyMatch(this::isTrue) ? 1 : 0;
      case ITE, CHOICE -> number(t.operand(isTrue(t.operand(0)) ? 1 : 2));
      case ADD -> Math.addExact(number(t.operand(0)), number(t.operand(1)));
      case MULTIPLY -> Math.multiplyExact(number(t.operand(0)), number(t.operand(1)));
      case DIVIDE -> number(t.operand(1)) == 0 ? 0 : Math.floorDiv(number(t.operand(0)), number(t.operand(1)));
      case MODULO -> number(t.operand(1)) == 0 ? 0 : Math.floorMod(number(t.operand(0)), number(t.operand(1)));
      case EQUAL -> number(t.operand(0)) == number(t.operand(1)) ? 1 : 0;
      case AT_MOST -> number(t.operand(0)) <= number(t.operand(1)) ? 1 : 0;
    };
    known.put(t, n);
    return n;
  }

  /** The protocol's part of a state. */
  public State state(SymbolicState state, Protocol protocol) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < protocol.variables().size(); i++) {
      values.add(value(state.get(i), protocol.variables().get(i).type()));
    }
    return new State(values);
  }

  private Value value(Worth w, Type type) {
    return switch (w) {
      case Truth(Term t) -> Value.of(isTrue(t));
      case Number(Term t) -> Value.of(number(t));
      case Cases(var when) -> scalar(when.entrySet().stream()
          .filter(e -> isTrue(e.getValue())).map(Map.Entry::getKey).findFirst().orElse(when.firstKey()), type);
      case Option(Term there, Worth value) ->
          isTrue(there) ? value(value, ((Type.Maybe) type).element()) : Values.NONE;
      case Members(var in) -> {
        List<Value> all = Values.all(((Type.SetOf) type).element());
        List<Value> members = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          if (isTrue(in.get(i))) {
            members.add(all.get(i));
          }
        }
        yield new Value.Set(members);
      }
      case Parts(var parts) -> type instanceof Type.MapOf map
          ? new Value.Map(map, parts.stream().map(p -> value(p, map.range())).toList())
          : record(parts, (Type.Record) type);
      case Sequence(var size, var slots) -> {
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < slots.size() && !isTrue(size.get(i)); i++) {
          elements.add(value(slots.get(i), ((Type.ListOf) type).element()));
        }
        yield new Value.Sequence(elements);
      }
    };
  }

  private Value record(List<Worth> parts, Type.Record type) {
    List<Value> fields = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      fields.add(value(parts.get(i), type.fields().get(i).type()));
    }
    return new Value.Record(type, fields);
  }

  private static Value scalar(long n, Type type) {
    return switch (type) {
      case Type.Enumeration e -> new Value.Enumerator(e, (int) n);
      case Type.Sort s -> new Value.Element(s, (int) n);
      case Type.Range _, Type.Unbounded _ -> Value.of(n);
      case Type.Bool _, Type.Maybe _, Type.SetOf _, Type.MapOf _, Type.Record _, Type.ListOf _ ->
          throw new IllegalArgumentException("no number: " + type);
    };
  }
}
