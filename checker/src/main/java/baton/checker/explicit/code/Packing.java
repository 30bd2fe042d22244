package baton.checker.explicit.code;

import java.util.Arrays;
import java.util.List;

/**
 * Where each cell is in the words of a packed state. The top bit of a word is left 0; no cell is in two words,
 * and no group of cells is, if it fits into one.
 */
public final class Packing {
  private static final int USED = 63;

  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private int words;
  private int free = USED;

  /**
   * For cells with these greatest values.
   *
   * @param groups cells to be laid down side by side, from the least significant bit on; the others come first
   */
  public Packing(long[] greatest, List<int[]> groups) {
    int n = greatest.length;
    word = new int[n];
    shift = new int[n];
    mask = new long[n];
    boolean[] grouped = new boolean[n];
    groups.forEach(g -> Arrays.stream(g).forEach(c -> grouped[c] = true));
    for (int i = 0; i < n; i++) {
      int width = 64 - Long.numberOfLeadingZeros(greatest[i]);
      mask[i] = width == 0 ? 0 : -1L >>> (64 - width);
    }
    for (int i = 0; i < n; i++) {
      if (!grouped[i]) {
        place(i);
      }
    }
    for (int[] group : groups) {
      int sum = Arrays.stream(group).map(c -> Long.bitCount(mask[c])).sum();
      if (sum > free && sum <= USED) {
        words++;
        free = USED;
      }
      Arrays.stream(group).forEach(this::place);
    }
    words++;
  }

  private void place(int cell) {
    int width = Long.bitCount(mask[cell]);
    if (width > free) {
      words++;
      free = USED;
    }
    word[cell] = words;
    shift[cell] = USED - free;
    free -= width;
  }

  /** How many words a state has. */
  public int words() {
    return words;
  }

  /** How many bits are in use: all those of the words but the last, and of that up to the last cell. */
  public int bits() {
    return words * USED - free;
  }

  /** For each word, the bits that cells have in it. */
  public long[] used() {
    long[] used = new long[words];
    for (int i = 0; i < word.length; i++) {
      used[word[i]] |= mask[i] << shift[i];
    }
    return used;
  }

  public int cells() {
    return word.length;
  }

  public int word(int cell) {
    return word[cell];
  }

  public int shift(int cell) {
    return shift[cell];
  }

  /** The bits of a cell, before it is shifted to its place. */
  public long mask(int cell) {
    return mask[cell];
  }

  public void pack(long[] cells, long[] into, int at) {
    Arrays.fill(into, at, at + words, 0);
    for (int i = 0; i < word.length; i++) {
      into[at + word[i]] |= cells[i] << shift[i];
    }
  }

  public long get(long[] from, int at, int cell) {
    return from[at + word[cell]] >>> shift[cell] & mask[cell];
  }

  public long[] unpack(long[] from, int at) {
    long[] cells = new long[word.length];
    unpack(from, at, cells);
    return cells;
  }

  public void unpack(long[] from, int at, long[] cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = get(from, at, i);
    }
  }

  /** The order of reports. */
  public int compare(long[] a, int i, long[] b, int j) {
    for (int c = 0; c < word.length; c++) {
      int order = Long.compare(get(a, i, c), get(b, j, c));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  public boolean same(long[] a, int i, long[] b, int j) {
    for (int w = 0; w < words; w++) {
      if (a[i + w] != b[j + w]) {
        return false;
      }
    }
    return true;
  }
}
