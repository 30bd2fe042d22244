package baton.checker.naive;

import baton.checker.naive.Claim.Question;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What must be shown of induction over runs. A state is bad if the goal is decided there, or by a step that can be taken
 * from it. None of the first {@code depth} states of a run is bad; and behind so many that are not, all different, there
 * is none that is and differs from them.
 */
final class Runs {
  private static final int DEEPEST = 256;

  private final Shown shown;
  private final Terms terms;
  private final int depth;
  private final List<Term> typed = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private final Term step;

  /** A state and the memory before it; {@code here} says what the unknowns of any state and of the next one are. */
  private record Moment(SymbolicState state, List<Term> memory, Map<Term, Term> here) {}

  private Runs(Shown shown, int depth) {
    this.shown = shown;
    this.depth = depth;
    terms = shown.model.terms;
    Moment next = fresh();
    for (int time = 0; time <= depth; time++) {
      moments.add(fresh());
    }
    for (int time = 0; time <= depth; time++) {
      become(shown.any, shown.bits, moments.get(time), time);
      if (time < depth) {
        become(next.state(), next.memory(), moments.get(time + 1), time);
      }
      for (Term clause : shown.clauses.all()) { // shown of each state by the other claims
        typed.add(at(time, clause));
      }
    }
    step = step(next);
  }

  /** What {@link Shown#byInduction} adds to its claims. */
  static List<Claim> of(Shown shown, int depth) {
    if (depth > DEEPEST) {
      throw new Unwritten("induction over runs of more than " + DEEPEST + " steps");
    }
    Runs runs = new Runs(shown, depth);
    return List.of(runs.base(), runs.induction());
  }

  private Moment fresh() {
    SymbolicState state = shown.model.anyState(typed);
    return new Moment(state, shown.bits.stream().map(_ -> terms.unknownTruth()).toList(), new HashMap<>());
  }

  private void become(SymbolicState unknown, List<Term> memory, Moment is, int time) {
    Difference difference = new Difference(shown.model.algebra, moments.get(time).here());
    for (int i = 0; i < shown.width; i++) {
      difference.add(unknown.get(i), is.state().get(i));
    }
    for (int i = 0; i < memory.size(); i++) {
      difference.add(memory.get(i), is.memory().get(i));
    }
  }

  private Term at(int time, Term t) {
    return terms.replace(t, moments.get(time).here());
  }

  /** Whether a state is the moment's, with this memory. */
  private Term is(SymbolicState state, List<Term> memory, Moment moment) {
    List<Term> all = new ArrayList<>();
    for (int i = 0; i < shown.width; i++) {
      all.add(shown.model.algebra.equal(moment.state().get(i), state.get(i)));
    }
    for (int i = 0; i < memory.size(); i++) {
      all.add(terms.same(moment.memory().get(i), memory.get(i)));
    }
    return terms.and(all);
  }

  /** Some step leads from any state to the next one. */
  private Term step(Moment next) {
    List<Term> ways = new ArrayList<>();
    for (Model.Step s : shown.model.steps(shown.any)) {
      if (s.taken() != terms.no) {
        List<Term> memory = shown.remembered(s.after(), shown.bits, Optional.of(s.label()));
        ways.add(terms.and(s.taken(), is(s.after(), memory, next)));
      }
    }
    return terms.or(ways);
  }

  private Term bad(int time) {
    return terms.or(shown.violations().stream().map(q -> at(time, q.possible())).toList());
  }

  private Claim base() {
    List<Term> given = new ArrayList<>(typed);
    List<Term> atFirst = shown.monitor.initial().stream().map(v -> terms.truth(v.equals(Values.TRUE))).toList();
    List<Term> ways = new ArrayList<>();
    for (Model.Beginning b : shown.model.beginnings(given)) {
      if (b.taken() != terms.no) {
        ways.add(terms.and(
            b.taken(), is(b.state(), shown.remembered(b.state(), atFirst, Optional.empty()), moments.getFirst())));
      }
    }
    List<Question> questions = new ArrayList<>();
    Term comes = terms.or(ways);
    for (int time = 0; time < depth; time++) {
      questions.addAll(questions(comes, time));
      comes = terms.and(comes, at(time, step));
    }
    return new Claim("base", given, questions);
  }

  private List<Question> questions(Term provided, int time) {
    SymbolicState state = moments.get(time).state();
    return shown.violations().stream()
        .map(q -> new Question(terms.and(provided, at(time, q.possible())), q.step(), state, Optional.empty()))
        .toList();
  }

  private Claim induction() {
    List<Term> given = new ArrayList<>(typed);
    for (int time = 0; time < depth; time++) {
      given.add(terms.not(bad(time)));
      given.add(at(time, step));
    }
    for (int later = 1; later <= depth; later++) {
      int end = later;
      IntStream.range(0, later).forEach(time -> given.add(terms.not(
          is(moments.get(end).state(), moments.get(end).memory(), moments.get(time)))));
    }
    return new Claim("induction", given, questions(terms.yes, depth));
  }
}
