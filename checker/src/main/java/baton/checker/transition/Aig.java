package baton.checker.transition;

import baton.checker.sat.IntVector;
import java.util.Arrays;

/**
 * An and-inverter graph: inputs and conjunctions, each known by a literal, twice its number, plus one if
 * negated. Equal conjunctions are one. Operands have smaller numbers than what is made of them.
 */
public final class Aig {
  public static final int FALSE = 0;
  public static final int TRUE = 1;
  private static final int INPUT = -1;

  private final IntVector left = new IntVector();
  private final IntVector right = new IntVector();
  private int[] table = new int[1 << 12];

  public Aig() {
    left.add(INPUT);
    right.add(INPUT);
  }

  /** How many inputs and conjunctions there are; number 0 is the constant. */
  public int size() {
    return left.size();
  }

  public int input() {
    left.add(INPUT);
    right.add(INPUT);
    return left.size() - 1 << 1;
  }

  /** Whether a number is that of a conjunction. */
  public boolean isAnd(int number) {
    return left.get(number) != INPUT;
  }

  public int left(int number) {
    return left.get(number);
  }

  public int right(int number) {
    return right.get(number);
  }

  public static int not(int a) {
    return a ^ 1;
  }

  public int and(int a, int b) {
    if (a > b) {
      return and(b, a);
    }
    if (a == FALSE || a == (b ^ 1)) {
      return FALSE;
    }
    if (a == TRUE || a == b) {
      return b;
    }
    int slot = find(a, b);
    if (table[slot] != 0) {
      return table[slot] << 1;
    }
    table[slot] = left.size();
    left.add(a);
    right.add(b);
    int made = left.size() - 1 << 1;
    if (left.size() * 2 > table.length) {
      rehash();
    }
    return made;
  }

  private int find(int a, int b) {
    int h = a * 0x9E3779B1 ^ Integer.rotateLeft(b * 0x85EBCA6B, 15);
    int slot = (h ^ h >>> 15) & table.length - 1;
    while (table[slot] != 0 && (left.get(table[slot]) != a || right.get(table[slot]) != b)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private void rehash() {
    table = new int[table.length * 4];
    for (int n = 1; n < left.size(); n++) {
      if (isAnd(n)) {
        table[find(left.get(n), right.get(n))] = n;
      }
    }
  }

  public int or(int a, int b) {
    return and(a ^ 1, b ^ 1) ^ 1;
  }

  public int xor(int a, int b) {
    return or(and(a, b ^ 1), and(a ^ 1, b));
  }

  public int iff(int a, int b) {
    return xor(a, b) ^ 1;
  }

  public int ite(int condition, int then, int otherwise) {
    return then == otherwise ? then : or(and(condition, then), and(condition ^ 1, otherwise));
  }

  /** The disjunction of many, as a balanced tree. */
  public int or(int... all) {
    if (all.length == 0) {
      return FALSE;
    }
    int[] row = all.clone();
    int n = row.length;
    while (n > 1) {
      int half = (n + 1) / 2;
      for (int i = 0; i < half; i++) {
        row[i] = 2 * i + 1 < n ? or(row[2 * i], row[2 * i + 1]) : row[2 * i];
      }
      n = half;
    }
    return row[0];
  }

  public int and(int... all) {
    return or(Arrays.stream(all).map(a -> a ^ 1).toArray()) ^ 1;
  }

  /** The disjuncts of a literal. */
  public int[] disjuncts(int literal) {
    IntVector found = new IntVector();
    IntVector open = new IntVector();
    open.add(literal);
    while (!open.isEmpty()) {
      int l = open.removeLast();
      if ((l & 1) == 1 && isAnd(l >> 1)) {
        open.add(right.get(l >> 1) ^ 1);
        open.add(left.get(l >> 1) ^ 1);
      } else if (l != FALSE) {
        found.add(l);
      }
    }
    return Arrays.stream(found.toArray()).distinct().toArray();
  }
}
