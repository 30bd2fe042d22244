package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.interpreter.Transitions;
import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Stmt;
import baton.models.source.Span;
import baton.models.value.State;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the statement at which the body of an action stops: the reference interpreter runs longer and longer
 * beginnings of the body until one does not come through.
 */
final class BodyProbe {
  /**
   * A statement that does not come through.
   *
   * @param before the state in which it is tried; empty if several are possible, or none is known
   * @param known the values of the names around it, as far as they are known
   */
  record Stop(Stmt statement, Optional<State> before, Map<Binder, Value> known) {}

  private final Protocol protocol;
  private final Place place;
  private final Action action;
  private final Label label;
  private final State state;

  private BodyProbe(Protocol protocol, Place place, Action action, Label label, State state) {
    this.protocol = protocol;
    this.place = place;
    this.action = action;
    this.label = label;
    this.state = state;
  }

  /** The statement that disables an action whose guard is true. */
  static Optional<Stop> disabling(Protocol protocol, State state, Label label) {
    return of(protocol, state, label).flatMap(p -> p.first(Optional::isEmpty));
  }

  /** The statement that goes ill in the way that the interpreter reports. */
  static Optional<Stop> failing(Protocol protocol, State state, Label label, Evaluation.Undefined ill) {
    Optional<Span> span = ill.at().span();
    Predicate<Evaluation.Undefined> same = u -> u.kind() == ill.kind() && u.at().span().equals(span);
    return of(protocol, state, label)
        .flatMap(p -> p.first(t -> t.flatMap(Transitions::ill).filter(same).isPresent()));
  }

  private static Optional<BodyProbe> of(Protocol protocol, State state, Label label) {
    Optional<Place> place = protocol.placeOf(label.action());
    return place.flatMap(p -> p.alternatives().stream()
        .filter(a -> a.name().equals(label.action()))
        .findFirst()
        .map(a -> new BodyProbe(protocol, p, a, label, state)));
  }

  private Optional<Stop> first(Predicate<Optional<Transitions>> stopped) {
    List<Stmt> body = new ArrayList<>(Straight.line(action.body()));
    Map<Binder, Value> known = new HashMap<>();
    for (int i = 0; i < place.parameters().size(); i++) {
      known.put(place.parameters().get(i), label.arguments().get(i));
    }
    if (stopped.test(run(List.of()))) {
      return Optional.empty(); // not a statement's doing
    }
    Optional<State> before = Optional.of(state);
    for (int n = 0; n < body.size(); n++) {
      if (body.get(n) instanceof Stmt.If branch && value(branch.condition(), before, known).isPresent()) {
        boolean taken = value(branch.condition(), before, known).get().isTrue();
        body.remove(n);
        body.addAll(n, Straight.line(taken ? branch.then() : branch.otherwise()));
        n--;
        continue;
      }
      Optional<Transitions> reached = run(body.subList(0, n + 1));
      if (stopped.test(reached)) {
        return Optional.of(new Stop(body.get(n), before, Map.copyOf(known)));
      }
      if (body.get(n) instanceof Stmt.Let(Binder binder, Expr e, _)) {
        Optional<Evaluation> value = value(e, before, known);
        if (value.isPresent() && value.get() instanceof Evaluation.Defined(Value v)) {
          known.put(binder, v);
        }
      }
      before = reached.map(Transitions::successors).filter(s -> s.size() == 1).map(List::getFirst);
    }
    return Optional.empty();
  }

  /** What an expression is worth between two statements, if that is known. */
  private Optional<Evaluation> value(Expr e, Optional<State> before, Map<Binder, Value> known) {
    return before
        .filter(_ -> known.keySet().containsAll(FreeNames.of(e)))
        .map(s -> new Interpreter(protocol).evaluate(e, Moment.instant(s, Optional.empty()), known));
  }

  /** What the action does if its body is only {@code beginning}. */
  private Optional<Transitions> run(List<Stmt> beginning) {
    Action shorter = new Action(
        action.name(), action.fault(), action.takes(), beginning, action.doc(), action.at());
    Place alone =
        new Place(place.parameters(), place.when(), place.fairness(), List.of(shorter), place.step());
    Protocol p = protocol;
    Protocol one = new Protocol(
        p.name(), p.doc(), p.sorts(), p.unsized(), p.fixedElements(), p.constants(), p.variables(),
        p.constantAssumptions(), p.initialisers(), p.init(), p.assumptions(), List.of(alone), p.routines(),
        p.budgets(), p.totalBudget(), p.terminal(), p.properties(), p.measures(), p.plans(), p.bugs(),
        p.expectations(), p.alsoWith());
    return new Interpreter(one).transitions(state).stream().filter(t -> t.label().equals(label)).findFirst();
  }
}
