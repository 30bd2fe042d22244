package baton.checker.explicit;

import java.util.Arrays;

/**
 * Where each cell is in the words of a packed state. Cells are laid down in order, from the most significant
 * bit on, none across two words, and the top bit of a word is left 0: comparing words in order, as signed
 * numbers, is comparing cells in order.
 */
final class Packing {
  private static final int USED = 63;

  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private final int words;
  private final int bits;

  /** For cells with these greatest values. */
  Packing(long[] greatest) {
    int n = greatest.length;
    word = new int[n];
    shift = new int[n];
    mask = new long[n];
    int here = 0;
    int free = USED;
    int sum = 0;
    for (int i = 0; i < n; i++) {
      int width = 64 - Long.numberOfLeadingZeros(greatest[i]);
      sum += width;
      if (width > free) {
        here++;
        free = USED;
      }
      free -= width;
      word[i] = here;
      shift[i] = free;
      mask[i] = width == 0 ? 0 : -1L >>> (64 - width);
    }
    words = here + 1;
    bits = sum;
    if (words == 1) { // the low end, so that a state is a small number
      for (int i = 0; i < n; i++) {
        shift[i] -= free;
      }
    }
  }

  /** How many words a state has. */
  int words() {
    return words;
  }

  /** How many bits all cells have together. */
  int bits() {
    return bits;
  }

  int cells() {
    return word.length;
  }

  int word(int cell) {
    return word[cell];
  }

  int shift(int cell) {
    return shift[cell];
  }

  /** The bits of a cell, before it is shifted to its place. */
  long mask(int cell) {
    return mask[cell];
  }

  void pack(long[] cells, long[] into, int at) {
    Arrays.fill(into, at, at + words, 0);
    for (int i = 0; i < word.length; i++) {
      into[at + word[i]] |= cells[i] << shift[i];
    }
  }

  long get(long[] from, int at, int cell) {
    return from[at + word[cell]] >>> shift[cell] & mask[cell];
  }

  long[] unpack(long[] from, int at) {
    long[] cells = new long[word.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = get(from, at, i);
    }
    return cells;
  }

  /** The order of reports. */
  int compare(long[] a, int i, long[] b, int j) {
    for (int w = 0; w < words; w++) {
      int c = Long.compare(a[i + w], b[j + w]);
      if (c != 0) {
        return c;
      }
    }
    return 0;
  }
}
