package baton.models.interpreter;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.ir.Routine;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression is worth (§2 and §3 of the semantics). */
final class Evaluator {
  /** Answers {@code enabled}. */
  interface Enabledness {
    boolean enabled(State state, String action, List<Optional<Value>> arguments);
  }

  private final Map<String, RoutineText> routines;
  private final Enabledness enabledness;
  private final IdentityHashMap<Type, List<Value>> domains = new IdentityHashMap<>();

  Evaluator(Map<String, RoutineText> routines, Enabledness enabledness) {
    this.routines = routines;
    this.enabledness = enabledness;
  }

  List<Value> all(Type type) {
    return domains.computeIfAbsent(type, Values::all);
  }

  boolean isTrue(Expr e, Moment moment, Bindings bindings) {
    return evaluate(e, moment, bindings).equals(Values.TRUE);
  }

  /** The value; throws {@link IllException} at the first operation that has none. */
  Value evaluate(Expr e, Moment m, Bindings b) {
    return switch (e) {
      case Expr.Literal(Value value, _, _) -> value;
      case Expr.Constant(_, Value value, _, _) -> value;
      case Expr.Read(var variable, _) -> m.state().get(variable.index());
      case Expr.Local(Binder binder, _) -> b.get(binder);
      case Expr.Not(Expr body, _) -> Value.of(!isTrue(body, m, b));
      case Expr.Logic(var op, Expr left, Expr right, _) ->
          switch (op) {
            case AND -> isTrue(left, m, b) ? evaluate(right, m, b) : Values.FALSE;
            case OR -> isTrue(left, m, b) ? Values.TRUE : evaluate(right, m, b);
            case IMPLIES -> isTrue(left, m, b) ? evaluate(right, m, b) : Values.TRUE;
          };
      case Expr.Negate(Expr body, _, _) -> Arithmetic.negate(evaluate(body, m, b));
      case Expr.Arithmetic a -> Arithmetic.compute(a, evaluate(a.left(), m, b), evaluate(a.right(), m, b));
      case Expr.Compare(var op, Expr left, Expr right, _) -> compare(op, evaluate(left, m, b), evaluate(right, m, b));
      case Expr.In(Expr element, Expr collection, _) -> {
        Value x = evaluate(element, m, b);
        yield Value.of(elements(evaluate(collection, m, b)).contains(x));
      }
      case Expr.SetAlgebra(var op, Expr left, Expr right, _, _) ->
          Collections.combine(op, elements(evaluate(left, m, b)), elements(evaluate(right, m, b)));
      case Expr.SetLiteral(List<Expr> elements, Type.SetOf type, var at) -> {
        List<Value> members = evaluateAll(elements, m, b);
        if (!members.stream().allMatch(x -> Values.isOf(x, type.element()))) {
          throw new IllException(Ill.RANGE, at); // made of a sum that is not yet checked, §4.7
        }
        yield Collections.set(members);
      }
      case Expr.Comprehension(var bound, Expr where, _, _) -> {
        List<Value> members = new ArrayList<>();
        for (Value x : domain(bound.domain(), m, b)) {
          if (isTrue(where, m, b.with(bound.binder(), x))) {
            members.add(x);
          }
        }
        yield new Value.Set(members);
      }
      case Expr.Conditional c -> isTrue(c.condition(), m, b) ? evaluate(c.then(), m, b) : evaluate(c.otherwise(), m, b);
      case Expr.Quantified q -> quantified(q, m, b);
      case Expr.Lookup(Expr map, List<Expr> keys, var at) -> {
        Value.Map entries = (Value.Map) evaluate(map, m, b);
        yield entries.values().get(index(evaluateAll(keys, m, b), entries.type(), at));
      }
      case Expr.ElementAt(Expr list, Expr index, var at) -> {
        List<Value> xs = elements(evaluate(list, m, b));
        long i = ((Value.Int) evaluate(index, m, b)).value();
        if (i < 0 || i >= xs.size()) {
          throw new IllException(Ill.INDEX, at);
        }
        yield xs.get((int) i);
      }
      case Expr.Field(Expr record, int field, _) -> ((Value.Record) evaluate(record, m, b)).fields().get(field);
      case Expr.Construct(var type, List<Expr> fields, _) -> new Value.Record(type, evaluateAll(fields, m, b));
      case Expr.With(Expr record, var updates, _) -> {
        Value.Record old = (Value.Record) evaluate(record, m, b);
        List<Value> fields = new ArrayList<>(old.fields());
        for (Expr.FieldUpdate update : updates) {
          fields.set(update.field(), evaluate(update.value(), m, b));
        }
        yield new Value.Record(old.type(), fields);
      }
      case Expr.Unwrap(Expr body, var at) -> {
        Value value = evaluate(body, m, b);
        if (value instanceof Value.None) {
          throw new IllException(Ill.NONE, at);
        }
        yield value;
      }
      case Expr.First(Expr list, var at) -> nonEmpty(list, at, m, b).getFirst();
      case Expr.Last(Expr list, var at) -> nonEmpty(list, at, m, b).getLast();
      case Expr.Size(Expr collection, _, _) -> Value.of(elements(evaluate(collection, m, b)).size());
      case Expr.Without(Expr list, Expr element, _) -> {
        List<Value> xs = elements(evaluate(list, m, b));
        Value x = evaluate(element, m, b);
        yield new Value.Sequence(xs.stream().filter(y -> !y.equals(x)).toList());
      }
      case Expr.Before(Expr list, Expr element, var at) -> {
        List<Value> xs = elements(evaluate(list, m, b));
        int i = xs.indexOf(evaluate(element, m, b));
        if (i < 0) {
          throw new IllException(Ill.INDEX, at);
        }
        yield new Value.Sequence(xs.subList(0, i));
      }
      case Expr.Reversed(Expr list, _) -> new Value.Sequence(elements(evaluate(list, m, b)).reversed());
      case Expr.Filled(Expr value, var type, _) ->
          new Value.Map(type, java.util.Collections.nCopies(Values.keyCount(type), evaluate(value, m, b)));
      case Expr.Let(Binder binder, Expr value, Expr body, _) ->
          evaluate(body, m, b.with(binder, evaluate(value, m, b)));
      case Expr.Call(var definition, List<Expr> arguments, _) ->
          evaluate(definition.body(), m, Bindings.none().with(definition.parameters(), evaluateAll(arguments, m, b)));
      case Expr.Narrow(Expr value, var range, Ill kind, var at) -> {
        Value v = evaluate(value, m, b);
        if (!range.contains(((Value.Int) v).value())) {
          throw new IllException(kind, at);
        }
        yield v;
      }
      case Expr.Widen(Expr value, _, _) -> evaluate(value, m, b);
      case Expr.Did(String action, var arguments, _) -> {
        List<Optional<Value>> patterns = patterns(arguments, m, b);
        yield Value.of(m.did().isPresent() && m.did().get().action().equals(action)
            && matches(m.did().get().arguments(), patterns));
      }
      case Expr.Enabled(String action, var arguments, _) ->
          Value.of(enabledness.enabled(m.state(), action, patterns(arguments, m, b)));
      case Expr.Running(String routine, var arguments, _) -> {
        List<Optional<Value>> patterns = patterns(arguments, m, b);
        RoutineText text = text(routine);
        yield Value.of(text.instances().stream()
            .filter(args -> matches(args, patterns))
            .anyMatch(args -> RoutineText.point(text.location(m.state(), args)) != Routine.IDLE));
      }
      case Expr.At(String routine, int step, var arguments, _) -> {
        List<Optional<Value>> patterns = patterns(arguments, m, b);
        RoutineText text = text(routine);
        yield Value.of(text.instances().stream().anyMatch(args -> {
          Value.Record location = text.location(m.state(), args);
          return RoutineText.point(location) == Routine.FIRST_STEP + step
              && matches(text.labelArguments(args, location, step), patterns);
        }));
      }
      case Expr.Prime(Expr body, _) -> {
        State after = m.after().orElseThrow(() -> new IllegalArgumentException("no step to look behind"));
        yield evaluate(body, Moment.instant(after, Optional.empty()), b);
      }
      case Expr.Temporal _, Expr.Temporal2 _ ->
          throw new IllegalArgumentException("a temporal formula has no value at one moment");
      case Expr.OrFalse(Expr body, _) -> {
        try {
          yield evaluate(body, m, b);
        } catch (IllException _) {
          yield Values.FALSE;
        }
      }
    };
  }

  /** The position of a tuple of keys; a key made of a sum that is not yet checked (§4.7) may be none. */
  static int index(List<Value> keys, Type.MapOf map, baton.models.source.Origin at) {
    int index = Values.indexOf(keys, map);
    if (index < 0) {
      throw new IllException(Ill.INDEX, at);
    }
    return index;
  }

  private RoutineText text(String routine) {
    return Optional.ofNullable(routines.get(routine)).orElseThrow();
  }

  List<Value> evaluateAll(List<Expr> exprs, Moment m, Bindings b) {
    List<Value> values = new ArrayList<>(exprs.size());
    for (Expr e : exprs) {
      values.add(evaluate(e, m, b));
    }
    return values;
  }

  List<Optional<Value>> patterns(List<Optional<Expr>> arguments, Moment m, Bindings b) {
    List<Optional<Value>> patterns = new ArrayList<>();
    for (Optional<Expr> argument : arguments) {
      patterns.add(argument.map(a -> evaluate(a, m, b)));
    }
    return patterns;
  }

  static boolean matches(List<Value> arguments, List<Optional<Value>> patterns) {
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).isPresent() && !patterns.get(i).get().equals(arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Value> elements(Value collection) {
    return collection instanceof Value.Set(List<Value> members) ? members : ((Value.Sequence) collection).elements();
  }

  private List<Value> nonEmpty(Expr list, baton.models.source.Origin at, Moment m, Bindings b) {
    List<Value> xs = elements(evaluate(list, m, b));
    if (xs.isEmpty()) {
      throw new IllException(Ill.EMPTY, at);
    }
    return xs;
  }

  private static Value compare(Expr.CompareOp op, Value left, Value right) {
    return Value.of(
        switch (op) {
          case EQ -> left.equals(right);
          case NE -> !left.equals(right);
          case LT -> ValueOrder.INSTANCE.compare(left, right) < 0;
          case LE -> ValueOrder.INSTANCE.compare(left, right) <= 0;
          case GT -> ValueOrder.INSTANCE.compare(left, right) > 0;
          case GE -> ValueOrder.INSTANCE.compare(left, right) >= 0;
        });
  }

  /** The elements of a domain in the reporting order, each once. */
  List<Value> domain(Domain domain, Moment m, Bindings b) {
    return switch (domain) {
      case Domain.Every(Type type) -> all(type);
      case Domain.Within(Expr collection) -> {
        Value value = evaluate(collection, m, b);
        yield value instanceof Value.Set(List<Value> members)
            ? members
            : elements(value).stream().distinct().sorted(ValueOrder.INSTANCE).toList();
      }
    };
  }

  /** All elements are looked at, also when one decides: an ill one makes the whole ill (§3.3). */
  private Value quantified(Expr.Quantified q, Moment m, Bindings b) {
    int[] counts = new int[2]; // bodies that are false, and true
    count(q, 0, m, b, counts);
    return switch (q.quantifier()) {
      case ALL -> Value.of(counts[0] == 0);
      case SOME -> Value.of(counts[1] > 0);
      case ONE -> Value.of(counts[1] == 1);
      case AT_MOST_ONE -> Value.of(counts[1] <= 1);
      case NO -> Value.of(counts[1] == 0);
      case COUNT -> Value.of((long) counts[1]);
    };
  }

  private void count(Expr.Quantified q, int bound, Moment m, Bindings b, int[] counts) {
    if (bound == q.bounds().size()) {
      if (isTrue(q.where(), m, b)) {
        counts[isTrue(q.body(), m, b) ? 1 : 0]++;
      }
      return;
    }
    Expr.Bound binding = q.bounds().get(bound);
    for (Value x : domain(binding.domain(), m, b)) {
      count(q, bound + 1, m, b.with(binding.binder(), x), counts);
    }
  }
}
