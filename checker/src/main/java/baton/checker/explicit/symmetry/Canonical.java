package baton.checker.explicit.symmetry;

import baton.checker.ground.Permuted;
import baton.checker.ground.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the state that stands for an orbit. For one thread. */
public final class Canonical {
  private final long permutations;
  private final List<Permuted> tried = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final long[] best;
  private final long[] next;

  public Canonical(Group group, List<Role> roles) {
    permutations = group.size();
    best = new long[roles.size()];
    next = new long[roles.size()];
    group.sorted().forEach(e -> orders.add(new Order(e, roles)));
    for (Map<String, int[]> images : all(group.tried(), 0)) {
      tried.add(new Permuted(roles, images));
    }
  }

  /** Every choice of a permutation for each sort, the one that moves nothing first. */
  private static List<Map<String, int[]>> all(List<Group.Elements> sorts, int from) {
    if (from == sorts.size()) {
      return List.of(Map.of());
    }
    Group.Elements e = sorts.get(from);
    List<Map<String, int[]>> choices = new ArrayList<>();
    for (List<Integer> arrangement : arrangements(e.free())) {
      int[] image = new int[e.sort().size()];
      for (int i = 0; i < image.length; i++) {
        image[i] = i;
      }
      for (int i = 0; i < e.free().size(); i++) {
        image[e.free().get(i)] = arrangement.get(i);
      }
      for (Map<String, int[]> rest : all(sorts, from + 1)) {
        Map<String, int[]> choice = new HashMap<>(rest);
        choice.put(e.sort().name(), image);
        choices.add(choice);
      }
    }
    return choices;
  }

  private static List<List<Integer>> arrangements(List<Integer> elements) {
    if (elements.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> found = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      List<Integer> others = new ArrayList<>(elements);
      int first = elements.get(i);
      others.subList(i, i + 1).clear();
      for (List<Integer> rest : arrangements(others)) {
        List<Integer> one = new ArrayList<>(List.of(first));
        one.addAll(rest);
        found.add(one);
      }
    }
    return found;
  }

  /** Replaces the cells of a state by those of the one that stands for its orbit; gives the orbit's size. */
  public long canonise(long[] cells) {
    long leave = 0;
    for (int i = 0; i < tried.size(); i++) {
      tried.get(i).apply(cells, next);
      long ties = 1;
      for (Order order : orders) {
        ties *= order.sort(next);
      }
      int c = i == 0 ? -1 : compare(next, best);
      if (c < 0) {
        System.arraycopy(next, 0, best, 0, best.length);
        leave = ties;
      } else if (c == 0) {
        leave += ties;
      }
    }
    System.arraycopy(best, 0, cells, 0, best.length);
    return permutations / leave;
  }

  private static int compare(long[] a, long[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        return Long.compare(a[i], b[i]);
      }
    }
    return 0;
  }
}
