package baton.checker.sat;

import java.util.Arrays;

/** A list of numbers that grows. */
public final class IntVector {
  private int[] values;
  private int size;

  public IntVector() {
    values = new int[8];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int get(int i) {
    return values[i];
  }

  public void set(int i, int value) {
    values[i] = value;
  }

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  public int removeLast() {
    return values[--size];
  }

  /** Keeps the first {@code n}. */
  public void shrink(int n) {
    size = n;
  }

  public void clear() {
    size = 0;
  }

  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** The array behind it, for loops that must be fast; valid until it grows. */
  int[] array() {
    return values;
  }
}
