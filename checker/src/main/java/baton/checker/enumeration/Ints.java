package baton.checker.enumeration;

import java.util.Arrays;

/** A list of ints that grows. */
final class Ints {
  private int[] items = new int[64];
  private int size;

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = item;
  }

  int get(int i) {
    return items[i];
  }

  void set(int i, int item) {
    items[i] = item;
  }

  int size() {
    return size;
  }
}
