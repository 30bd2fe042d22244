package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says why actions are not enabled, as precisely as can be told. */
final class Refusals {
  private static final View HERE = View.instant(0);

  private final Interpreter interpreter;
  private final Protocol protocol;
  private final ExprPrinter printer;

  Refusals(Interpreter interpreter) {
    this.interpreter = interpreter;
    protocol = interpreter.protocol();
    printer = ExprPrinter.of(protocol);
  }

  /** Why no step with this label leaves the state. */
  Refusal of(State state, Label label) {
    Optional<Place> place = protocol.placeOf(label.action());
    if (place.isEmpty()) {
      return Refusal.far("the protocol has no action `" + label.action() + "`");
    }
    if (!fits(place.get().parameters(), label.arguments())) {
      return Refusal.far("`" + label.action() + "` takes (" + parameters(place.get().parameters()) + ")");
    }
    return budget(place.get(), label, state)
        .or(() -> place.get().step().flatMap(site -> elsewhere(place.get(), site, label, state)))
        .or(() -> place.get().when().flatMap(when ->
            guard("", when, place.get().parameters(), label.arguments(), state)))
        .orElseGet(() -> body(label, state));
  }

  private static boolean fits(List<Binder> parameters, List<Value> arguments) {
    if (parameters.size() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!Values.isOf(arguments.get(i), parameters.get(i).type())) {
        return false;
      }
    }
    return true;
  }

  private static String parameters(List<Binder> parameters) {
    return String.join(", ", parameters.stream().map(p -> p.name() + ": " + p.type()).toList());
  }

  private Optional<Refusal> budget(Place place, Label label, State state) {
    boolean fault = place.alternatives().stream()
        .filter(a -> a.name().equals(label.action())).anyMatch(Action::fault);
    if (!fault) {
      return Optional.empty();
    }
    Optional<Integer> own = Optional.ofNullable(protocol.budgets().get(label.action()));
    Optional<Integer> total = protocol.totalBudget().stream().boxed().findFirst();
    return usedUp(label.action(), own, state).or(() -> usedUp("", total, state));
  }

  private Optional<Refusal> usedUp(String fault, Optional<Integer> limit, State state) {
    Optional<Variable> counter = protocol.counter(fault);
    return limit.isPresent() && counter.isPresent()
            && state.get(counter.get().index()).equals(Value.of((long) limit.get()))
        ? Optional.of(Refusal.far("the budget " + counter.get().name() + " = " + limit.get() + " is used up"))
        : Optional.empty();
  }

  /** A step whose routine is not at it. */
  private Optional<Refusal> elsewhere(Place place, Place.StepSite site, Label label, State state) {
    Routine routine = protocol.routine(site.routine()).orElseThrow();
    int own = routine.parameters().size();
    List<Value> instance = label.arguments().subList(0, own);
    Value all = state.get(routine.location().index());
    Value.Record location = (Value.Record)
        (all instanceof Value.Map map ? map.values().get(Values.indexOf(instance, map.type())) : all);
    String name = own == 0 ? routine.name() : new Label(routine.name(), instance).toString();
    if (Locations.isIdle(location)) {
      return routine.when().isEmpty()
          ? Optional.of(Refusal.far(name + " is idle, and begins only by `start`"))
          : guard(" of `" + routine.name() + "`", routine.when().get(), routine.parameters(), instance, state)
              .or(() -> mayBeginWith(label, state)
                  ? Optional.empty()
                  : Optional.of(Refusal.far(name + " is idle, and does not begin with this step")));
    }
    String here = Locations.text(routine, location);
    List<Value> loops = label.arguments().subList(own, place.parameters().size());
    return here.equals(Locations.text(routine, site.step(), loops))
        ? Optional.empty()
        : Optional.of(Refusal.far(name + " is " + here + ", not at this step"));
  }

  /** Whether an idle routine may begin with the step, but for its body. */
  private boolean mayBeginWith(Label label, State state) {
    return BodyProbe.disabling(protocol, state, label).isPresent();
  }

  /** Empty if the condition is true. */
  private Optional<Refusal> guard(
      String ofRoutine, Expr condition, List<Binder> parameters, List<Value> arguments, State state) {
    Map<Binder, Expr> literals = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      literals.put(
          parameters.get(i), new Expr.Literal(arguments.get(i), parameters.get(i).type(), Origin.nowhere()));
    }
    OnTrace trace = new OnTrace(interpreter, List.of(state), List.of());
    List<Expr> conjuncts = new ArrayList<>();
    Descent.flatten(condition, Expr.LogicOp.AND, conjuncts);
    List<Expr> failing = conjuncts.stream()
        .filter(c -> !trace.value(Rewrite.substitute(c, literals), HERE)
            .filter(Evaluation::isTrue).isPresent())
        .toList();
    if (failing.isEmpty()) {
      return Optional.empty();
    }
    Expr first = failing.getFirst();
    Explanation why =
        new Descent(trace, printer).of(Rewrite.substitute(first, literals), HERE);
    String because = (ofRoutine.isEmpty() ? "its" : "the") + " guard `" + printer.print(first) + "`"
        + ofRoutine + " " + Prose.is(why.value()) + Prose.because(why);
    return Optional.of(new Refusal(because, Optional.of(why), failing.size()));
  }

  private Refusal body(Label label, State state) {
    Optional<BodyProbe.Stop> stop = BodyProbe.disabling(protocol, state, label);
    if (stop.isEmpty()) {
      return Refusal.far("every way to take it is ill-defined");
    }
    Optional<Explanation> why = Statement.explain(stop.get(), interpreter, printer);
    String text = stop.get().statement().at().span().map(Span::text).flatMap(t -> t.lines().findFirst())
        .map(t -> "`" + t.strip() + "`").orElse("a statement of its body");
    return new Refusal(text + " disables it" + why.map(Prose::because).orElse(""), why, 1);
  }
}
