package baton.checker.ground;

import java.util.TreeMap;
import java.util.Map;

/** What one iteration of a simultaneous {@code for} has written, place by place (§4.6 of the semantics). Immutable. */
final class Log {
  /**
   * How a place was written, each as a condition.
   *
   * @param assigned by {@code :=}, and whatever came before or after
   * @param update where assigned: by an update
   * @param changed by {@code +=} and {@code -=} on a number only, by {@code delta} in all
   * @param member by {@code +=} and {@code -=} on a set only; the last one added the element if {@code adds}
   */
  record Entry(Node assigned, Node update, Node changed, Node delta, Node member, Node adds) {
    Node written(Nodes nodes) {
      return nodes.or(assigned, nodes.or(changed, member));
    }
  }

  private final Nodes nodes;
  private final Map<Integer, Entry> entries;

  private Log(Nodes nodes, Map<Integer, Entry> entries) {
    this.nodes = nodes;
    this.entries = entries;
  }

  static Log empty(Nodes nodes) {
    return new Log(nodes, Map.of());
  }

  /** The numbers of the places that may have been written, ascending. */
  Iterable<Integer> places() {
    return entries.keySet();
  }

  /** All that was written. */
  Map<Integer, Entry> all() {
    return entries;
  }

  Entry get(int place) {
    Entry entry = entries.get(place);
    return entry == null
        ? new Entry(nodes.FALSE, nodes.FALSE, nodes.FALSE, nodes.FALSE, nodes.FALSE, nodes.FALSE)
        : entry;
  }

  Log and(int place, Entry entry) {
    Map<Integer, Entry> more = new TreeMap<>(entries);
    more.put(place, entry);
    return new Log(nodes, more);
  }

  Log assigned(int place, Node when, boolean update) {
    Entry e = get(place);
    Node not = nodes.not(when);
    return and(place, new Entry(
        nodes.or(e.assigned, when), update ? nodes.or(e.update, when) : e.update, nodes.and(e.changed, not),
        nodes.ite(when, nodes.FALSE, e.delta), nodes.and(e.member, not), e.adds));
  }

  Log changed(int place, Node when, Node delta) {
    Entry e = get(place);
    Node counts = nodes.and(when, nodes.not(e.assigned));
    return and(place, new Entry(
        e.assigned, e.update, nodes.or(e.changed, counts), nodes.add(e.delta, nodes.ite(counts, delta, nodes.FALSE)),
        e.member, e.adds));
  }

  Log member(int place, Node when, Node adds) {
    Entry e = get(place);
    Node counts = nodes.and(when, nodes.not(e.assigned));
    return and(place, new Entry(
        e.assigned, e.update, e.changed, e.delta, nodes.or(e.member, counts), nodes.ite(when, adds, e.adds)));
  }

  /** This where the condition holds, the other elsewhere. */
  Log orElse(Node condition, Log other) {
    Log merged = empty(nodes);
    java.util.Set<Integer> all = new java.util.TreeSet<>(entries.keySet());
    all.addAll(other.entries.keySet());
    for (int place : all) {
      Entry a = get(place);
      Entry b = other.get(place);
      merged = merged.and(place, new Entry(
          nodes.ite(condition, a.assigned, b.assigned), nodes.ite(condition, a.update, b.update),
          nodes.ite(condition, a.changed, b.changed), nodes.ite(condition, a.delta, b.delta),
          nodes.ite(condition, a.member, b.member), nodes.ite(condition, a.adds, b.adds)));
    }
    return merged;
  }
}
