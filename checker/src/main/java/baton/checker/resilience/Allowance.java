package baton.checker.resilience;

import baton.models.ir.Protocol;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which faults may happen in a run, and how often.
 *
 * @param each how often at most, for every kind; empty: without end, unless {@code together} bounds it
 * @param together how many faults there may be of all kinds
 */
record Allowance(Map<String, OptionalInt> each, OptionalInt together) {
  private static final long ENDLESS = Long.MAX_VALUE / 1_000_000;

  Allowance {
    each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
  }

  /** Of all kinds only those {@code free} may happen, and without end. */
  static Allowance free(List<String> all, Collection<String> free) {
    return together(all, free, OptionalInt.empty());
  }

  /** So many faults in all, of the kinds that are {@code free}. */
  static Allowance together(List<String> all, Collection<String> free, OptionalInt most) {
    Map<String, OptionalInt> each = new LinkedHashMap<>();
    all.forEach(k -> each.put(k, free.contains(k) ? OptionalInt.empty() : OptionalInt.of(0)));
    return new Allowance(each, most);
  }

  /** Each kind as often as it is in {@code faults}, at most. */
  static Allowance just(List<String> all, List<String> faults) {
    Map<String, OptionalInt> each = new LinkedHashMap<>();
    all.forEach(k -> each.put(k, OptionalInt.of(Collections.frequency(faults, k))));
    return new Allowance(each, OptionalInt.empty());
  }

  Protocol in(Protocol protocol) {
    return protocol.withBudgets(budgets(), together);
  }

  /** As a protocol has budgets: of the kinds that are bounded. */
  Map<String, Integer> budgets() {
    Map<String, Integer> budgets = new LinkedHashMap<>();
    each.forEach((kind, most) -> most.ifPresent(n -> budgets.put(kind, n)));
    return budgets;
  }

  /** Whether this allows whatever the other does. */
  boolean covers(Allowance other) {
    return each.keySet().stream().allMatch(k -> other.most(k) <= most(k)) && other.inAll() <= inAll();
  }

  private long most(String kind) {
    long own = end(each.getOrDefault(kind, OptionalInt.empty()));
    return Math.min(own, end(together));
  }

  private long inAll() {
    return Math.min(end(together), each.values().stream().mapToLong(Allowance::end).sum());
  }

  private static long end(OptionalInt bound) {
    return bound.isPresent() ? bound.getAsInt() : ENDLESS;
  }
}
