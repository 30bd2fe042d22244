package baton.models.interpreter;

import baton.models.interpreter.Run.Status;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Protocol.Initialiser;
import baton.models.ir.Stmt;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/** Initial states, in the order of §5.1: constants, assumptions on them, initialisers, init, assumptions. */
final class Initialisation {
  private static final int POLL = 64; // candidates between two questions whether to stop

  private final Protocol protocol;
  private final Evaluator evaluator;
  private final Executor executor;
  private final StepEnd stepEnd;
  private final Set<State> states = new LinkedHashSet<>();
  private Optional<Evaluation.Undefined> ill = Optional.empty();
  private Optional<Origin> emptiedBy = Optional.empty();
  private final Optional<State> pinned;
  private final LongPredicate stop;
  private long candidates;

  /**
   * All of them.
   *
   * @param stop says when to give up, by {@link Cancelled}
   */
  Initialisation(
      Protocol protocol, Evaluator evaluator, Executor executor, StepEnd stepEnd, LongPredicate stop) {
    this(protocol, evaluator, executor, stepEnd, Optional.empty(), stop);
  }

  /** {@code pinned}: a state; only those that have its free constants. */
  Initialisation(
      Protocol protocol, Evaluator evaluator, Executor executor, StepEnd stepEnd, Optional<State> pinned,
      LongPredicate stop) {
    this.pinned = pinned;
    this.stop = stop;
    this.protocol = protocol;
    this.evaluator = evaluator;
    this.executor = executor;
    this.stepEnd = stepEnd;
  }

  InitialStates run() {
    values(0, new ArrayList<>());
    List<State> sorted = states.stream().sorted(ValueOrder::compareStates).toList();
    return new InitialStates(sorted, ill, sorted.isEmpty() && ill.isEmpty() ? emptiedBy : Optional.empty());
  }

  private void fails(Evaluation.Undefined reason) {
    if (ill.isEmpty()) {
      ill = Optional.of(reason);
    }
  }

  /** Gives values to the variables from {@code index} on; free constants come first. */
  private void values(int index, List<Value> values) {
    List<Initialiser> initialisers = protocol.initialisers();
    boolean constantsDone = index == initialisers.size()
        || initialisers.get(index).variable().kind() != Variable.Kind.FREE_CONSTANT;
    boolean firstAfter = index == 0 || initialisers.get(index - 1).variable().kind() == Variable.Kind.FREE_CONSTANT;
    if (constantsDone && firstAfter) {
      poll();
      if (!allHold(protocol.constantAssumptions(), new State(values))) {
        return;
      }
    }
    if (index == initialisers.size()) {
      poll();
      init(new State(values));
      return;
    }
    Initialiser initialiser = initialisers.get(index);
    if (initialiser.value().isPresent()) {
      try {
        Moment constants = Moment.instant(new State(values), Optional.empty());
        values.add(evaluator.evaluate(initialiser.value().get(), constants, Bindings.none()));
        values(index + 1, values);
        values.removeLast();
      } catch (IllException e) {
        fails(e.undefined());
      }
      return;
    }
    for (Value value : candidates(initialiser.variable())) {
      values.add(value);
      values(index + 1, values);
      values.removeLast();
    }
  }

  private void poll() {
    if (++candidates % POLL == 0 && stop.test(candidates)) {
      throw new Cancelled();
    }
  }

  private List<Value> candidates(Variable variable) {
    List<Value> all = evaluator.all(variable.type());
    if (pinned.isEmpty() || variable.kind() != Variable.Kind.FREE_CONSTANT) {
      return all;
    }
    Value wanted = pinned.get().get(variable.index());
    return all.contains(wanted) ? List.of(wanted) : List.of();
  }

  private boolean allHold(List<Expr> assumptions, State state) {
    for (Expr assumption : assumptions) {
      try {
        if (!evaluator.isTrue(assumption, Moment.instant(state, Optional.empty()), Bindings.none())) {
          emptiedBy = Optional.of(assumption.at());
          return false;
        }
      } catch (IllException e) {
        fails(e.undefined());
        return false;
      }
    }
    return true;
  }

  private void init(State state) {
    for (Run end : executor.block(protocol.init(), Run.begin(state, Bindings.none()))) {
      switch (end.status()) {
        case Status.Disabled _ -> emptiedBy = Optional.of(lastRequire(protocol.init()));
        case Status.Failed(Evaluation.Undefined reason) -> fails(reason);
        case Status.Going _, Status.Returned _ ->
            stepEnd.of(state, end.state(), false, Optional.empty()).forEach(this::finish);
      }
    }
  }

  private static Origin lastRequire(List<Stmt> init) {
    Origin at = Origin.nowhere();
    for (Stmt s : init) {
      if (s instanceof Stmt.Require || s instanceof Stmt.Choose) {
        at = s.at();
      }
      for (List<Stmt> block : baton.models.ir.Statements.blocks(s)) {
        Origin inside = lastRequire(block);
        at = inside.span().isPresent() ? inside : at;
      }
    }
    return at;
  }

  private void finish(StepEnd.Result result) {
    switch (result) {
      case StepEnd.Result.Reached(State state) -> {
        if (allHold(protocol.assumptions(), state)) {
          states.add(state);
        }
      }
      case StepEnd.Result.Fails(Evaluation.Undefined reason) -> fails(reason);
    }
  }
}
