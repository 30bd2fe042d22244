package baton.tests.vacuity;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What formulas with past operators are worth at an instant. Of each such operator it is known for all values of the
 * names around it whether it was true at the instant before.
 */
final class Past {
  /** An operator with values of the names in it that are bound outside. */
  private record Case(Expr operator, Map<Binder, Value> bound) {}

  private final Interpreter interpreter;
  private final List<Case> cases = new ArrayList<>();
  private final IdentityHashMap<Expr, Map<Map<Binder, Value>, Integer>> numbers = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Boolean> operators = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Set<Binder>> names = new IdentityHashMap<>();

  Past(Interpreter interpreter, List<Expr> formulas) {
    this.interpreter = interpreter;
    formulas.forEach(this::collect);
  }

  /** Inner operators come before those around them. */
  private void collect(Expr e) {
    Children.of(e).forEach(this::collect);
    if (e instanceof Expr.Call call) {
      collect(call.definition().body());
    }
    if (isOperator(e) && !names.containsKey(e)) {
      Set<Binder> free = new LinkedHashSet<>();
      free(e, Set.of(), free);
      names.put(e, free);
      List<Binder> binders = List.copyOf(free);
      Map<Map<Binder, Value>, Integer> numbered = new HashMap<>();
      for (List<Value> values : Values.tuples(binders.stream().map(b -> Values.all(b.type())).toList())) {
        Map<Binder, Value> bound = new HashMap<>();
        for (int i = 0; i < binders.size(); i++) {
          bound.put(binders.get(i), values.get(i));
        }
        numbered.put(bound, cases.size());
        cases.add(new Case(e, bound));
      }
      numbers.put(e, numbered);
    }
  }

  private static boolean isOperator(Expr e) {
    return e instanceof Expr.Temporal || e instanceof Expr.Temporal2;
  }

  private static boolean hasOperator(Expr e) {
    return isOperator(e) || e instanceof Expr.Call call && hasOperator(call.definition().body())
        || Children.of(e).stream().anyMatch(Past::hasOperator);
  }

  private static void free(Expr e, Set<Binder> inside, Set<Binder> into) {
    Set<Binder> bound = new HashSet<>(inside);
    switch (e) {
      case Expr.Local(Binder binder, _) when !inside.contains(binder) -> into.add(binder);
      case Expr.Quantified q -> q.bounds().forEach(b -> bound.add(b.binder()));
      case Expr.Comprehension c -> bound.add(c.bound().binder());
      case Expr.Let let -> bound.add(let.binder());
      case Expr _ -> { }
    }
    Children.of(e).forEach(child -> free(child, bound, into));
  }

  /** Which operators are true at an instant; {@code before}: at the one before, if there is one. */
  BitSet now(Moment moment, Optional<BitSet> before) {
    BitSet now = new BitSet();
    for (int i = 0; i < cases.size(); i++) {
      Case c = cases.get(i);
      boolean earlier = before.isPresent() && before.get().get(i);
      boolean first = before.isEmpty();
      now.set(i, switch (c.operator()) {
        case Expr.Temporal(var op, Expr p, _) -> switch (op) {
          case ONCE -> isTrue(p, moment, now, c.bound()) || earlier;
          case HISTORICALLY -> isTrue(p, moment, now, c.bound()) && (first || earlier);
          case PREVIOUSLY -> before.isPresent() && before.get().get(cases.size() + i);
          case ALWAYS, EVENTUALLY, NEXT -> throw new IllegalArgumentException("not yet known: " + op);
        };
        case Expr.Temporal2(var op, Expr p, Expr q, _) -> switch (op) {
          case SINCE -> isTrue(q, moment, now, c.bound()) || isTrue(p, moment, now, c.bound()) && earlier;
          case WEAKSINCE ->
              isTrue(q, moment, now, c.bound()) || isTrue(p, moment, now, c.bound()) && (first || earlier);
          case UNTIL, RELEASE, LEADSTO -> throw new IllegalArgumentException("not yet known: " + op);
        };
        case Expr other -> throw new IllegalArgumentException("no operator: " + other);
      });
      // What is below `previously` is kept behind all operators.
      if (c.operator() instanceof Expr.Temporal(var op, Expr p, _) && op == Expr.UnaryTemporal.PREVIOUSLY) {
        now.set(cases.size() + i, isTrue(p, moment, now, c.bound()));
      }
    }
    return now;
  }

  boolean isTrue(Expr e, Moment moment, BitSet now, Map<Binder, Value> bound) {
    return value(e, moment, now, bound).filter(Values.TRUE::equals).isPresent();
  }

  /** Nothing, where it is ill. */
  Optional<Value> value(Expr e, Moment moment, BitSet now, Map<Binder, Value> bound) {
    try {
      return Optional.of(worth(e, moment, now, bound));
    } catch (IllHere _) {
      return Optional.empty();
    }
  }

  private static final class IllHere extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private boolean holds(Expr e, Moment m, BitSet now, Map<Binder, Value> bound) {
    return worth(e, m, now, bound).equals(Values.TRUE);
  }

  private Value worth(Expr e, Moment m, BitSet now, Map<Binder, Value> bound) {
    if (!operators.computeIfAbsent(e, Past::hasOperator)) {
      return plain(e, m, bound);
    }
    return switch (e) {
      case Expr.Temporal _, Expr.Temporal2 _ -> {
        Map<Binder, Value> own = new HashMap<>(bound);
        own.keySet().retainAll(Optional.ofNullable(names.get(e)).orElseThrow());
        int number = Optional.ofNullable(Optional.ofNullable(numbers.get(e)).orElseThrow().get(own)).orElseThrow();
        yield Value.of(now.get(number));
      }
      case Expr.Logic(var op, Expr left, Expr right, _) -> switch (op) {
        case AND -> Value.of(holds(left, m, now, bound) && holds(right, m, now, bound));
        case OR -> Value.of(holds(left, m, now, bound) || holds(right, m, now, bound));
        case IMPLIES -> Value.of(!holds(left, m, now, bound) || holds(right, m, now, bound));
      };
      case Expr.Conditional(Expr c, Expr then, Expr otherwise, _, _) ->
          worth(holds(c, m, now, bound) ? then : otherwise, m, now, bound);
      case Expr.Let(Binder binder, Expr value, Expr body, _) ->
          worth(body, m, now, with(bound, binder, worth(value, m, now, bound)));
      case Expr.Call call -> worth(call.definition().body(), m, now, inside(call, m, now, bound));
      case Expr.Comprehension(var b, Expr where, _, _) -> new Value.Set(elements(b.domain(), m, now, bound).stream()
          .filter(x -> holds(where, m, now, with(bound, b.binder(), x))).toList());
      case Expr.Quantified q -> {
        List<Boolean> found = new ArrayList<>();
        each(q, 0, m, now, bound, found);
        long yes = found.stream().filter(b -> b).count();
        yield switch (q.quantifier()) {
          case ALL -> Value.of(yes == found.size());
          case SOME -> Value.of(yes > 0);
          case ONE -> Value.of(yes == 1);
          case AT_MOST_ONE -> Value.of(yes < 2);
          case NO -> Value.of(yes == 0);
          case COUNT -> Value.of(yes);
        };
      }
      case Expr strict -> plain(
          Rewrite.children(strict, part -> new Expr.Literal(worth(part, m, now, bound), part.type(), part.at())), m,
          bound);
    };
  }

  /** What the names are worth that a def sees; nothing, where an argument is ill. */
  Optional<Map<Binder, Value>> entered(Expr.Call call, Moment moment, BitSet now, Map<Binder, Value> bound) {
    try {
      return Optional.of(inside(call, moment, now, bound));
    } catch (IllHere _) {
      return Optional.empty();
    }
  }

  /** What a def sees: what its arguments are worth, and nothing else. */
  private Map<Binder, Value> inside(Expr.Call call, Moment m, BitSet now, Map<Binder, Value> bound) {
    Map<Binder, Value> inside = new HashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      inside.put(call.definition().parameters().get(i), worth(call.arguments().get(i), m, now, bound));
    }
    return inside;
  }

  private void each(
      Expr.Quantified q, int i, Moment m, BitSet now, Map<Binder, Value> bound, List<Boolean> into) {
    if (i == q.bounds().size()) {
      if (holds(q.where(), m, now, bound)) {
        into.add(holds(q.body(), m, now, bound));
      }
      return;
    }
    for (Value x : elements(q.bounds().get(i).domain(), m, now, bound)) {
      each(q, i + 1, m, now, with(bound, q.bounds().get(i).binder(), x), into);
    }
  }

  private List<Value> elements(Domain domain, Moment m, BitSet now, Map<Binder, Value> bound) {
    return switch (domain) {
      case Domain.Every(var type) -> Values.all(type);
      case Domain.Within(Expr collection) -> elements(worth(collection, m, now, bound));
    };
  }

  /** The elements of a set or list, each once. */
  static List<Value> elements(Value collection) {
    return collection instanceof Value.Set(List<Value> members)
        ? members
        : ((Value.Sequence) collection).elements().stream().distinct().toList();
  }

  private Value plain(Expr e, Moment m, Map<Binder, Value> bound) {
    return switch (interpreter.evaluate(e, m, bound)) {
      case Evaluation.Defined(Value value) -> value;
      case Evaluation.Undefined _ -> throw new IllHere();
    };
  }

  static Map<Binder, Value> with(Map<Binder, Value> bound, Binder binder, Value value) {
    Map<Binder, Value> more = new HashMap<>(bound);
    more.put(binder, value);
    return more;
  }
}
