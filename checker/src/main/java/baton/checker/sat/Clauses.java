package baton.checker.sat;

import java.util.Arrays;

/**
 * Clauses in one array. A clause is known by where it begins: its length, its marks, then its literals; the
 * first two are the ones that are watched.
 */
final class Clauses {
  static final int NONE = -1;
  private static final int LEARNT = 1;
  private static final int DEAD = 2;
  private static final int DISTANCE = 2; // the marks above: how many levels a learnt clause joins

  private int[] data = new int[1024];
  private int end;
  private int wasted;

  int add(int[] literals, int length, boolean learnt, int distance) {
    if (end + length + 2 > data.length) {
      data = Arrays.copyOf(data, Math.max(data.length * 2, end + length + 2));
    }
    int clause = end;
    data[end] = length;
    data[end + 1] = (learnt ? LEARNT : 0) | distance << DISTANCE;
    System.arraycopy(literals, 0, data, end + 2, length);
    end += length + 2;
    return clause;
  }

  int[] data() {
    return data;
  }

  int length(int clause) {
    return data[clause];
  }

  int literal(int clause, int i) {
    return data[clause + 2 + i];
  }

  boolean isLearnt(int clause) {
    return (data[clause + 1] & LEARNT) != 0;
  }

  boolean isDead(int clause) {
    return (data[clause + 1] & DEAD) != 0;
  }

  int distance(int clause) {
    return data[clause + 1] >> DISTANCE;
  }

  void kill(int clause) {
    if (!isDead(clause)) {
      data[clause + 1] |= DEAD;
      wasted += data[clause] + 2;
    }
  }

  /** Whether much of the array is dead. */
  boolean isWasteful() {
    return wasted > 4096 && wasted > end / 4;
  }

  /** The first clause, dead or not; {@link #NONE} if there is none. */
  int first() {
    return end == 0 ? NONE : 0;
  }

  int next(int clause) {
    int next = clause + data[clause] + 2;
    return next >= end ? NONE : next;
  }

  /** Drops dead clauses; the others move, and keep their order. */
  void compact() {
    int to = 0;
    int from = 0;
    while (from < end) {
      int length = data[from] + 2;
      if (!isDead(from)) {
        System.arraycopy(data, from, data, to, length);
        to += length;
      }
      from += length;
    }
    end = to;
    wasted = 0;
  }
}
