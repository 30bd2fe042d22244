package baton.checker.export.tla;

import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What fairness demands of runs (§9.3 and §6.8 of the semantics), as a conjunction. */
final class Fairness {
  private final Protocol protocol;
  private final Expressions expressions;
  private final List<Actions.Operator> operators;
  private final Scope scope;

  Fairness(Protocol protocol, Expressions expressions, List<Actions.Operator> operators) {
    this.protocol = protocol;
    this.expressions = expressions;
    this.operators = operators;
    scope = Scope.EMPTY;
  }

  String formula() {
    List<String> parts = new ArrayList<>();
    for (Place place : protocol.places()) {
      boolean step = place.step().isPresent();
      Place.Fairness kind = step && place.fairness() == Place.Fairness.NONE ? Place.Fairness.WEAK : place.fairness();
      List<String> labels = place.alternatives().stream().map(Action::name).toList();
      if (kind != Place.Fairness.NONE) {
        parts.add(demand(place.parameters(), List.of(), kind,
            o -> labels.contains(o.action()) && !o.fault() && !o.begins(), o -> labels.contains(o.action())));
      }
    }
    for (Routine routine : protocol.routines()) {
      if (routine.fair() && routine.when().isPresent()) {
        List<String> labels =
            routine.steps().stream().flatMap(p -> p.alternatives().stream()).map(Action::name).toList();
        parts.add(demand(routine.parameters(), routine.parameters(), Place.Fairness.WEAK,
            o -> labels.contains(o.action()) && !o.fault() && o.begins(),
            o -> labels.contains(o.action()) && o.begins()));
      }
    }
    return Layouts.conjunction(parts);
  }

  /** {@code own}: the parameters that are given; an operator may have more, of loops. */
  private String demand(
      List<Binder> parameters, List<Binder> own, Place.Fairness kind, Predicate<Actions.Operator> enabling,
      Predicate<Actions.Operator> taking) {
    Scope s = scope;
    StringBuilder all = new StringBuilder();
    for (Binder p : parameters) {
      s = s.with(p, expressions.names());
      all.append("\\A ").append(s.of(p)).append(" \\in ").append(expressions.types().set(p.type())).append(" : ");
    }
    int given = own.isEmpty() ? parameters.size() : own.size();
    String enabled = any(enabling, parameters, given, s);
    String taken = any(taking, parameters, given, s);
    if (enabled.equals(Layouts.FALSE)) {
      return Layouts.TRUE;
    }
    String never = kind == Place.Fairness.STRONG ? "<>[]~ENABLED (" : "[]<>~ENABLED (";
    return all + "(" + never + enabled + ") \\/ []<><<" + taken + ">>_vars)";
  }

  private String any(Predicate<Actions.Operator> which, List<Binder> parameters, int given, Scope s) {
    List<String> calls = new ArrayList<>();
    for (Actions.Operator o : operators) {
      if (!o.ill() && which.test(o)) {
        Scope inside = s;
        StringBuilder some = new StringBuilder();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < o.parameters().size(); i++) {
          if (i < given) {
            arguments.add(s.of(parameters.get(i)));
          } else {
            Binder loop = o.parameters().get(i);
            inside = inside.with(loop, expressions.names());
            some.append("\\E ").append(inside.of(loop)).append(" \\in ").append(expressions.types().set(loop.type()))
                .append(" : ");
            arguments.add(inside.of(loop));
          }
        }
        String call = some + o.name() + Types.arguments(arguments);
        calls.add(some.isEmpty() ? call : "(" + call + ")");
      }
    }
    return calls.isEmpty() ? Layouts.FALSE : String.join(" \\/ ", calls);
  }
}
