package baton.checker.transition;

import java.util.Arrays;

/** Integers in two's complement as literals of a graph, the least significant first, the sign last. */
final class Words {
  private final Aig aig;

  Words(Aig aig) {
    this.aig = aig;
  }

  /** How many bits hold every number of an interval, with a sign. */
  static int width(long lo, long hi) {
    return 65 - Math.min(Long.numberOfLeadingZeros(lo < 0 ? ~lo : lo), Long.numberOfLeadingZeros(hi < 0 ? ~hi : hi));
  }

  int[] constant(long k, int width) {
    int[] word = new int[width];
    for (int i = 0; i < width; i++) {
      word[i] = (k >> Math.min(i, 63) & 1) == 1 ? Aig.TRUE : Aig.FALSE;
    }
    return word;
  }

  /** The same number in another width; bits that do not fit are dropped. */
  int[] resize(int[] word, int width) {
    int[] resized = Arrays.copyOf(word, width);
    for (int i = word.length; i < width; i++) {
      resized[i] = word[word.length - 1];
    }
    return resized;
  }

  int[] add(int[] a, int[] b, int carryIn, int width) {
    int[] x = resize(a, width);
    int[] y = resize(b, width);
    int[] sum = new int[width];
    int carry = carryIn;
    for (int i = 0; i < width; i++) {
      int half = aig.xor(x[i], y[i]);
      sum[i] = aig.xor(half, carry);
      carry = aig.or(aig.and(x[i], y[i]), aig.and(half, carry));
    }
    return sum;
  }

  int[] negated(int[] a) {
    return Arrays.stream(a).map(Aig::not).toArray();
  }

  int[] subtract(int[] a, int[] b, int width) {
    return add(a, negated(resize(b, width)), Aig.TRUE, width);
  }

  int[] multiply(int[] a, int[] b, int width) {
    int[] x = resize(a, width);
    int[] y = resize(b, width);
    int[] sum = constant(0, width);
    for (int i = 0; i < width; i++) {
      int[] shifted = new int[width];
      for (int j = 0; j < width; j++) {
        shifted[j] = j < i ? Aig.FALSE : aig.and(x[j - i], y[i]);
      }
      sum = add(sum, shifted, Aig.FALSE, width);
    }
    return sum;
  }

  int equal(int[] a, int[] b) {
    int width = Math.max(a.length, b.length);
    int[] x = resize(a, width);
    int[] y = resize(b, width);
    int[] same = new int[width];
    for (int i = 0; i < width; i++) {
      same[i] = aig.iff(x[i], y[i]);
    }
    return aig.and(same);
  }

  int less(int[] a, int[] b) {
    int width = Math.max(a.length, b.length) + 1;
    return subtract(a, b, width)[width - 1];
  }

  int[] ite(int condition, int[] then, int[] otherwise, int width) {
    int[] x = resize(then, width);
    int[] y = resize(otherwise, width);
    int[] word = new int[width];
    for (int i = 0; i < width; i++) {
      word[i] = aig.ite(condition, x[i], y[i]);
    }
    return word;
  }
}
