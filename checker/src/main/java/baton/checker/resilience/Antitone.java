package baton.checker.resilience;

import baton.models.ir.Action;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether more faults can only break a goal: unless it asks itself whether a fault can happen (§7.5). */
final class Antitone {
  private final Protocol protocol;
  private final Set<String> faults;

  Antitone(Protocol protocol) {
    this.protocol = protocol;
    faults = protocol.places().stream()
        .flatMap(p -> p.alternatives().stream())
        .filter(Action::fault).map(Action::name).collect(Collectors.toSet());
  }

  boolean is(Goal goal) {
    return switch (goal) {
      case Goal.Always _, Goal.EveryStep _, Goal.Liveness _, Goal.Unsupported _ ->
          !asks(goal.property().orElseThrow().body());
      case Goal.Deadlock _ -> !asks(protocol.terminal());
      case Goal.MeasureGoal m -> !asks(m.declared().condition());
      case Goal.WellDefined _ -> true;
      case Goal.Somewhere _, Goal.NotChecked _ -> false;
    };
  }

  private boolean asks(Expr e) {
    return switch (e) {
      case Expr.Enabled enabled when faults.contains(enabled.action()) -> true;
      case Expr.Call call when asks(call.definition().body()) -> true;
      case Expr other -> Children.of(other).stream().anyMatch(this::asks);
    };
  }
}
