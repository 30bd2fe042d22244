package baton.checker.cp;

import baton.checker.Reason;
import baton.checker.Stopping;
import baton.checker.ground.Lowered;
import baton.checker.transition.Question;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Transitions;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.search.strategy.Search;

/**
 * Searches for runs of one length after the other. Whether there is one is found out by branching on the ways in which
 * steps are taken, those first that took part in most failures; then the canonical run is the first that a search in
 * the order of reports comes to.
 */
final class RunSearch {
  private static final long PATIENCE = 20_000; // fails, until the canonical run is given up

  /** What a search finds out about one length. */
  sealed interface Outcome {
    record None() implements Outcome {}

    record Stopped(Reason reason) implements Outcome {}

    /** {@code canonical}: whether it is the least of all shortest runs. */
    record Found(Trace trace, boolean canonical) implements Outcome {}
  }

  private final Lowered lowered;
  private final Question question;
  private final List<State> initial;
  private final Precedence precedence;
  private final Evaluation evaluation;
  private final Stopping stopping;
  private long nodes;
  private long fails;
  private long propagations;

  RunSearch(
      Lowered lowered, Question question, List<State> initial, Evaluation evaluation,
      Supplier<Optional<Reason>> stop) {
    this.lowered = lowered;
    this.question = question;
    this.initial = List.copyOf(initial);
    precedence = new Precedence(lowered.protocol(), initial);
    this.evaluation = evaluation;
    stopping = new Stopping(stop);
  }

  Map<String, Long> spent() {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("nodes", nodes);
    all.put("fails", fails);
    all.put("propagations", propagations);
    return all;
  }

  /** Whether there is a run of this length; those shorter are known to be none. */
  Outcome runs(int length) {
    Optional<Reason> now = stopping.get();
    if (now.isPresent()) {
      return new Outcome.Stopped(now.get());
    }
    try {
      return initial.isEmpty() ? new Outcome.None() : search(length);
    } catch (RunModel.Interrupted e) {
      return new Outcome.Stopped(e.reason());
    } catch (OutOfMemoryError _) {
      stopping.ranOutOfMemory();
      return new Outcome.Stopped(Reason.MEMORY);
    }
  }

  private Outcome search(int length) {
    RunModel some = new RunModel(
        lowered, question, length, precedence.beginnings(), Optional.of(precedence), evaluation, stopping);
    Solver solver = some.model().getSolver();
    if (some.taken().length > 0) {
      solver.setSearch(Search.domOverWDegSearch(some.taken()), Search.inputOrderLBSearch(some.inOrder()));
    } else {
      solver.setSearch(Search.inputOrderLBSearch(some.inOrder()));
    }
    solver.addStopCriterion(() -> stopping.isMet());
    boolean found = solver.solve();
    count(solver);
    if (!found) {
      return solver.isStopCriterionMet()
          ? new Outcome.Stopped(stopping.get().orElseThrow())
          : new Outcome.None();
    }
    Trace trace = trace(some);
    Optional<Trace> canonical;
    try {
      canonical = canonical(length);
    } catch (RunModel.Interrupted | OutOfMemoryError _) {
      canonical = Optional.empty(); // the run that was found is one all the same
    }
    return new Outcome.Found(canonical.orElse(trace), canonical.isPresent());
  }

  private Optional<Trace> canonical(int length) {
    RunModel all = new RunModel(lowered, question, length, initial, Optional.empty(), evaluation, stopping);
    Solver solver = all.model().getSolver();
    solver.setSearch(Search.inputOrderLBSearch(all.inOrder()));
    solver.addStopCriterion(() -> solver.getFailCount() > PATIENCE || stopping.isMet());
    boolean found = solver.solve();
    count(solver);
    return found ? Optional.of(trace(all)) : Optional.empty();
  }

  private void count(Solver solver) {
    nodes += solver.getNodeCount();
    fails += solver.getFailCount();
    propagations += solver.getMeasures().getPropagationCount();
  }

  private Trace trace(RunModel run) {
    State first = run.stateAt(0);
    State last = first;
    List<Trace.Step> steps = new ArrayList<>();
    for (int time = 0; time < run.steps(); time++) {
      last = run.stateAt(time + 1);
      steps.add(new Trace.Step(run.labelAt(time), last));
    }
    Optional<Trace.Attempt> attempt =
        question instanceof Question.Ill ? Optional.of(attempt(last)) : Optional.empty();
    return new Trace(Optional.of(first), steps, attempt, OptionalInt.empty());
  }

  /** The first attempt in a state that is ill, with what the reference interpreter says of it. */
  private Trace.Attempt attempt(State state) {
    for (Transitions t : new Interpreter(lowered.protocol().protocol()).transitions(state)) {
      if (t.ill().isPresent()) {
        return new Trace.Attempt(Optional.of(t.label()), t.ill().get().kind(), t.ill().get().at());
      }
    }
    throw new IllegalStateException("the reference interpreter finds nothing ill in " + state);
  }
}
