package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Measure;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.value.Value;
import baton.models.value.Values;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says why a trace shows what it shows: which binding of a property's parameters fails, which part of its
 * body, at which instant, and with which values.
 *
 * <p>Formulas are evaluated along the trace straight from their definitions, without the monitors with which
 * engines search. Not safe for use by several threads at once.
 */
public final class Explainer {
  private final Interpreter interpreter;
  private final ExprPrinter printer;

  public Explainer(Protocol protocol) {
    interpreter = new Interpreter(protocol);
    printer = ExprPrinter.of(protocol);
  }

  /** Empty where the trace does not decide the goal. */
  public Optional<Explanation> explain(Goal goal, Trace trace) {
    return switch (goal) {
      case Goal.WellDefined _ ->
          trace.attempt().map(a -> new Attempts(interpreter, printer).explain(a, trace.last()));
      case Goal.Deadlock _ -> trace.last().map(s -> new Deadlocks(interpreter, printer).explain(s));
      case Goal.Always always -> always(always, trace);
      case Goal.Liveness liveness ->
          trace.loopStart().isPresent() ? forever(liveness, trace) : always(liveness.safety(), trace);
      case Goal.EveryStep step -> trace.steps().isEmpty()
          ? Optional.empty()
          : violated(step.declared(), View.step(trace.steps().size() - 1), trace);
      case Goal.Somewhere somewhere -> trace.initial().isEmpty()
          ? Optional.empty()
          : first(
              somewhere.declared(), true, View.instant(trace.steps().size()), OnTrace.of(interpreter, trace));
      case Goal.MeasureGoal(Measure measure) ->
          Stretch.most(interpreter, measure, trace).map(stretch -> stretch(measure, stretch));
      case Goal.Unsupported _, Goal.NotChecked _ -> Optional.empty();
    };
  }

  private Explanation stretch(Measure measure, Stretch stretch) {
    List<Explanation.Binding> bindings = new ArrayList<>();
    Map<Binder, Value> bound = new HashMap<>();
    for (int i = 0; i < stretch.arguments().size(); i++) {
      Binder parameter = measure.parameters().get(i);
      bindings.add(new Explanation.Binding(parameter.name(), stretch.arguments().get(i)));
      bound.put(parameter, stretch.arguments().get(i));
    }
    String begins = stretch.from() == 0 ? "from the beginning on" : "after step " + stretch.from();
    String counts = stretch.from() == stretch.to() ? "no step counts"
        : "steps " + (stretch.from() + 1) + " to " + stretch.to() + " count " + stretch.sum()
            + (stretch.endless() ? ", and again and again" : "");
    String condition = printer.print(measure.condition(), bound);
    return Explanation.leaf("", new Evaluation.Defined(Values.FALSE))
        .noted(begins + " `" + condition + "` is true, and " + counts)
        .bound(bindings);
  }

  private Optional<Explanation> always(Goal.Always goal, Trace trace) {
    if (trace.initial().isEmpty()) {
      return Optional.empty();
    }
    View end = View.instant(trace.steps().size());
    OnTrace along = OnTrace.of(interpreter, trace);
    for (Expr atom : goal.defined()) {
      if (along.value(atom, end).filter(v -> v instanceof Evaluation.Undefined).isPresent()) {
        return Optional.of(new Descent(along, printer).of(atom, end));
      }
    }
    boolean temporal = goal.declared().kind() == Property.Kind.PROPERTY;
    return violated(goal.declared(), temporal ? View.instant(0) : end, trace);
  }

  /** The first binding for which the body is false of a run that goes on for ever. */
  private Optional<Explanation> forever(Goal.Liveness goal, Trace trace) {
    Forever forever = new Forever(interpreter, printer, trace);
    Optional<Explanation> ill = forever.ill(goal.safety().defined());
    if (ill.isPresent()) {
      return ill;
    }
    for (List<Value> arguments : arguments(goal.declared())) {
      Expr body = closed(goal.declared(), arguments);
      if (!forever.value(body, 0).isTrue()) {
        return Optional.of(forever.of(body, 0).bound(bindings(goal.declared(), arguments)));
      }
    }
    return Optional.empty();
  }

  /** An ill-defined body counts as a violation, and before a false one. */
  private Optional<Explanation> violated(Property property, View view, Trace trace) {
    OnTrace along = OnTrace.of(interpreter, trace);
    return ill(property, view, along).or(() -> first(property, false, view, along));
  }

  private Optional<Explanation> ill(Property property, View view, OnTrace along) {
    for (List<Value> arguments : arguments(property)) {
      Expr body = closed(property, arguments);
      if (along.value(body, view).filter(v -> v instanceof Evaluation.Undefined).isPresent()) {
        return Optional.of(explained(property, arguments, body, view, along));
      }
    }
    return Optional.empty();
  }

  /** The first binding for which the body has a truth value. */
  private Optional<Explanation> first(Property property, boolean truth, View view, OnTrace along) {
    for (List<Value> arguments : arguments(property)) {
      Expr body = closed(property, arguments);
      Optional<Evaluation> value = along.value(body, view);
      if (value.isPresent() && value.get() instanceof Evaluation.Defined && value.get().isTrue() == truth) {
        return Optional.of(explained(property, arguments, body, view, along));
      }
    }
    return Optional.empty();
  }

  private Explanation explained(
      Property property, List<Value> arguments, Expr body, View view, OnTrace along) {
    return new Descent(along, printer).of(body, view).bound(bindings(property, arguments));
  }

  private static List<Explanation.Binding> bindings(Property property, List<Value> arguments) {
    List<Explanation.Binding> bindings = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      bindings.add(new Explanation.Binding(property.parameters().get(i).name(), arguments.get(i)));
    }
    return bindings;
  }

  private static List<List<Value>> arguments(Property property) {
    return Values.tuples(property.parameters().stream().map(p -> Values.all(p.type())).toList());
  }

  private static Expr closed(Property property, List<Value> arguments) {
    Map<Binder, Expr> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Binder parameter = property.parameters().get(i);
      values.put(parameter, new Expr.Literal(arguments.get(i), parameter.type(), property.at()));
    }
    return Rewrite.substitute(property.body(), values);
  }
}
