package baton.checker.naive;

import baton.checker.naive.Worth.Sequence;
import baton.checker.naive.Worth.Parts;
import baton.models.interpreter.RoutineText.Frame;
import baton.models.interpreter.RoutineText.Inside;
import baton.models.interpreter.RoutineText.Point;
import baton.models.interpreter.RoutineText;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.ir.Routine.Flow;
import baton.models.ir.Routine.Over;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How control moves on to the next step (§6.2 of the semantics). */
final class Moving {
  private static final int MOST_ARRIVALS = 4096;

  /** Where a move may end, if it is not ill. */
  record Arrival(Term when, Parts location) {}

  /** All ends of the moves from a point, and when some move is ill. */
  record Moves(List<Arrival> arrivals, Term ill) {}

  private final Evaluation evaluation;
  private final Algebra algebra;
  private final Terms terms;
  private final Locations locations;
  private final SymbolicState state;
  private final List<Value> instance;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final IllIf ill;

  private Moving(Evaluation evaluation, Locations locations, SymbolicState state, List<Value> instance) {
    this.evaluation = evaluation;
    algebra = evaluation.algebra;
    terms = evaluation.terms;
    this.locations = locations;
    this.state = state;
    this.instance = instance;
    ill = new IllIf(terms);
  }

  static Moves from(
      Point point, Parts location, Evaluation evaluation, Locations locations, SymbolicState state,
      List<Value> instance) {
    Moving moving = new Moving(evaluation, locations, state, instance);
    moving.go(point.frame(), point.index(), location, evaluation.terms.yes);
    return new Moves(moving.arrivals, moving.ill.term());
  }

  private Term judge(Expr e, List<Integer> loops, Parts location, Term when) {
    IllIf part = new IllIf(terms);
    Term t = evaluation.truth(e, When.in(state), locations.bound(instance, location, loops), part);
    ill.add(when, part);
    return terms.and(t, terms.not(part.term()));
  }

  /** {@code when}: this point is come to. */
  private void go(Frame frame, int index, Parts location, Term when) {
    if (when == terms.no) {
      return;
    }
    if (arrivals.size() > MOST_ARRIVALS) {
      throw new Unwritten("a routine has more than " + MOST_ARRIVALS + " ways to move on");
    }
    if (index == frame.items().size()) {
      switch (frame.inside()) {
        case Inside.Body _ -> arrivals.add(new Arrival(when, locations.at(Routine.IDLE)));
        case Inside.Branch _ -> go(frame.outer().orElseThrow(), frame.index() + 1, location, when);
        case Inside.Loop(int loop) -> next(loop, frame, location, false, when);
      }
      return;
    }
    switch (frame.items().get(index)) {
      case Flow.AtStep(int step) ->
          arrivals.add(new Arrival(when, locations.withPoint(location, Routine.FIRST_STEP + step)));
      case Flow.End _ -> arrivals.add(new Arrival(when, locations.at(Routine.IDLE)));
      case Flow.Branch(Expr condition, var then, var otherwise) -> {
        IllIf part = new IllIf(terms);
        Term taken = evaluation.truth(
            condition, When.in(state), locations.bound(instance, location, RoutineText.loopsAround(frame)), part);
        ill.add(when, part);
        Term defined = terms.and(when, terms.not(part.term()));
        Optional<Frame> outer = Optional.of(frame);
        go(new Frame(then, new Inside.Branch(), outer, index), 0, location, terms.and(defined, taken));
        go(new Frame(otherwise, new Inside.Branch(), outer, index), 0, location, terms.and(defined, terms.not(taken)));
      }
      case Flow.Repeat(int loop, var body) ->
          next(loop, new Frame(body, new Inside.Loop(loop), Optional.of(frame), index), location, true, when);
    }
  }

  /** Goes on to the next element of a loop, or behind the loop; {@code first}: on coming to it. */
  private void next(int number, Frame body, Parts location, boolean first, Term when) {
    Routine.Loop loop = locations.routine().loops().get(number);
    switch (loop.over()) {
      case Over.Elements(Expr list) -> elements(loop, list, body, location, first, when);
      case Over.Ascending(Type type) -> {
        List<Value> all = algebra.all(type);
        Term open = when;
        for (int i = 0; i < all.size(); i++) {
          Worth x = algebra.literal(all.get(i), type);
          Term behind = first ? terms.yes : isBefore(locations.element(location, loop), type, i);
          open = enter(loop, body, locations.withElement(location, loop, x), behind, open);
        }
        behind(loop, body, location, open);
      }
      case Over.AnyOrder(Type.Sort sort) -> anyOrder(loop, sort, body, location, first, when);
    }
  }

  /** Whether a value stands before position {@code i} of its type. */
  private Term isBefore(Worth x, Type type, int i) {
    List<Term> some = new ArrayList<>();
    for (int j = 0; j < i; j++) {
      some.add(algebra.isAt(x, type, j));
    }
    return terms.or(some);
  }

  /** Goes into the body at an element if it comes next and is wanted; returns when the loop goes on behind it. */
  private Term enter(Routine.Loop loop, Frame body, Parts here, Term comes, Term open) {
    Term asked = terms.and(open, comes);
    if (asked == terms.no) {
      return open;
    }
    IllIf part = new IllIf(terms);
    Term wanted = evaluation.truth(
        loop.where(), When.in(state), locations.bound(instance, here, RoutineText.loopsAround(body)), part);
    ill.add(asked, part);
    go(body, 0, here, terms.and(asked, wanted, terms.not(part.term())));
    return terms.and(open, terms.not(terms.and(comes, terms.or(wanted, part.term()))));
  }

  private void elements(Routine.Loop loop, Expr list, Frame body, Parts location, boolean first, Term when) {
    List<Integer> outside = RoutineText.loopsAround(body.outer().orElseThrow());
    IllIf part = new IllIf(terms);
    Sequence xs = (Sequence) evaluation.worth(
        list, When.in(state), locations.bound(instance, location, outside), part);
    ill.add(when, part);
    Term open = terms.and(when, terms.not(part.term()));
    for (int i = 0; i < xs.slots().size(); i++) {
      Term later = first
          ? terms.yes
          : terms.or(List.copyOf(Locations.position(location, loop).headMap((long) i, false).values()));
      Parts here = Locations.with(
          locations.withElement(location, loop, xs.slots().get(i)), loop.progressField(), algebra.number(i));
      open = enter(loop, body, here, terms.and(later, algebra.isLonger(xs, i)), open);
    }
    behind(loop, body, location, open);
  }

  /**
   * Any element not yet visited; one that the condition refuses counts as visited from then on. So an element may come
   * next after any of those that are refused, and the loop ends when all others are.
   */
  private void anyOrder(Routine.Loop loop, Type.Sort sort, Frame body, Parts location, boolean first, Term when) {
    List<Term> visited = new ArrayList<>(Locations.visited(location, loop));
    if (!first) {
      Worth here = locations.element(location, loop);
      for (int i = 0; i < sort.size(); i++) {
        visited.set(i, terms.or(visited.get(i), algebra.isAt(here, sort, i)));
      }
    }
    List<Term> wanted = new ArrayList<>();
    List<Term> refused = new ArrayList<>();
    List<Worth> elements = algebra.all(sort).stream().map(v -> algebra.literal(v, sort)).toList();
    for (int i = 0; i < sort.size(); i++) {
      Parts here = locations.withElement(location, loop, elements.get(i));
      Term fresh = terms.not(visited.get(i));
      Term where = judge(loop.where(), RoutineText.loopsAround(body), here, terms.and(when, fresh));
      IllIf part = new IllIf(terms);
      evaluation.truth(
          loop.where(), When.in(state), locations.bound(instance, here, RoutineText.loopsAround(body)), part);
      wanted.add(terms.and(fresh, where));
      refused.add(terms.and(fresh, terms.not(where), terms.not(part.term())));
    }
    for (int i = 0; i < sort.size(); i++) {
      after(loop, elements.get(i), body, location, visited, refused, 0, i, terms.and(when, wanted.get(i)));
    }
    behind(loop, body, location, terms.and(when, terms.and(Algebra.zip(visited, refused, terms::or))));
  }

  /** The element {@code next} after any of the refused ones from {@code from} on. */
  private void after(
      Routine.Loop loop, Worth element, Frame body, Parts location, List<Term> visited, List<Term> refused, int from,
      int next, Term when) {
    if (when == terms.no) {
      return;
    }
    if (from == visited.size()) {
      Parts here = Locations.with(
          locations.withElement(location, loop, element), loop.progressField(), new Worth.Members(visited));
      go(body, 0, here, when);
      return;
    }
    after(loop, element, body, location, visited, refused, from + 1, next, when);
    if (from != next && refused.get(from) != terms.no) {
      List<Term> more = new ArrayList<>(visited);
      more.set(from, terms.yes);
      after(loop, element, body, location, more, refused, from + 1, next, terms.and(when, refused.get(from)));
    }
  }

  private void behind(Routine.Loop loop, Frame body, Parts location, Term when) {
    Parts idle = locations.at(Routine.IDLE);
    Parts outside = Locations.with(location, loop.elementField(), idle.parts().get(loop.elementField()));
    if (loop.progressField() >= 0) {
      outside = Locations.with(outside, loop.progressField(), idle.parts().get(loop.progressField()));
    }
    go(body.outer().orElseThrow(), body.index() + 1, outside, when);
  }
}
