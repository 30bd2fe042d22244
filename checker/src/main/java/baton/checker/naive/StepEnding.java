package baton.checker.naive;

import baton.checker.naive.Worth.Parts;
import baton.checker.naive.Worth.Sequence;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens between the body of an atomic step and the next state (§6.5 and §6.7 of the semantics). */
final class StepEnding {
  private final Evaluation evaluation;
  private final Algebra algebra;
  private final Terms terms;
  private final Map<String, Locations> routines;

  StepEnding(Evaluation evaluation, Map<String, Locations> routines) {
    this.evaluation = evaluation;
    algebra = evaluation.algebra;
    terms = evaluation.terms;
    this.routines = routines;
  }

  /** The instance that takes the step, and at which step it stood when its body began. */
  record Stepping(Locations routine, List<Value> instance, int step) {}

  /** All ways to end: of each way one for each end of the moves. */
  List<Way> of(SymbolicState before, Way end, Optional<Stepping> stepping) {
    List<Way> ways = List.of(end.orIll(loops(before, end, stepping), terms));
    if (stepping.isPresent()) {
      Stepping s = stepping.get();
      Parts location = s.routine().of(end.state(), s.instance());
      Term stands = s.routine().isAt(location, Routine.FIRST_STEP + s.step()); // else its own body aborted it
      if (end.returned().isPresent()) {
        Worth idle = algebra.ite(stands, s.routine().at(Routine.IDLE), location);
        ways = List.of(ways.getFirst().with(s.routine().with(end.state(), s.instance(), idle)));
      } else {
        ways = moved(s.routine(), s.instance(), ways.getFirst(), stands, Moving.from(
            s.routine().text().behind(s.step()), location, evaluation, s.routine(), end.state(), s.instance()));
      }
    }
    for (Locations all : routines.values()) {
      for (List<Value> instance : all.instances()) {
        List<Way> next = new ArrayList<>();
        for (Way way : ways) {
          next.addAll(begun(all, instance, way));
        }
        ways = Way.fewEnough(next);
      }
    }
    return ways;
  }

  /** An instance that was started during the step moves to its first step. */
  private List<Way> begun(Locations all, List<Value> instance, Way way) {
    Parts location = all.of(way.state(), instance);
    Term started = all.isAt(location, Routine.STARTED);
    if (started == terms.no) {
      return List.of(way);
    }
    return moved(all, instance, way, started, Moving.from(
        all.text().beginning(), location, evaluation, all, way.state(), instance));
  }

  /** The way, its instance moved where the condition holds. */
  private List<Way> moved(Locations all, List<Value> instance, Way way, Term condition, Moving.Moves moves) {
    List<Way> ways = new ArrayList<>();
    Way judged = way.orIll(terms.and(condition, moves.ill()), terms);
    if (condition != terms.yes) {
      ways.add(judged.orOff(condition, terms));
    }
    for (Moving.Arrival arrival : moves.arrivals()) {
      ways.add(judged.orOff(terms.not(terms.and(condition, arrival.when())), terms)
          .with(all.with(way.state(), instance, arrival.location())));
    }
    if (ways.isEmpty()) {
      ways.add(judged.orOff(terms.yes, terms));
    }
    return ways.stream().filter(w -> w.completes(terms) != terms.no || w.isIll(terms) != terms.no).toList();
  }

  /** When a loop over a list has lost its place. */
  private Term loops(SymbolicState before, Way end, Optional<Stepping> stepping) {
    List<Term> lost = new ArrayList<>();
    for (Locations all : routines.values()) {
      for (List<Value> instance : all.instances()) {
        boolean ended = end.returned().isPresent() && stepping.isPresent()
            && stepping.get().routine() == all && stepping.get().instance().equals(instance);
        for (int step = 0; !ended && step < all.routine().steps().size(); step++) {
          lost.add(lost(all, instance, step, before, end.state()));
        }
      }
    }
    return terms.or(lost);
  }

  /** That loops over lists stand at elements that are there: no matter of types, but true between two steps. */
  List<Term> inPlace(SymbolicState state) {
    List<Term> all = new ArrayList<>();
    for (Locations routine : routines.values()) {
      for (List<Value> instance : routine.instances()) {
        for (int step = 0; step < routine.routine().steps().size(); step++) {
          inPlace(routine, instance, step, state, all);
        }
      }
    }
    return all;
  }

  private void inPlace(Locations all, List<Value> instance, int step, SymbolicState state, List<Term> into) {
    Parts location = all.of(state, instance);
    Term stands = all.isAt(location, Routine.FIRST_STEP + step);
    List<Integer> outer = new ArrayList<>();
    for (int number : all.text().loopsAround(step)) {
      Routine.Loop loop = all.routine().loops().get(number);
      if (loop.over() instanceof Routine.Over.Elements(Expr list)) {
        Sequence now = (Sequence) evaluation.worth(
            list, When.in(state), all.bound(instance, location, outer), new IllIf(terms));
        Locations.position(location, loop).forEach((position, here) -> into.add(terms.or(
            terms.not(terms.and(stands, here)), new Lists(algebra).agree(now, now, position.intValue() + 1))));
      }
      outer.add(number);
    }
  }

  private Term lost(Locations all, List<Value> instance, int step, SymbolicState before, SymbolicState after) {
    Parts location = all.of(before, instance);
    int point = Routine.FIRST_STEP + step;
    Term stays = terms.and(all.isAt(location, point), all.isAt(all.of(after, instance), point));
    List<Term> lost = new ArrayList<>();
    List<Integer> outer = new ArrayList<>();
    for (int number : all.text().loopsAround(step)) {
      Routine.Loop loop = all.routine().loops().get(number);
      if (stays != terms.no && loop.over() instanceof Routine.Over.Elements(Expr list)) {
        Bound bound = all.bound(instance, location, outer);
        IllIf ill = new IllIf(terms);
        Sequence old = (Sequence) evaluation.worth(list, When.in(before), bound, ill);
        Sequence now = (Sequence) evaluation.worth(list, When.in(after), bound, ill);
        lost.add(ill.term());
        Term changed = terms.not(algebra.equal(old, now)); // else the place is kept, whatever it is
        Locations.position(location, loop).forEach((position, here) ->
            lost.add(terms.and(
                here, terms.and(changed, terms.not(new Lists(algebra).agree(old, now, position.intValue() + 1))))));
      }
      outer.add(number);
    }
    return terms.and(stays, terms.or(lost));
  }
}
