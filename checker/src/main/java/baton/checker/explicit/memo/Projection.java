package baton.checker.explicit.memo;

import baton.checker.explicit.code.Packing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Some cells of a packed state as one number: states have equal numbers if they agree in these cells. */
final class Projection {
  /** The number of no state: one of its bits, at least, is of no cell. */
  static final long NONE = -1;

  private final int[] word;
  private final long[] mask;
  private final int[] rotation;

  private Projection(int words) {
    word = new int[words];
    mask = new long[words];
    rotation = new int[words];
  }

  /** How many bits these cells have. */
  static int bits(BitSet cells, Packing packing) {
    return cells.stream().map(c -> Long.bitCount(packing.mask(c))).sum();
  }

  /** Onto these cells; empty if their words cannot be turned so that no two of the bits meet. */
  static Optional<Projection> of(BitSet cells, Packing packing) {
    long[] masks = new long[packing.words()];
    cells.stream().forEach(c -> masks[packing.word(c)] |= packing.mask(c) << packing.shift(c));
    Projection made = new Projection((int) Arrays.stream(masks).filter(m -> m != 0).count());
    long taken = 0;
    int i = 0;
    for (int w = 0; w < masks.length; w++) {
      if (masks[w] != 0) {
        int turn = 0;
        while (turn < Long.SIZE && (Long.rotateLeft(masks[w], turn) & taken) != 0) {
          turn++;
        }
        taken |= Long.rotateLeft(masks[w], turn);
        made.word[i] = w;
        made.mask[i] = masks[w];
        made.rotation[i++] = turn;
        if (turn == Long.SIZE || taken == NONE) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(made);
  }

  /** The number of the state at {@code words[at]}. */
  long of(long[] words, int at) {
    long number = 0;
    for (int i = 0; i < word.length; i++) {
      number |= Long.rotateLeft(words[at + word[i]] & mask[i], rotation[i]);
    }
    return number;
  }

  /** Where states have one word: the bits of it that are its number. */
  long maskOfOnly() {
    return mask.length == 0 ? 0 : mask[0];
  }
}
