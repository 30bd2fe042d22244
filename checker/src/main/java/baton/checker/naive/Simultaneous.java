package baton.checker.naive;

import baton.checker.naive.Writes.Place;
import baton.checker.naive.Writes.Written;
import baton.models.ir.Stmt;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code for x: T where g { … }}: every iteration from the same state, then their writes merged (§4.5 to §4.8). */
final class Simultaneous {
  private static final int MOST_COMBINATIONS = 4096;

  private final Execution execution;
  private final Evaluation evaluation;
  private final Algebra algebra;
  private final Terms terms;

  Simultaneous(Execution execution) {
    this.execution = execution;
    evaluation = execution.evaluation;
    algebra = execution.algebra;
    terms = execution.terms;
  }

  /** An iteration, and when there is one. */
  private record Iteration(Term taken, Way way) {}

  List<Way> run(Stmt.ForAll loop, Way way) {
    When before = new When(way.state(), Optional.empty(), Optional.empty(), way.writes().isPresent());
    IllIf ill = new IllIf(terms);
    List<List<Iteration>> combinations = List.of(List.of());
    for (var value : algebra.all(loop.domain())) {
      Worth x = algebra.literal(value, loop.domain());
      Term taken = evaluation.truth(loop.where(), before, way.bound().with(loop.binder(), x), ill);
      if (taken == terms.no) {
        continue;
      }
      List<Way> ends = execution.iteration(loop, x, way);
      List<List<Iteration>> longer = new ArrayList<>();
      for (List<Iteration> combination : combinations) {
        for (Way end : ends) {
          List<Iteration> c = new ArrayList<>(combination);
          c.add(new Iteration(taken, end));
          longer.add(c);
        }
      }
      combinations = longer;
      if (combinations.size() > MOST_COMBINATIONS) {
        throw new Unwritten("a simultaneous loop has more than " + MOST_COMBINATIONS + " ways to choose");
      }
    }
    Way judged = way.orIll(ill.term(), terms);
    boolean several = combinations.size() > 1;
    return combinations.stream().map(c -> merge(c, several, judged)).toList();
  }

  /** One resolution of the loop: an ill iteration decides, then a disabled one, then conflicts, then ranges. */
  private Way merge(List<Iteration> iterations, boolean several, Way way) {
    List<Term> ill = new ArrayList<>();
    List<Term> off = new ArrayList<>();
    Way merged = way;
    for (Iteration i : iterations) {
      ill.add(terms.and(i.taken(), i.way().isIll(terms)));
      // a combination with a branch that is not taken is none
      off.add(terms.and(i.taken(), terms.not(i.way().completes(terms))));
      merged = several ? merged.chosen(i.way().choices()) : merged;
    }
    merged = merged.orIll(terms.or(ill), terms).orOff(terms.or(off), terms);
    Set<Place> places = new LinkedHashSet<>();
    iterations.forEach(i -> places.addAll(i.way().writes().orElseThrow().all().keySet()));
    SymbolicState state = way.state();
    Optional<Writes> log = way.writes();
    List<Term> conflicts = new ArrayList<>();
    List<Term> ranges = new ArrayList<>();
    for (Place place : places) {
      List<Written> writes = new ArrayList<>();
      List<Worth> values = new ArrayList<>();
      for (Iteration i : iterations) {
        writes.add(provided(i.taken(), i.way().writes().orElseThrow().get(place, algebra)));
        values.add(Placing.leaf(i.way().state(), place));
      }
      conflicts.add(conflict(writes, values));
      Written all = sum(writes);
      Worth value = value(place, all, writes, values, way.state());
      if (place.element() < 0
          && Placing.typeAt(execution.variable(place.variable()), place.path()) instanceof Type.Range range) {
        Term checkedNow = way.writes().map(w -> w.get(place, algebra).assigned()).orElse(terms.yes);
        ranges.add(terms.and(all.changed(), checkedNow, terms.not(algebra.isIn(value, range))));
        value = way.writes().isEmpty() ? algebra.within(value, range) : value;
      }
      state = Placing.putLeaf(state, place, value);
      log = log.map(w -> then(w, place, all));
    }
    return merged.orIll(terms.or(conflicts), terms).orIll(terms.or(ranges), terms).with(state, log);
  }

  private Written provided(Term taken, Written w) {
    return new Written(
        terms.and(taken, w.assigned()), terms.and(taken, w.update()), terms.and(taken, w.changed()), w.delta(),
        terms.and(taken, w.added()), terms.and(taken, w.removed()));
  }

  /** Two iterations that cannot both have their way (§4.6). */
  private Term conflict(List<Written> writes, List<Worth> values) {
    List<Term> some = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      Written a = writes.get(i);
      if (a.any(terms) == terms.no) {
        continue;
      }
      for (int j = 0; j < i; j++) {
        Written b = writes.get(j);
        if (b.any(terms) != terms.no) {
          Term agree = terms.or(
              terms.and(
                  a.assigned(), b.assigned(), terms.not(a.update()), terms.not(b.update()),
                  algebra.equal(values.get(i), values.get(j))),
              terms.and(a.changed(), b.changed()), terms.and(a.added(), b.added()),
              terms.and(a.removed(), b.removed()));
          some.add(terms.and(a.any(terms), b.any(terms), terms.not(agree)));
        }
      }
    }
    return terms.or(some);
  }

  private Written sum(List<Written> writes) {
    Worth delta = algebra.number(0);
    for (Written w : writes) {
      delta = execution.numbers.add(delta, algebra.ite(w.changed(), w.delta(), algebra.number(0)));
    }
    return new Written(
        terms.or(writes.stream().map(Written::assigned).toList()),
        terms.or(writes.stream().map(Written::update).toList()),
        terms.or(writes.stream().map(Written::changed).toList()), delta,
        terms.or(writes.stream().map(Written::added).toList()),
        terms.or(writes.stream().map(Written::removed).toList()));
  }

  private Worth value(Place place, Written all, List<Written> writes, List<Worth> values, SymbolicState before) {
    Worth value = Placing.leaf(before, place);
    if (place.element() >= 0) {
      value = algebra.ite(all.added(), new Worth.Truth(terms.yes), value);
      value = algebra.ite(all.removed(), new Worth.Truth(terms.no), value);
    } else if (all.changed() != terms.no) {
      value = algebra.ite(all.changed(), execution.numbers.add(value, all.delta()), value);
    }
    for (int i = 0; i < writes.size(); i++) {
      value = algebra.ite(writes.get(i).assigned(), values.get(i), value);
    }
    return value;
  }

  /** The writes of the iteration around this loop, with what the loop has written. */
  private Writes then(Writes outer, Place place, Written w) {
    return outer
        .assigned(place, w.assigned(), w.update(), algebra)
        .changed(place, w.changed(), w.delta(), execution.numbers, algebra)
        .member(place, terms.or(w.added(), w.removed()), w.added(), algebra);
  }
}
