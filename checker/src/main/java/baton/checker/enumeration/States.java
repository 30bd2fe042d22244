package baton.checker.enumeration;

import java.util.Arrays;

/** States in their packed form, each with a number from 0 on. */
final class States {
  private final int width;
  private long[] words = new long[1 << 10];
  private int[] table = new int[1 << 10]; // number + 1
  private int size;

  States(int width) {
    this.width = width;
  }

  int size() {
    return size;
  }

  /** The number of the state at {@code from[at]}: that of an equal one, or the next. */
  int number(long[] from, int at) {
    if (size * 2 >= table.length) {
      grow();
    }
    int slot = slot(from, at);
    if (table[slot] == 0) {
      if ((size + 1) * width > words.length) {
        words = Arrays.copyOf(words, Math.max(words.length * 2, (size + 1) * width));
      }
      System.arraycopy(from, at, words, size * width, width);
      table[slot] = ++size;
    }
    return table[slot] - 1;
  }

  private int slot(long[] from, int at) {
    long hash = 0;
    for (int i = 0; i < width; i++) {
      hash = (hash ^ from[at + i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    int slot = (int) hash & table.length - 1;
    while (table[slot] != 0 && !isAt(table[slot] - 1, from, at)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private boolean isAt(int number, long[] from, int at) {
    return Arrays.equals(words, number * width, (number + 1) * width, from, at, at + width);
  }

  private void grow() {
    table = new int[table.length * 2];
    for (int i = 0; i < size; i++) {
      table[slot(words, i * width)] = i + 1;
    }
  }

  /** Copies a state. */
  void copy(int number, long[] into, int at) {
    System.arraycopy(words, number * width, into, at, width);
  }
}
