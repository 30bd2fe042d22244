package baton.checker.transition;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Literals of one graph in another, or in the same, where each input stands for a literal. Each gate is made once. */
public final class Transfer {
  private static final int UNKNOWN = -1;

  private final Aig from;
  private final Aig to;
  private final IntUnaryOperator input;
  private int[] made = {};
  private int[] open = new int[64];

  /** {@code input}: the literal there for which the input of that number stands. */
  public Transfer(Aig from, Aig to, IntUnaryOperator input) {
    this.from = from;
    this.to = to;
    this.input = input;
  }

  /** The literal there that says what {@code literal} says here. */
  public int of(int literal) {
    int n = 0;
    open[n++] = literal >> 1;
    while (n > 0) {
      int number = open[n - 1];
      if (known(number) != UNKNOWN) {
        n--;
      } else if (!from.isAnd(number)) {
        set(number, number == 0 ? Aig.FALSE : input.applyAsInt(number));
      } else {
        int a = from.left(number);
        int b = from.right(number);
        if (known(a >> 1) != UNKNOWN && known(b >> 1) != UNKNOWN) {
          set(number, to.and(made[a >> 1] ^ a & 1, made[b >> 1] ^ b & 1));
        } else {
          if (n + 2 > open.length) {
            open = Arrays.copyOf(open, open.length * 2);
          }
          open[n++] = a >> 1;
          open[n++] = b >> 1;
        }
      }
    }
    return made[literal >> 1] ^ literal & 1;
  }

  private int known(int number) {
    return number < made.length ? made[number] : UNKNOWN;
  }

  private void set(int number, int literal) {
    if (number >= made.length) {
      int old = made.length;
      made = Arrays.copyOf(made, Math.max(from.size(), number + 1));
      Arrays.fill(made, old, made.length, UNKNOWN);
    }
    made[number] = literal;
  }
}
