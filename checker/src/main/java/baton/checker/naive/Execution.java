package baton.checker.naive;

import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Sequence;
import baton.checker.naive.Writes.Place;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Statements (§4 of the semantics): each takes a way to the ways that it may become. */
final class Execution {
  final Evaluation evaluation;
  final Algebra algebra;
  final Terms terms;
  final Placing placing;
  final Numbers numbers;
  private final Lists lists;
  private final Map<String, Locations> routines;
  private final List<Variable> variables;
  private final Joining joining;

  Execution(Evaluation evaluation, Map<String, Locations> routines, List<Variable> variables) {
    this.evaluation = evaluation;
    algebra = evaluation.algebra;
    terms = evaluation.terms;
    placing = new Placing(evaluation);
    numbers = new Numbers(algebra);
    lists = new Lists(algebra);
    this.routines = routines;
    this.variables = variables;
    joining = new Joining(algebra);
  }

  Variable variable(int index) {
    return variables.get(index);
  }

  Way begin(SymbolicState state, Bound bound, Optional<Writes> writes) {
    return new Way(List.of(), terms.yes, terms.no, terms.no, state, bound, writes, Optional.empty());
  }

  List<Way> block(List<Stmt> statements, Way begin) {
    List<Way> ways = List.of(begin);
    for (Stmt statement : statements) {
      List<Way> next = new ArrayList<>();
      for (Way way : ways) {
        if (way.returned().isPresent() || way.completes(terms) == terms.no) {
          next.add(way);
        } else {
          next.addAll(statement(statement, way));
        }
      }
      next.removeIf(w -> w.completes(terms) == terms.no && w.isIll(terms) == terms.no);
      ways = Way.fewEnough(next);
    }
    return ways;
  }

  private static When moment(Way way) {
    return new When(way.state(), Optional.empty(), Optional.empty(), way.writes().isPresent());
  }

  private List<Way> statement(Stmt s, Way way) {
    When now = moment(way);
    Bound bound = way.bound();
    IllIf ill = new IllIf(terms);
    return switch (s) {
      case Stmt.Assign(Target target, Expr value, boolean update, _) -> {
        List<Placing.Spot> spots = placing.spots(target, now, bound, ill);
        Worth v = evaluation.worth(value, now, bound, ill);
        yield List.of(assign(way, target.variable(), spots, v, update, ill).orIll(ill.term(), terms));
      }
      case Stmt.Update u -> List.of(update(u, way));
      case Stmt.If(Expr condition, var then, var otherwise, _) -> {
        Term c = evaluation.truth(condition, now, bound, ill);
        Way judged = way.orIll(ill.term(), terms);
        List<Way> ways = new ArrayList<>();
        if (c != terms.no) {
          ways.addAll(block(then, judged.provided(c, terms)));
        }
        if (c != terms.yes) {
          ways.addAll(block(otherwise, judged.provided(terms.not(c), terms)));
        }
        yield inner(ways, bound);
      }
      case Stmt.Let(Binder binder, Expr value, _) -> {
        Worth v = evaluation.worth(value, now, bound, ill);
        yield List.of(way.with(bound.with(binder, v)).orIll(ill.term(), terms));
      }
      case Stmt.Inlined inlined -> inlined(inlined, way);
      case Stmt.Choose choose -> choose(choose, way);
      case Stmt.Require(Expr condition, _) -> {
        Term c = evaluation.truth(condition, now, bound, ill);
        yield List.of(way.orIll(ill.term(), terms).orOff(terms.not(c), terms));
      }
      case Stmt.Assert(Expr condition, _) -> {
        Term c = evaluation.truth(condition, now, bound, ill);
        yield List.of(way.orIll(ill.term(), terms).orIll(terms.not(c), terms));
      }
      case Stmt.Push(Target list, Expr value, _) -> {
        List<Placing.Spot> spots = placing.spots(list, now, bound, ill);
        Worth v = evaluation.worth(value, now, bound, ill);
        yield List.of(change(way, list, spots, ill, xs -> {
          return lists.append(xs, v, terms.yes);
        }, lists::isFull).orIll(ill.term(), terms));
      }
      case Stmt.Pop(Target list, Optional<Binder> result, _) -> {
        List<Placing.Spot> spots = placing.spots(list, now, bound, ill);
        Optional<Worth> popped = result.map(_ -> at(way, list, spots, xs -> xs.slots().getFirst()));
        Way after = change(way, list, spots, ill, lists::withoutFirst, xs -> xs.size().getFirst());
        yield List.of(result.map(b -> after.with(bound.with(b, popped.orElseThrow()))).orElse(after)
            .orIll(ill.term(), terms));
      }
      case Stmt.Start(String routine, List<Expr> arguments, _) -> List.of(start(routine, arguments, way));
      case Stmt.Abort(String routine, var arguments, _) -> List.of(abort(routine, arguments, way));
      case Stmt.Return(var value, _) -> {
        Optional<Worth> v = value.map(e -> evaluation.worth(e, now, bound, ill));
        yield List.of(way.with(Optional.of(new Way.Returned(v))).orIll(ill.term(), terms));
      }
      case Stmt.ForAll loop -> new Simultaneous(this).run(loop, way);
      case Stmt.ForIn loop -> inOrder(loop, way);
    };
  }

  /** A block inside: what it binds is unknown behind it; branches come together. */
  private List<Way> inner(List<Way> ways, Bound bound) {
    return joining.join(ways.stream().map(w -> w.with(bound)).toList());
  }

  private Worth at(
      Way way, Target target, List<Placing.Spot> spots, java.util.function.Function<Sequence, Worth> part) {
    Worth result = null;
    for (Placing.Spot spot : spots) {
      Worth here = part.apply((Sequence) Placing.get(way.state(), target.variable().index(), spot.path()));
      result = result == null ? here : algebra.ite(spot.when(), here, result);
    }
    return java.util.Objects.requireNonNull(result);
  }

  /** Changes a list; ill where {@code refused}. An update of its place. */
  private Way change(
      Way way, Target target, List<Placing.Spot> spots, IllIf ill, UnaryOperator<Sequence> change,
      java.util.function.Function<Sequence, Term> refused) {
    Way after = way;
    for (Placing.Spot spot : spots) {
      Sequence old = (Sequence) Placing.get(way.state(), target.variable().index(), spot.path());
      ill.add(terms.and(spot.when(), refused.apply(old)));
      after = assign(after, target.variable(), List.of(spot), change.apply(old), true, ill);
    }
    return after;
  }

  /** Assigns a value to whichever of the spots it is. */
  private Way assign(Way way, Variable v, List<Placing.Spot> spots, Worth value, boolean update, IllIf ill) {
    SymbolicState state = way.state();
    Optional<Writes> log = way.writes();
    for (Placing.Spot spot : spots) {
      if (log.isPresent()) {
        Type type = Placing.typeAt(v, spot.path());
        ill.add(terms.and(spot.when(), terms.not(placing.isOf(value, type)))); // a sum not yet checked, §4.7
        for (Place leaf : placing.leaves(v, spot.path())) {
          log = log.map(w -> w.assigned(leaf, spot.when(), terms.truth(update), algebra));
        }
      }
      Worth old = Placing.get(state, v.index(), spot.path());
      state = Placing.put(state, v.index(), spot.path(), algebra.ite(spot.when(), value, old));
    }
    return way.with(state, log);
  }

  private Way update(Stmt.Update u, Way way) {
    IllIf ill = new IllIf(terms);
    When now = moment(way);
    Variable v = u.target().variable();
    List<Placing.Spot> spots = placing.spots(u.target(), now, way.bound(), ill);
    Worth operand = evaluation.worth(u.value(), now, way.bound(), ill);
    SymbolicState state = way.state();
    Optional<Writes> log = way.writes();
    for (Placing.Spot spot : spots) {
      Worth old = Placing.get(state, v.index(), spot.path());
      if (old instanceof Members(var in)) {
        List<Term> operands = ((Members) operand).in();
        Worth result = new Members(Algebra.zip(
            in, operands, (x, y) -> u.add() ? terms.or(x, y) : terms.and(x, terms.not(y))));
        for (int i = 0; log.isPresent() && i < operands.size(); i++) {
          Term here = terms.and(spot.when(), operands.get(i));
          log = Optional.of(
              log.get().member(new Place(v.index(), spot.path(), i), here, terms.truth(u.add()), algebra));
        }
        state = Placing.put(state, v.index(), spot.path(), algebra.ite(spot.when(), result, old));
      } else {
        Worth delta = u.add() ? operand : numbers.negate(operand);
        Worth sum = numbers.add(old, delta);
        Place place = new Place(v.index(), spot.path(), -1);
        Term checkedNow = log.map(w -> w.get(place, algebra).assigned()).orElse(terms.yes);
        if (u.target().type() instanceof Type.Range range) {
          ill.add(terms.and(spot.when(), checkedNow, terms.not(algebra.isIn(sum, range))));
          sum = log.isEmpty() ? algebra.within(sum, range) : sum;
        }
        log = log.map(w -> w.changed(place, spot.when(), delta, numbers, algebra));
        state = Placing.put(state, v.index(), spot.path(), algebra.ite(spot.when(), sum, old));
      }
    }
    return way.with(state, log).orIll(ill.term(), terms);
  }

  private List<Way> inlined(Stmt.Inlined inlined, Way way) {
    List<Way> ends = new ArrayList<>();
    for (Way end : block(inlined.body(), way)) {
      Way after = end.with(way.bound());
      if (end.returned().isPresent()) {
        after = after.with(Optional.empty());
        Optional<Worth> value = end.returned().get().value();
        if (inlined.result().isPresent() && value.isPresent()) {
          after = after.with(way.bound().with(inlined.result().get(), value.get()));
        }
      }
      ends.add(after);
    }
    return joining.join(ends);
  }

  private List<Way> choose(Stmt.Choose choose, Way way) {
    IllIf ill = new IllIf(terms);
    When now = moment(way);
    List<Evaluation.Candidate> candidates = evaluation.domain(choose.domain(), now, way.bound(), ill);
    List<Term> taken = new ArrayList<>();
    for (Evaluation.Candidate c : candidates) {
      IllIf part = new IllIf(terms);
      Term where = evaluation.truth(choose.where(), now, way.bound().with(choose.binder(), c.worth()), part);
      ill.add(c.when(), part);
      taken.add(terms.and(c.when(), where));
    }
    List<Way> ways = new ArrayList<>();
    Way judged = way.orIll(ill.term(), terms);
    for (int i = 0; i < candidates.size(); i++) {
      Way chosen = judged.chosen(i);
      Bound inside = way.bound().with(choose.binder(), candidates.get(i).worth());
      ways.add(chosen.with(inside).orOff(terms.not(taken.get(i)), terms));
    }
    return ways.isEmpty() ? List.of(judged.orOff(terms.yes, terms)) : ways;
  }

  private Way start(String routine, List<Expr> arguments, Way way) {
    IllIf ill = new IllIf(terms);
    Locations all = locations(routine);
    List<Worth> values = evaluation.worths(arguments, moment(way), way.bound(), ill);
    List<Term> matches = new ArrayList<>();
    Way after = way;
    for (List<Value> instance : all.instances()) {
      List<Optional<Worth>> patterns = values.stream().map(Optional::of).toList();
      Term here = evaluation.matches(instance, patterns, arguments.stream().map(Expr::type).toList());
      matches.add(here);
      ill.add(terms.and(here, terms.not(all.isAt(all.of(way.state(), instance), Routine.IDLE))));
      after = locate(all, instance, here, Routine.STARTED, true, after, ill);
    }
    ill.add(terms.not(terms.or(matches)));
    return after.orIll(ill.term(), terms);
  }

  private Way abort(String routine, List<Optional<Expr>> arguments, Way way) {
    IllIf ill = new IllIf(terms);
    Locations all = locations(routine);
    List<Optional<Worth>> patterns = evaluation.patterns(arguments, moment(way), way.bound(), ill);
    Way after = way;
    for (List<Value> instance : all.instances()) {
      Term here = evaluation.matches(instance, patterns, Evaluation.types(arguments));
      after = locate(all, instance, here, Routine.IDLE, false, after, ill);
    }
    return after.orIll(ill.term(), terms);
  }

  private Locations locations(String routine) {
    return Optional.ofNullable(routines.get(routine)).orElseThrow();
  }

  private Way locate(
      Locations all, List<Value> instance, Term condition, int point, boolean update, Way way, IllIf ill) {
    if (condition == terms.no) {
      return way;
    }
    List<Integer> path = all.routine().location().type() instanceof Type.MapOf map
        ? List.of(Values.indexOf(instance, map))
        : List.of();
    Placing.Spot spot = new Placing.Spot(condition, path);
    return assign(way, all.routine().location(), List.of(spot), all.at(point), update, ill);
  }

  private List<Way> inOrder(Stmt.ForIn loop, Way way) {
    IllIf ill = new IllIf(terms);
    List<Evaluation.Candidate> elements =
        switch (loop.order()) {
          case Stmt.Order.Elements(Expr list) -> {
            Sequence xs = (Sequence) evaluation.worth(list, moment(way), way.bound(), ill);
            List<Evaluation.Candidate> all = new ArrayList<>();
            for (int i = 0; i < xs.slots().size(); i++) {
              all.add(new Evaluation.Candidate(algebra.isLonger(xs, i), xs.slots().get(i)));
            }
            yield all;
          }
          case Stmt.Order.Ascending(Type type) ->
              algebra.all(type).stream()
                  .map(v -> new Evaluation.Candidate(terms.yes, algebra.literal(v, type)))
                  .toList();
        };
    List<Way> ways = List.of(way.orIll(ill.term(), terms));
    for (Evaluation.Candidate x : elements) {
      List<Way> next = new ArrayList<>();
      for (Way w : ways) {
        if (w.returned().isPresent() || x.when() == terms.no) {
          next.add(w);
        } else {
          next.addAll(iteration(loop, x, w));
        }
      }
      ways = joining.join(next);
    }
    return ways;
  }

  private List<Way> iteration(Stmt.ForIn loop, Evaluation.Candidate x, Way way) {
    IllIf ill = new IllIf(terms);
    Bound inside = way.bound().with(loop.binder(), x.worth());
    Term where = terms.and(x.when(), evaluation.truth(loop.where(), moment(way), inside, ill));
    Way judged = way.orIll(terms.and(x.when(), ill.term()), terms);
    List<Way> ways = new ArrayList<>();
    if (where != terms.no) {
      ways.addAll(block(loop.body(), judged.provided(where, terms).with(inside)));
    }
    if (where != terms.yes) {
      ways.add(judged.provided(terms.not(where), terms));
    }
    return ways.stream().map(w -> w.with(way.bound())).toList();
  }

  /** What one iteration of a simultaneous loop may come to, as if it were alone. */
  List<Way> iteration(Stmt.ForAll loop, Worth element, Way way) {
    Way begin = begin(way.state(), way.bound().with(loop.binder(), element), Optional.of(Writes.NONE));
    List<Way> ends = joining.join(block(loop.body(), begin));
    return ends.isEmpty() ? List.of(begin.orOff(terms.yes, terms)) : ends;
  }
}
