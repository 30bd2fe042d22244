package baton.models.value;

import java.util.Comparator;
import java.util.List;

/** The reporting order (§1.3 of the semantics): total on the values of one type, never seen by a protocol. */
public final class ValueOrder implements Comparator<Value> {
  public static final ValueOrder INSTANCE = new ValueOrder();

  private ValueOrder() {}

  /** States by their values, first to last. */
  public static int compareStates(State a, State b) {
    return INSTANCE.lists(a.values(), b.values());
  }

  /** Tuples of arguments, first to last. */
  public static int compareLists(List<Value> a, List<Value> b) {
    return INSTANCE.lists(a, b);
  }

  @Override
  public int compare(Value a, Value b) {
    if (a instanceof Value.None || b instanceof Value.None) {
      return Boolean.compare(!(a instanceof Value.None), !(b instanceof Value.None));
    }
    return switch (a) {
      case Value.Bool(boolean x) -> Boolean.compare(x, ((Value.Bool) b).value());
      case Value.Int(long x) -> Long.compare(x, ((Value.Int) b).value());
      case Value.Enumerator(_, int x) -> Integer.compare(x, ((Value.Enumerator) b).index());
      case Value.Element(_, int x) -> Integer.compare(x, ((Value.Element) b).index());
      case Value.Set(List<Value> x) -> sets(x, ((Value.Set) b).elements());
      case Value.Map(_, List<Value> x) -> lists(x, ((Value.Map) b).values());
      case Value.Record(_, List<Value> x) -> lists(x, ((Value.Record) b).fields());
      case Value.Sequence(List<Value> x) -> {
        List<Value> y = ((Value.Sequence) b).elements();
        yield x.size() != y.size() ? Integer.compare(x.size(), y.size()) : lists(x, y);
      }
      case Value.None _ -> throw new IllegalStateException("compared above");
    };
  }

  /** As bit masks, the first element most significant: who has the first element that differs is greater. */
  private int sets(List<Value> x, List<Value> y) {
    for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
      int c = compare(x.get(i), y.get(i));
      if (c != 0) {
        return -c;
      }
    }
    return Integer.compare(x.size(), y.size());
  }

  private int lists(List<Value> x, List<Value> y) {
    for (int i = 0; i < x.size(); i++) {
      int c = compare(x.get(i), y.get(i));
      if (c != 0) {
        return c;
      }
    }
    return 0;
  }
}
