package baton.checker.explicit.symmetry;

import baton.checker.ground.Permuted;
import baton.checker.ground.Role;
import java.util.ArrayList;
import java.util.List;

/** Puts the free elements of one sort in order, by all that a state says of each. For one thread. */
final class Order {
  private final int[] free;
  private final int[][] cells;
  private final Mention[] mentions;
  private final int[] order;
  private final int[] image;
  private final long[] scratch;

  /** A cell made of elements of the sort. */
  private record Mention(int cell, List<Role.Presence> presence, Role.Content content) {}

  Order(Group.Elements elements, List<Role> roles) {
    String sort = elements.sort().name();
    free = elements.free().stream().mapToInt(Integer::intValue).toArray();
    List<List<Integer>> at = new ArrayList<>();
    for (int i = 0; i < elements.sort().size(); i++) {
      at.add(new ArrayList<>());
    }
    List<Mention> made = new ArrayList<>();
    for (int c = 0; c < roles.size(); c++) {
      Role role = roles.get(c);
      for (Role.Key key : role.keys()) {
        if (key.sort().name().equals(sort)) {
          at.get(key.element()).add(c);
        }
      }
      if (role.content().of().map(s -> s.name().equals(sort)).orElse(false)) {
        made.add(new Mention(c, role.presence(), role.content()));
      }
    }
    cells = at.stream().map(l -> l.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    mentions = made.toArray(Mention[]::new);
    order = new int[free.length];
    image = new int[elements.sort().size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = i;
    }
    scratch = new long[free.length * (cells.length == 0 ? 0 : cells[0].length)];
  }

  /** Replaces a state by the one in order; gives how many permutations leave that as it is. */
  long sort(long[] state) {
    boolean moved = false;
    for (int i = 0; i < free.length; i++) {
      int e = free[i];
      int j = i;
      while (j > 0 && compare(state, order[j - 1], e) > 0) {
        order[j] = order[j - 1];
        j--;
        moved = true;
      }
      order[j] = e;
    }
    long ties = 1;
    int run = 1;
    for (int i = 1; i < order.length; i++) {
      run = compare(state, order[i - 1], order[i]) == 0 ? run + 1 : 1;
      ties *= run;
    }
    if (moved) {
      move(state);
    }
    return ties;
  }

  private int compare(long[] state, int e, int f) {
    int[] a = cells[e];
    int[] b = cells[f];
    for (int i = 0; i < a.length; i++) {
      if (state[a[i]] != state[b[i]]) {
        return Long.compare(state[a[i]], state[b[i]]);
      }
    }
    for (Mention m : mentions) {
      if (Permuted.isPresent(m.presence, state)) {
        int c = Boolean.compare(mentions(m.content, state[m.cell], e), mentions(m.content, state[m.cell], f));
        if (c != 0) {
          return c;
        }
      }
    }
    return 0;
  }

  private static boolean mentions(Role.Content content, long value, int element) {
    return switch (content) {
      case Role.Content.Plain _ -> false;
      case Role.Content.Element(_, int offset) -> value - offset == element;
      case Role.Content.Members(_, int from, int count) ->
          element >= from && element < from + count && (value >>> (from + count - 1 - element) & 1) == 1;
    };
  }

  private void move(long[] state) {
    int width = cells[0].length;
    for (int i = 0; i < order.length; i++) {
      image[order[i]] = free[i];
      for (int c = 0; c < width; c++) {
        scratch[i * width + c] = state[cells[order[i]][c]];
      }
    }
    for (int i = 0; i < order.length; i++) {
      for (int c = 0; c < width; c++) {
        state[cells[free[i]][c]] = scratch[i * width + c];
      }
    }
    for (Mention m : mentions) {
      if (Permuted.isPresent(m.presence, state)) {
        state[m.cell] = Permuted.image(state[m.cell], m.content, image);
      }
    }
  }
}
