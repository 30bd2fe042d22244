package baton.checker.explicit.graph;

import java.util.Arrays;

/** A growing list of numbers. */
final class Ints {
  private int[] values = new int[64];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, 16 + size + size / 2L)));
    }
    if (size == values.length) {
      throw new OutOfMemoryError("more than an array has room for");
    }
    values[size++] = value;
  }

  int get(int i) {
    return values[i];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }
}
