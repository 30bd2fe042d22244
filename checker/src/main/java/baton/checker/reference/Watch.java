package baton.checker.reference;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Reason;
import baton.checker.Vacuity;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.Judge;
import baton.properties.Monitor;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at everything that a search comes by, on behalf of one goal, and keeps the first thing that decides it. */
final class Watch {
  private final Goal goal;
  private final Judge judge;
  private Optional<Trace> found = Optional.empty();
  private Optional<Evaluation.Undefined> because = Optional.empty();
  private final BitSet met = new BitSet();

  private Watch(Goal goal, Judge judge) {
    this.goal = goal;
    this.judge = judge;
  }

  static Watch of(Goal goal, Interpreter interpreter) {
    return new Watch(goal, new Judge(interpreter));
  }

  private Monitor monitor() {
    return switch (goal) {
      case Goal.Always a -> a.monitor();
      case Goal.Liveness l -> l.safety().monitor();
      case Goal.Somewhere s -> s.monitor();
      case Goal.EveryStep _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _,
          Goal.WellDefined _ ->
          Monitor.NONE;
    };
  }

  boolean hasMemory() {
    return !monitor().isEmpty();
  }

  /** Whether nothing that comes can change the verdict. */
  boolean isDecided() {
    return found.isPresent();
  }

  void initialisationFails(Evaluation.Undefined ill) {
    if (goal instanceof Goal.WellDefined) {
      decide(Counterexample.Run.atFirst(ill).trace(), Optional.of(ill));
    }
  }

  private void decide(Trace trace, Optional<Evaluation.Undefined> why) {
    if (found.isEmpty()) {
      found = Optional.of(trace);
      because = why;
    }
  }

  /** An instant; gives the goal's memory behind it. */
  List<Value> instant(State state, Optional<Search.Node> from, Optional<Label> did) {
    List<Value> before = from.map(Search.Node::memory).filter(_ -> hasMemory()).orElse(monitor().initial());
    return switch (goal) {
      case Goal.Always always -> {
        if (found.isPresent()) {
          yield before;
        }
        yield look(judge.at(always, state, before, did), state, from, did);
      }
      case Goal.Liveness liveness -> {
        if (found.isPresent()) {
          yield before;
        }
        yield look(judge.at(liveness.safety(), state, before, did), state, from, did);
      }
      case Goal.Somewhere somewhere -> {
        if (found.isPresent()) {
          yield before;
        }
        Judge.Instant here = judge.at(somewhere, state, before, did);
        if (here.reached()) {
          decide(trace(state, from, did), Optional.empty());
        }
        yield here.bits();
      }
      case Goal.EveryStep _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _,
          Goal.WellDefined _ -> before;
    };
  }

  private List<Value> look(
      Judge.Instant here, State state, Optional<Search.Node> from, Optional<Label> did) {
    remember(here);
    if (here.violated()) {
      decide(trace(state, from, did), here.ill());
    }
    return here.bits();
  }

  private void remember(Judge.Instant here) {
    for (int i = 0; i < here.met().size(); i++) {
      met.set(i, met.get(i) || here.met().get(i));
    }
  }

  private static Trace trace(State state, Optional<Search.Node> from, Optional<Label> did) {
    return from
        .map(node -> Search.trace(node, did.orElseThrow(), state))
        .orElseGet(() -> new Trace(Optional.of(state), List.of(), Optional.empty(), OptionalInt.empty()));
  }

  void step(Search.Node node, Label label, State after) {
    if (goal instanceof Goal.EveryStep every && found.isEmpty()) {
      Judge.Instant here = judge.at(every, node.state(), label, after);
      remember(here);
      if (here.violated()) {
        decide(Search.trace(node, label, after), here.ill());
      }
    }
  }

  void stepFails(Search.Node node, Label label, Evaluation.Undefined ill) {
    if (goal instanceof Goal.WellDefined && found.isEmpty()) {
      Trace run = Search.trace(node);
      decide(new Trace(
          run.initial(), run.steps(), Optional.of(new Trace.Attempt(Optional.of(label), ill.kind(), ill.at())),
          OptionalInt.empty()), Optional.of(ill));
    }
  }

  /** A state in which no action is enabled or ill. */
  void withoutAction(Search.Node node, Interpreter interpreter) {
    if (goal instanceof Goal.Deadlock && found.isEmpty() && !interpreter.isTerminal(node.state())) {
      decide(Search.trace(node), Optional.empty());
    }
  }

  /** What the search, which has ended, says of the goal; of a liveness goal, of its safety. */
  Verdict verdict(Search search) {
    Evidence.Exhaustive all = new Evidence.Exhaustive(search.states(), search.transitions(), search.depth());
    return switch (goal) {
      case Goal.Somewhere _ -> found.isPresent()
          ? new Verdict.Holds(new Evidence.Witness(found.get()))
          : open(search).orElseGet(() -> new Verdict.Violated(new Counterexample.Unreachable(all)));
      case Goal.Always _, Goal.EveryStep _ -> found.isPresent()
          ? violated()
          : open(search).orElseGet(() -> Vacuity.exhaustive(goal, all, met::get));
      case Goal.Liveness _, Goal.Deadlock _, Goal.WellDefined _ ->
          found.isPresent() ? violated() : open(search).orElseGet(() -> new Verdict.Holds(all));
      case Goal.Unsupported u -> new Verdict.Undecided(Reason.UNSUPPORTED, u.why());
      case Goal.MeasureGoal _ -> new Verdict.Undecided(Reason.UNSUPPORTED, "no search of states decides it");
      case Goal.NotChecked n -> new Verdict.Undecided(Reason.UNSUPPORTED, n.why());
    };
  }

  private Verdict violated() {
    return new Verdict.Violated(new Counterexample.Run(found.orElseThrow(), because));
  }

  /** The verdict of a search that left something out. */
  private static Optional<Verdict> open(Search search) {
    return search.stopped().map(reason -> reason == Reason.BOUND
        ? new Verdict.HoldsToBound(search.bound().orElseThrow())
        : new Verdict.Undecided(reason, "after " + search.states() + " states, to depth " + search.depth()));
  }
}
