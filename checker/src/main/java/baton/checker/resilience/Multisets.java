package baton.checker.resilience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Multisets of a size. */
final class Multisets {
  private Multisets() {}

  /** Each as a list in the order of {@code kinds}: those of few kinds first, then those of early ones. */
  static List<List<String>> of(List<String> kinds, int size) {
    List<List<String>> all = new ArrayList<>();
    collect(kinds, 0, size, List.of(), all);
    all.sort(Comparator.comparingLong(m -> m.stream().distinct().count()));
    return all;
  }

  private static void collect(List<String> kinds, int from, int left, List<String> so, List<List<String>> into) {
    if (left == 0) {
      into.add(so);
      return;
    }
    for (int i = from; i < kinds.size(); i++) {
      List<String> more = new ArrayList<>(so);
      more.add(kinds.get(i));
      collect(kinds, i, left - 1, List.copyOf(more), into);
    }
  }
}
