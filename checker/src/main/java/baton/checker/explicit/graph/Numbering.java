package baton.checker.explicit.graph;

import java.util.Arrays;

/** Gives numbers from 0 to packed things of some words each, equal ones the same. */
final class Numbering {
  private final int width;
  private long[] words;
  private int[] slots = new int[1 << 11]; // a number plus 1, or 0
  private int size;

  /** For things of so many words. */
  Numbering(int width) {
    this.width = width;
    words = new long[width << 10];
  }

  int size() {
    return size;
  }

  /** The words of all things, one behind the other; not to be changed, and only good until the next one is added. */
  long[] words() {
    return words;
  }

  /** How much memory it takes, in bytes, while it grows. */
  long bytes() {
    return 8L * words.length + 4L * slots.length;
  }

  /** The number of what stands at {@code from[at]}, or -1. */
  int find(long[] from, int at) {
    return slots[slot(from, at)] - 1;
  }

  /** The number of what stands at {@code from[at]}; a new one if it is new. */
  int add(long[] from, int at) {
    int slot = slot(from, at);
    if (slots[slot] == 0) {
      if (size + 1 > words.length / width) {
        long longer = Math.min(Integer.MAX_VALUE - 8L, words.length + words.length / 2L);
        words = Arrays.copyOf(words, (int) longer);
      }
      if (size + 1 > words.length / width) {
        throw new OutOfMemoryError("more than an array has room for");
      }
      System.arraycopy(from, at, words, size * width, width);
      slots[slot] = ++size;
      if (size > slots.length / 8 * 5) {
        grow();
      }
      return size - 1;
    }
    return slots[slot] - 1;
  }

  /** Adds something of one word. */
  int add(long word) {
    return add(new long[] {word}, 0);
  }

  private int slot(long[] from, int at) {
    long h = 0;
    for (int w = 0; w < width; w++) {
      h = (h ^ from[at + w]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    int slot = (int) (h * 0xBF58476D1CE4E5B9L >>> 32) & slots.length - 1;
    while (slots[slot] != 0 && !isAt((slots[slot] - 1) * width, from, at)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private boolean isAt(int place, long[] from, int at) {
    for (int w = 0; w < width; w++) {
      if (words[place + w] != from[at + w]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    if (slots.length > 1 << 29) {
      throw new OutOfMemoryError("more than an array has room for");
    }
    slots = new int[slots.length * 2];
    for (int number = 0; number < size; number++) {
      slots[slot(words, number * width)] = number + 1;
    }
  }
}
