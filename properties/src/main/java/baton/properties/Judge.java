package baton.properties;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.ir.Expr;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges goals at instants and steps, with the reference semantics. */
public final class Judge {
  private final Interpreter interpreter;

  public Judge(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * What an instant is to a goal.
   *
   * @param bits the monitor's memory behind this instant
   * @param violated whether the goal is violated here
   * @param ill why, if something is ill-defined
   * @param reached whether a goal to be reached is
   * @param met for each left side that is asked about whether it is true; none where the goal is ill-defined
   */
  public record Instant(
      List<Value> bits, boolean violated, Optional<Evaluation.Undefined> ill, boolean reached, List<Boolean> met) {
    public Instant {
      bits = List.copyOf(bits);
      met = List.copyOf(met);
    }
  }

  /** {@code before}: the bits as they were, {@code Monitor#initial()} at the first instant. */
  public Instant at(Goal.Always goal, State state, List<Value> before, Optional<Label> did) {
    Moment moment = moment(state, before, did);
    for (Expr atom : goal.defined()) {
      if (interpreter.evaluate(atom, moment) instanceof Evaluation.Undefined ill) {
        return ill(before, ill);
      }
    }
    return switch (interpreter.evaluate(goal.holds(), moment)) {
      case Evaluation.Undefined ill -> ill(before, ill);
      case Evaluation.Defined(Value value) -> new Instant(
          next(goal.monitor(), moment), !value.equals(Values.TRUE), Optional.empty(), false, met(goal, moment));
    };
  }

  /** Whether a goal is reached here. */
  public Instant at(Goal.Somewhere goal, State state, List<Value> before, Optional<Label> did) {
    Moment moment = moment(state, before, did);
    boolean reached = interpreter.evaluate(goal.target(), moment).isTrue();
    return new Instant(next(goal.monitor(), moment), false, Optional.empty(), reached, List.of());
  }

  /** A step; it has no memory. */
  public Instant at(Goal.EveryStep goal, State before, Label label, State after) {
    Moment moment = Moment.step(before, label, after);
    return switch (interpreter.evaluate(goal.holds(), moment)) {
      case Evaluation.Undefined ill -> ill(List.of(), ill);
      case Evaluation.Defined(Value value) ->
          new Instant(List.of(), !value.equals(Values.TRUE), Optional.empty(), false, met(goal, moment));
    };
  }

  private static Instant ill(List<Value> before, Evaluation.Undefined ill) {
    return new Instant(before, true, Optional.of(ill), false, List.of());
  }

  private List<Boolean> met(Goal goal, Moment moment) {
    return goal.leftSides().asked().stream().map(s -> interpreter.evaluate(s.met(), moment).isTrue()).toList();
  }

  private static Moment moment(State state, List<Value> bits, Optional<Label> did) {
    return Moment.instant(bits.isEmpty() ? state : state.plus(bits), did);
  }

  private List<Value> next(Monitor monitor, Moment moment) {
    List<Value> bits = new ArrayList<>(monitor.updates().size());
    for (Expr update : monitor.updates()) {
      bits.add(Value.of(interpreter.evaluate(update, moment).isTrue()));
    }
    return bits;
  }
}
