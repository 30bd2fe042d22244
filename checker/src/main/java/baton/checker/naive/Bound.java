package baton.checker.naive;

import baton.models.ir.Binder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names stand for. */
record Bound(Map<Integer, Worth> worths) {
  static final Bound NONE = new Bound(Map.of());

  Bound with(Binder binder, Worth worth) {
    Map<Integer, Worth> more = new HashMap<>(worths);
    more.put(binder.id(), worth);
    return new Bound(more);
  }

  Bound with(List<Binder> binders, List<? extends Worth> values) {
    Map<Integer, Worth> more = new HashMap<>(worths);
    for (int i = 0; i < binders.size(); i++) {
      more.put(binders.get(i).id(), values.get(i));
    }
    return new Bound(more);
  }

  Worth get(Binder binder) {
    return Optional.ofNullable(worths.get(binder.id()))
        .orElseThrow(() -> new IllegalStateException("`" + binder.name() + "` is not bound"));
  }
}
