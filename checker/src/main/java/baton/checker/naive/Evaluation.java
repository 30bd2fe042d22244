package baton.checker.naive;

import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Option;
import baton.checker.naive.Worth.Parts;
import baton.checker.naive.Worth.Sequence;
import baton.checker.naive.Worth.Truth;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression is worth, and when it is ill-defined (§2 and §3 of the semantics). */
final class Evaluation {
  /** Answers {@code enabled}: the arguments' values for each instance of an action that can be taken, and when. */
  interface Enabledness {
    List<Offer> enabled(SymbolicState state, String action);
  }

  /** Some instance, and when. */
  record Offer(List<Value> arguments, List<Type> types, Term when) {}

  /** A possible element of a domain. */
  record Candidate(Term when, Worth worth) {}

  final Algebra algebra;
  final Terms terms;
  private final Lists lists;
  private final Numbers numbers;
  private final Map<String, Locations> routines;
  private final Enabledness enabledness;
  private final IdentityHashMap<Type, List<Candidate>> every = new IdentityHashMap<>();

  Evaluation(Algebra algebra, Map<String, Locations> routines, Enabledness enabledness) {
    this.algebra = algebra;
    terms = algebra.terms;
    lists = new Lists(algebra);
    numbers = new Numbers(algebra);
    this.routines = routines;
    this.enabledness = enabledness;
  }

  Term truth(Expr e, When w, Bound b, IllIf ill) {
    return Algebra.truth(worth(e, w, b, ill));
  }

  /** True and well-defined. */
  Term holds(Expr e, When w, Bound b) {
    IllIf ill = new IllIf(terms);
    return terms.and(truth(e, w, b, ill), terms.not(ill.term()));
  }

  List<Worth> worths(List<Expr> exprs, When w, Bound b, IllIf ill) {
    List<Worth> all = new ArrayList<>();
    exprs.forEach(e -> all.add(worth(e, w, b, ill)));
    return all;
  }

  Worth worth(Expr e, When w, Bound b, IllIf ill) {
    return switch (e) { // what there is most of comes first
      case Expr.Literal(Value value, Type type, _) -> algebra.literal(value, type);
      case Expr.Constant(_, Value value, Type type, _) -> algebra.literal(value, type);
      case Expr.Read(var variable, _) -> w.state().get(variable.index());
      case Expr.Local(var binder, _) -> b.get(binder);
      case Expr.Not(Expr body, _) -> new Truth(terms.not(truth(body, w, b, ill)));
      case Expr.Logic l -> logic(l, w, b, ill);
      case Expr.Compare c -> new Truth(compare(c, worth(c.left(), w, b, ill), worth(c.right(), w, b, ill)));
      case Expr.Lookup(Expr map, List<Expr> keys, _) -> {
        Parts entries = (Parts) worth(map, w, b, ill);
        yield lists.entry(entries, (Type.MapOf) map.type(), worths(keys, w, b, ill), w.open(), ill);
      }
      case Expr.Field(Expr record, int field, _) -> ((Parts) worth(record, w, b, ill)).parts().get(field);
      case Expr.In(Expr element, Expr collection, _) -> {
        Worth x = worth(element, w, b, ill);
        Worth all = worth(collection, w, b, ill);
        yield new Truth(lists.contains(all, collection.type(), x));
      }
      case Expr.Quantified q -> quantified(q, w, b, ill);
      case Expr.Call(var definition, List<Expr> arguments, _) ->
          worth(definition.body(), w, Bound.NONE.with(definition.parameters(), worths(arguments, w, b, ill)), ill);
      case Expr.Negate(Expr body, _, _) -> numbers.negate(worth(body, w, b, ill));
      case Expr.Arithmetic a -> numbers.compute(a.op(), worth(a.left(), w, b, ill), worth(a.right(), w, b, ill), ill);
      case Expr.SetAlgebra(var op, Expr left, Expr right, _, _) -> {
        Members l = (Members) worth(left, w, b, ill);
        Members r = (Members) worth(right, w, b, ill);
        yield new Members(Algebra.zip(l.in(), r.in(), (x, y) ->
            switch (op) {
              case UNION -> terms.or(x, y);
              case DIFFERENCE -> terms.and(x, terms.not(y));
              case INTERSECTION -> terms.and(x, y);
            }));
      }
      case Expr.SetLiteral(List<Expr> elements, Type.SetOf type, _) -> {
        List<Worth> all = worths(elements, w, b, ill);
        if (w.open() && type.element() instanceof Type.Range range) {
          all.forEach(x -> ill.add(terms.not(algebra.isIn(x, range))));
        }
        yield lists.set(all.stream().map(x -> new Candidate(terms.yes, x)).toList(), type);
      }
      case Expr.Comprehension(var bound, Expr where, Type.SetOf type, _) -> {
        List<Candidate> members = new ArrayList<>();
        for (Candidate c : domain(bound.domain(), w, b, ill)) {
          IllIf part = new IllIf(terms);
          Term in = truth(where, w, b.with(bound.binder(), c.worth()), part);
          ill.add(c.when(), part);
          members.add(new Candidate(terms.and(c.when(), in), c.worth()));
        }
        yield lists.set(members, type);
      }
      case Expr.Conditional c -> {
        Term condition = truth(c.condition(), w, b, ill);
        IllIf then = new IllIf(terms);
        IllIf otherwise = new IllIf(terms);
        Worth x = condition == terms.no ? null : worth(c.then(), w, b, then);
        Worth y = condition == terms.yes ? null : worth(c.otherwise(), w, b, otherwise);
        ill.add(condition, then);
        ill.add(terms.not(condition), otherwise);
        yield x == null ? java.util.Objects.requireNonNull(y) : y == null ? x : algebra.ite(condition, x, y);
      }
      case Expr.ElementAt(Expr list, Expr index, _) -> {
        Sequence xs = (Sequence) worth(list, w, b, ill);
        yield lists.at(xs, worth(index, w, b, ill), ill);
      }
      case Expr.Construct(_, List<Expr> fields, _) -> new Parts(worths(fields, w, b, ill));
      case Expr.With(Expr record, var updates, _) -> {
        List<Worth> fields = new ArrayList<>(((Parts) worth(record, w, b, ill)).parts());
        for (Expr.FieldUpdate update : updates) {
          fields.set(update.field(), worth(update.value(), w, b, ill));
        }
        yield new Parts(fields);
      }
      case Expr.Unwrap(Expr body, _) -> {
        Option option = (Option) worth(body, w, b, ill);
        ill.add(terms.not(option.there()));
        yield option.value();
      }
      case Expr.First(Expr list, _) -> lists.first((Sequence) worth(list, w, b, ill), ill);
      case Expr.Last(Expr list, _) -> lists.last((Sequence) worth(list, w, b, ill), ill);
      case Expr.Size(Expr collection, _, _) -> {
        Worth all = worth(collection, w, b, ill);
        yield all instanceof Sequence(var size, _) ? numbers.of(size) : numbers.count(((Members) all).in());
      }
      case Expr.Without(Expr list, Expr element, _) -> {
        Sequence xs = (Sequence) worth(list, w, b, ill);
        yield lists.without(xs, worth(element, w, b, ill));
      }
      case Expr.Before(Expr list, Expr element, _) -> {
        Sequence xs = (Sequence) worth(list, w, b, ill);
        yield lists.before(xs, worth(element, w, b, ill), ill);
      }
      case Expr.Reversed(Expr list, _) -> lists.reversed((Sequence) worth(list, w, b, ill));
      case Expr.Filled(Expr value, var type, _) ->
          new Parts(java.util.Collections.nCopies(Values.keyCount(type), worth(value, w, b, ill)));
      case Expr.Let(var binder, Expr value, Expr body, _) ->
          worth(body, w, b.with(binder, worth(value, w, b, ill)), ill);
      case Expr.Narrow(Expr value, var range, _, _) -> {
        Worth n = worth(value, w, b, ill);
        ill.add(terms.not(algebra.isIn(n, range)));
        yield algebra.within(n, range);
      }
      case Expr.Widen(Expr value, Type type, _) -> {
        Worth x = worth(value, w, b, ill);
        yield type instanceof Type.Maybe && !(value.type() instanceof Type.Maybe) ? new Option(terms.yes, x) : x;
      }
      case Expr.Did(String action, var arguments, _) -> {
        List<Optional<Worth>> patterns = patterns(arguments, w, b, ill);
        List<Type> types = w.did().filter(d -> d.action().equals(action)).map(_ -> types(arguments)).orElse(List.of());
        yield new Truth(w.did().filter(d -> d.action().equals(action))
            .map(d -> matches(d.arguments(), patterns, types))
            .orElse(terms.no));
      }
      case Expr.Enabled(String action, var arguments, _) -> {
        List<Optional<Worth>> patterns = patterns(arguments, w, b, ill);
        List<Term> some = new ArrayList<>();
        for (Offer offer : enabledness.enabled(w.state(), action)) {
          some.add(terms.and(offer.when(), matches(offer.arguments(), patterns, types(arguments))));
        }
        yield new Truth(terms.or(some));
      }
      case Expr.Running(String routine, var arguments, _) -> {
        List<Optional<Worth>> patterns = patterns(arguments, w, b, ill);
        Locations all = locations(routine);
        List<Term> some = new ArrayList<>();
        for (List<Value> instance : all.instances()) {
          Term idle = all.isAt(all.of(w.state(), instance), Routine.IDLE);
          some.add(terms.and(matches(instance, patterns, types(arguments)), terms.not(idle)));
        }
        yield new Truth(terms.or(some));
      }
      case Expr.At(String routine, int step, var arguments, _) -> {
        List<Optional<Worth>> patterns = patterns(arguments, w, b, ill);
        Locations all = locations(routine);
        List<Term> some = new ArrayList<>();
        for (List<Value> instance : all.instances()) {
          for (Locations.Standing s : all.standings(all.of(w.state(), instance), instance, step)) {
            some.add(terms.and(s.when(), matches(s.labelArguments(), patterns, types(arguments))));
          }
        }
        yield new Truth(terms.or(some));
      }
      case Expr.Prime(Expr body, _) -> {
        SymbolicState after = w.after().orElseThrow(() -> new IllegalArgumentException("no step to look behind"));
        yield worth(body, When.in(after), b, ill);
      }
      case Expr.Temporal _, Expr.Temporal2 _ ->
          throw new IllegalArgumentException("a temporal formula has no value at one moment");
      case Expr.OrFalse(Expr body, _) -> new Truth(holds(body, w, b));
    };
  }

  private Locations locations(String routine) {
    return Optional.ofNullable(routines.get(routine)).orElseThrow();
  }

  private Worth logic(Expr.Logic l, When w, Bound b, IllIf ill) {
    Term left = truth(l.left(), w, b, ill);
    Term decides = l.op() == Expr.LogicOp.OR ? left : terms.not(left); // then the right side is not looked at
    if (decides == terms.yes) {
      return new Truth(terms.truth(l.op() != Expr.LogicOp.AND));
    }
    IllIf part = new IllIf(terms);
    Term right = truth(l.right(), w, b, part);
    ill.add(terms.not(decides), part);
    return new Truth(
        switch (l.op()) {
          case AND -> terms.and(left, right);
          case OR -> terms.or(left, right);
          case IMPLIES -> terms.implies(left, right);
        });
  }

  private Term compare(Expr.Compare c, Worth left, Worth right) {
    return switch (c.op()) {
      case EQ -> algebra.equal(left, c.left().type(), right, c.right().type());
      case NE -> terms.not(algebra.equal(left, c.left().type(), right, c.right().type()));
      case LT -> algebra.less(left, right);
      case LE -> terms.not(algebra.less(right, left));
      case GT -> algebra.less(right, left);
      case GE -> terms.not(algebra.less(left, right));
    };
  }

  List<Optional<Worth>> patterns(List<Optional<Expr>> arguments, When w, Bound b, IllIf ill) {
    List<Optional<Worth>> patterns = new ArrayList<>();
    for (Optional<Expr> argument : arguments) {
      patterns.add(argument.map(a -> worth(a, w, b, ill)));
    }
    return patterns;
  }

  static List<Type> types(List<Optional<Expr>> arguments) {
    return arguments.stream().map(a -> a.map(Expr::type).orElse(Types.BOOL)).toList();
  }

  /** Whether arguments are what patterns, of these types, ask for. */
  Term matches(List<Value> arguments, List<Optional<Worth>> patterns, List<Type> types) {
    List<Term> all = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).isPresent()) {
        all.add(algebra.equal(algebra.literal(arguments.get(i), types.get(i)), patterns.get(i).get()));
      }
    }
    return terms.and(all);
  }

  /** The possible elements of a domain; no two of them are there and equal. */
  List<Candidate> domain(Domain domain, When w, Bound b, IllIf ill) {
    return switch (domain) {
      case Domain.Every(Type type) -> every.computeIfAbsent(type, this::every);
      case Domain.Within(Expr collection) -> lists.elements(worth(collection, w, b, ill), collection.type());
    };
  }

  private List<Candidate> every(Type type) {
    return algebra.all(type).stream().map(v -> new Candidate(terms.yes, algebra.literal(v, type))).toList();
  }

  private Worth quantified(Expr.Quantified q, When w, Bound b, IllIf ill) {
    List<Term> bodies = new ArrayList<>(); // of the elements that count, whether the body is true
    List<Term> guards = new ArrayList<>();
    unfold(q, 0, terms.yes, w, b, ill, guards, bodies);
    return switch (q.quantifier()) {
      case ALL -> new Truth(terms.and(Algebra.zip(guards, bodies, terms::implies)));
      case SOME -> new Truth(terms.or(met(guards, bodies)));
      case NO -> new Truth(terms.not(terms.or(met(guards, bodies))));
      case ONE -> {
        List<Term> met = met(guards, bodies);
        yield new Truth(terms.and(terms.or(met), numbers.atMostOne(met)));
      }
      case AT_MOST_ONE -> new Truth(numbers.atMostOne(met(guards, bodies)));
      case COUNT -> numbers.count(met(guards, bodies));
    };
  }

  private List<Term> met(List<Term> guards, List<Term> bodies) {
    return Algebra.zip(guards, bodies, terms::and);
  }

  private void unfold(
      Expr.Quantified q, int bound, Term sofar, When w, Bound b, IllIf ill, List<Term> guards, List<Term> bodies) {
    if (bound == q.bounds().size()) {
      IllIf part = new IllIf(terms);
      Term guard = truth(q.where(), w, b, part);
      ill.add(sofar, part);
      Term taken = terms.and(sofar, guard);
      if (taken != terms.no) {
        IllIf inside = new IllIf(terms);
        guards.add(taken);
        bodies.add(truth(q.body(), w, b, inside));
        ill.add(taken, inside);
      }
      return;
    }
    Expr.Bound binding = q.bounds().get(bound);
    IllIf part = new IllIf(terms);
    List<Candidate> candidates = domain(binding.domain(), w, b, part);
    ill.add(sofar, part);
    for (Candidate c : candidates) {
      unfold(q, bound + 1, terms.and(sofar, c.when()), w, b.with(binding.binder(), c.worth()), ill, guards, bodies);
    }
  }
}
