package baton.models.elaborate;

import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.NearestName;
import baton.models.syntax.Alternative;
import baton.models.syntax.Declaration;
import baton.models.syntax.RoutineItem;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Which faults are bounded, and how often each may happen. */
final class Budgets {
  private static final int LARGEST = 1_000_000;

  private final Shared shared;
  private final ExpressionElaborator expressions;
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> inForce = new LinkedHashMap<>();

  Budgets(Shared shared, ExpressionElaborator expressions) {
    this.shared = shared;
    this.expressions = expressions;
  }

  void declared(Declaration declaration, Scope scope) {
    if (declaration instanceof Declaration.ActionDecl a) {
      a.alternatives().forEach(x -> alternative(x, scope.prefix, scope));
    } else if (declaration instanceof Declaration.RoutineDecl r) {
      items(r.body(), scope.qualified(r.name().text()) + ".", scope);
    }
  }

  private void items(List<RoutineItem> items, String prefix, Scope scope) {
    for (RoutineItem item : items) {
      switch (item) {
        case RoutineItem.Step step -> step.alternatives().forEach(x -> alternative(x, prefix, scope));
        case RoutineItem.If(_, var then, var otherwise, _) -> {
          items(then, prefix, scope);
          items(otherwise, prefix, scope);
        }
        case RoutineItem.For loop -> items(loop.body(), prefix, scope);
        case RoutineItem.Return _ -> {}
      }
    }
  }

  private void alternative(Alternative alternative, String prefix, Scope scope) {
    if (!alternative.fault()) {
      return;
    }
    String label = prefix + alternative.name().text();
    labels.add(label);
    Integer given = shared.settings.faults().get(label);
    if (given != null) {
      inForce.put(label, given);
    } else if (alternative.max().isPresent()) {
      long max = expressions.types.constantInt(alternative.max().get(), scope);
      if (max < 0 || max > LARGEST) {
        throw shared.error(Code.BAD_VALUE, alternative.max().get().at(), "a budget is a number 0.." + LARGEST
            + ", not " + max);
      }
      inForce.put(label, Math.toIntExact(max));
    }
  }

  List<String> labels() {
    return labels;
  }

  Map<String, Integer> inForce() {
    return inForce;
  }

  OptionalInt total() {
    return shared.settings.allFaults();
  }

  /** A counter for each budget, the first at {@code index}; settings for unknown faults are reported. */
  List<Variable> counters(int index) {
    shared.settings.faults().keySet().stream().sorted().filter(f -> !labels.contains(f)).forEach(f -> {
      Diagnostic d = Diagnostic.error(Code.UNKNOWN_SETTING, "there is no fault `" + f + "` to bound");
      shared.diagnostics.add(d.help(NearestName.find(f, labels).map(n -> "did you mean `" + n + "`?")
          .orElse(labels.isEmpty() ? "this protocol has no faults" : "its faults are " + String.join(", ", labels))));
    });
    List<Variable> counters = new ArrayList<>();
    inForce.forEach((label, max) -> counters.add(counter(label, max, index + counters.size())));
    total().ifPresent(max -> counters.add(counter("", max, index + counters.size())));
    return counters;
  }

  private static Variable counter(String label, int max, int index) {
    return new Variable(
        Protocol.counterName(label), new Type.Range(0, max), Variable.Kind.COUNTER, false, index);
  }
}
