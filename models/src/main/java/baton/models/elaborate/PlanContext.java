package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where an expression of a plan stands, and the value of each name bound around it. */
record PlanContext(Context context, Map<Binder, Value> names) {
  static PlanContext of(Scope scope) {
    return new PlanContext(Context.of(scope), Map.of());
  }

  PlanContext with(Binder binder, Value value) {
    Map<Binder, Value> more = new LinkedHashMap<>(names);
    more.put(binder, value);
    return new PlanContext(context.with(binder), more);
  }
}
