package baton.checker.integers;

import baton.checker.ground.Layout;
import baton.checker.transition.Question;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.interpreter.Unsupported;
import baton.models.value.State;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Longer and longer runs, until one is bad. Of that length the canonical one is told (§11.2 of the semantics): its
 * states and steps are the reference interpreter's, of which the solver says which lead on.
 */
final class Runs {
  private final Asked asked;
  private final Context context;
  private final Shape shape;
  private final Solver solver;
  private final BooleanSupplier stop;
  private final boolean attempt;
  private final List<StateTerms> states = new ArrayList<>();
  private final List<NodeTerms> terms = new ArrayList<>();
  private final List<IntExpr> choices = new ArrayList<>();
  private final List<BoolExpr> badAtFirst = new ArrayList<>();

  Runs(Asked asked, Shape shape, Context context, BooleanSupplier stop) {
    this.asked = asked;
    this.context = context;
    this.shape = shape;
    this.stop = stop;
    attempt = asked.question() instanceof Question.Ill;
    solver = context.mkSimpleSolver();
    state();
    begin();
  }

  /** Thrown when Z3 does not know, or was told to stop. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super("Z3 does not know", null, false, false);
    }
  }

  /** Looks at runs of up to so many steps. */
  Outcome upTo(int most, IntConsumer progress) {
    int length = 0;
    try {
      for (; length <= most; length++) {
        while (states.size() <= (attempt ? length - 1 : length)) {
          step();
        }
        solver.push();
        require(bad(length));
        if (isPossible()) {
          return new Outcome.Sometime(canonical(length));
        }
        solver.pop();
        progress.accept(length);
      }
      return new Outcome.Open(most, "nothing in runs of " + most + " steps");
    } catch (Unknown _) {
      return new Outcome.Open(
          length - 1, length == 0 ? "nothing is known yet" : "nothing in runs of " + (length - 1) + " steps");
    } catch (Unsupported _) {
      return new Outcome.Open(
          length - 1, "a run of " + length + " steps comes to it, but " + Check.BEYOND + " to show it");
    }
  }

  @SuppressWarnings("unchecked") // generic varargs of the bindings
  private void require(BoolExpr condition) {
    solver.add(condition);
  }

  private boolean isPossible() throws Unknown {
    Status status = stop.getAsBoolean() ? Status.UNKNOWN : solver.check();
    return switch (status) {
      case SATISFIABLE -> true;
      case UNSATISFIABLE -> false;
      case UNKNOWN -> throw new Unknown();
    };
  }

  private void state() {
    StateTerms state = new StateTerms(shape, context, "s" + states.size() + "_");
    states.add(state);
    terms.add(new NodeTerms(context, state));
  }

  /** What a beginning reads is not the first state's, which may be another. */
  private void begin() {
    StateTerms any = new StateTerms(shape, context, "any");
    NodeTerms read = new NodeTerms(context, any);
    require(any.inBounds());
    List<BoolExpr> some = new ArrayList<>();
    for (Asked.Start start : asked.starts()) {
      BoolExpr here = context.mkBoolConst("begin" + some.size());
      some.add(here);
      require(context.mkImplies(here, context.mkAnd(read.truth(start.taken()), is(0, read, start.state()))));
      badAtFirst.add(context.mkAnd(here, read.truth(start.bad())));
    }
    require(or(some));
  }

  /** That the state at a time is the one that nodes over another make. */
  private BoolExpr is(int time, NodeTerms read, List<baton.checker.ground.Node> made) {
    List<BoolExpr> all = new ArrayList<>();
    for (int cell = 0; cell < shape.width(); cell++) {
      List<Expr<?>> values = read.slots(cell, made.get(cell));
      for (int i = 0; i < values.size(); i++) {
        all.add(context.mkEq(states.get(time).slot(cell, i), values.get(i)));
      }
    }
    return context.mkAnd(all.toArray(BoolExpr[]::new));
  }

  private BoolExpr or(List<BoolExpr> all) {
    return context.mkOr(all.toArray(BoolExpr[]::new));
  }

  /** One more step. */
  private void step() {
    int time = states.size() - 1;
    state();
    choices.add(context.mkIntConst("move" + time));
    List<BoolExpr> some = new ArrayList<>();
    for (int m = 0; m < asked.moves().size(); m++) {
      Asked.Move move = asked.moves().get(m);
      some.add(context.mkAnd(chosen(time, m), terms.get(time).truth(move.taken())));
      require(context.mkImplies(chosen(time, m), is(time + 1, terms.get(time), move.after())));
    }
    require(or(some));
  }

  private BoolExpr chosen(int time, int move) {
    return context.mkEq(choices.get(time), context.mkInt(move));
  }

  private BoolExpr bad(int length) {
    if (length == 0) {
      List<BoolExpr> some = new ArrayList<>(badAtFirst);
      some.add(terms.getFirst().truth(asked.bad()));
      return attempt ? context.mkFalse() : or(some);
    }
    int last = length - 1;
    List<BoolExpr> some = new ArrayList<>();
    if (!attempt) {
      some.add(terms.get(length).truth(asked.bad()));
    }
    for (int m = 0; m < asked.moves().size(); m++) {
      BoolExpr wrong = terms.get(last).truth(asked.moves().get(m).bad());
      some.add(attempt ? wrong : context.mkAnd(chosen(last, m), wrong));
    }
    return or(some);
  }

  private Trace canonical(int length) throws Unknown {
    Interpreter interpreter = new Interpreter(asked.lowered().protocol().protocol());
    State first = first(interpreter.initialStates().states());
    State here = first;
    List<Trace.Step> steps = new ArrayList<>();
    for (int time = 0; time < length - (attempt ? 1 : 0); time++) {
      Trace.Step step = step(interpreter, here, time);
      steps.add(step);
      here = step.after();
    }
    return new Trace(
        Optional.of(first), steps, attempt ? Optional.of(attempt(interpreter, here)) : Optional.empty(),
        OptionalInt.empty());
  }

  private State first(List<State> candidates) throws Unknown {
    for (State candidate : candidates) {
      if (leadsOn(is(0, candidate))) {
        return candidate;
      }
    }
    throw new IllegalStateException("no initial state leads to it");
  }

  private Trace.Step step(Interpreter interpreter, State from, int time) throws Unknown {
    for (Transitions t : interpreter.transitions(from)) {
      for (State after : t.successors()) {
        if (leadsOn(context.mkAnd(did(t.label(), time), is(time + 1, after)))) {
          return new Trace.Step(t.label(), after);
        }
      }
    }
    throw new IllegalStateException("no step leads on from " + from);
  }

  private static Trace.Attempt attempt(Interpreter interpreter, State state) {
    for (Transitions t : interpreter.transitions(state)) {
      if (t.ill().isPresent()) {
        return new Trace.Attempt(Optional.of(t.label()), t.ill().get().kind(), t.ill().get().at());
      }
    }
    throw new IllegalStateException("the reference interpreter finds nothing ill in " + state);
  }

  /** Whether a bad run begins like that; if so, it is to. */
  private boolean leadsOn(BoolExpr condition) throws Unknown {
    solver.push();
    require(condition);
    boolean possible = isPossible();
    if (!possible) {
      solver.pop();
    }
    return possible;
  }

  private BoolExpr did(Label label, int time) {
    List<Label> labels = asked.lowered().protocol().labels();
    List<BoolExpr> some = new ArrayList<>();
    for (int m = 0; m < asked.moves().size(); m++) {
      if (labels.get(asked.moves().get(m).label()).equals(label)) {
        some.add(chosen(time, m));
      }
    }
    return or(some);
  }

  private BoolExpr is(int time, State state) {
    Layout layout = asked.lowered().protocol().layout();
    StateTerms constants = states.get(time);
    long[] cells = layout.encode(state);
    List<BoolExpr> all = new ArrayList<>();
    for (int cell = 0; cell < cells.length; cell++) {
      if (shape.isNumber(cell)) {
        all.add(context.mkEq(constants.number(cell), context.mkInt(cells[cell])));
      } else {
        for (int i = 0; i < shape.slots(cell); i++) {
          BoolExpr bit = (BoolExpr) constants.slot(cell, i);
          all.add((cells[cell] >> i & 1) == 1 ? bit : context.mkNot(bit));
        }
      }
    }
    return context.mkAnd(all.toArray(BoolExpr[]::new));
  }
}
