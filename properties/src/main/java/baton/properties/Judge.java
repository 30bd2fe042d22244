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
   * @param met for a goal to be reached: whether it is; else whether its left side is true
   */
  public record Instant(List<Value> bits, boolean violated, Optional<Evaluation.Undefined> ill, boolean met) {
    public Instant {
      bits = List.copyOf(bits);
    }
  }

  /** {@code before}: the bits as they were, {@code Monitor#initial()} at the first instant. */
  public Instant at(Goal.Always goal, State state, List<Value> before, Optional<Label> did) {
    Moment moment = moment(state, before, did);
    for (Expr atom : goal.defined()) {
      if (interpreter.evaluate(atom, moment) instanceof Evaluation.Undefined ill) {
        return new Instant(before, true, Optional.of(ill), true);
      }
    }
    boolean met = goal.antecedent().map(a -> interpreter.evaluate(a, moment).isTrue()).orElse(true);
    return switch (interpreter.evaluate(goal.holds(), moment)) {
      case Evaluation.Undefined ill -> new Instant(before, true, Optional.of(ill), true);
      case Evaluation.Defined(Value value) ->
          new Instant(next(goal.monitor(), moment), !value.equals(Values.TRUE), Optional.empty(), met);
    };
  }

  /** Whether a goal is reached here. */
  public Instant at(Goal.Somewhere goal, State state, List<Value> before, Optional<Label> did) {
    Moment moment = moment(state, before, did);
    boolean met = interpreter.evaluate(goal.target(), moment).isTrue();
    return new Instant(next(goal.monitor(), moment), false, Optional.empty(), met);
  }

  /** A step; it has no memory. */
  public Instant at(Goal.EveryStep goal, State before, Label label, State after) {
    Moment moment = Moment.step(before, label, after);
    boolean met = goal.antecedent().map(a -> interpreter.evaluate(a, moment).isTrue()).orElse(true);
    return switch (interpreter.evaluate(goal.holds(), moment)) {
      case Evaluation.Undefined ill -> new Instant(List.of(), true, Optional.of(ill), true);
      case Evaluation.Defined(Value value) ->
          new Instant(List.of(), !value.equals(Values.TRUE), Optional.empty(), met);
    };
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
