package baton.cli;

import baton.models.ir.Bug;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;

/** One line that says what was checked, so that a verdict pasted without it cannot be misread. */
final class Headline {
  private Headline() {}

  static String of(Protocol protocol, String engine) {
    List<String> parts = new ArrayList<>(List.of(protocol.name()));
    List<String> sizes = new ArrayList<>();
    for (Type.Sort sort : protocol.sorts()) {
      sizes.add(sort.name() + "=" + (protocol.unsized().contains(sort.name()) ? "any" : sort.size()));
    }
    for (Expr.Constant c : protocol.constants()) {
      sizes.add(c.name() + "=" + c.value());
    }
    if (!sizes.isEmpty()) {
      parts.add(String.join(" ", sizes));
    }
    List<String> faults = new ArrayList<>();
    protocol.budgets().forEach((fault, n) -> faults.add(fault + "=" + n));
    protocol.totalBudget().ifPresent(n -> faults.add("all=" + n));
    unbounded(protocol).forEach(f -> faults.add(f + "=unbounded"));
    parts.add("faults " + (faults.isEmpty() ? "none" : String.join(" ", faults)));
    List<String> bugs = protocol.bugs().stream().filter(Bug::on).map(Bug::name).toList();
    parts.add("bugs " + (bugs.isEmpty() ? "off" : "ON: " + String.join(" ", bugs)));
    parts.add("engine " + engine);
    return String.join("; ", parts);
  }

  private static List<String> unbounded(Protocol protocol) {
    return protocol.places().stream()
        .flatMap(p -> p.alternatives().stream())
        .filter(a -> a.fault() && !protocol.budgets().containsKey(a.name()) && protocol.totalBudget().isEmpty())
        .map(a -> a.name())
        .toList();
  }
}
