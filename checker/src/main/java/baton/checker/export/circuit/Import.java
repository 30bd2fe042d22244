package baton.checker.export.circuit;

import baton.checker.transition.Aig;
import baton.checker.transition.TransitionSystem;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Literals of one graph in another, where facts may be written differently. */
final class Import {
  private static final int UNKNOWN = -1;

  private final TransitionSystem from;
  private final Aig to;
  private final IntUnaryOperator fact;
  private int[] made = {};
  private int[] open = new int[64];

  /** {@code fact}: the literal there of each fact. */
  Import(TransitionSystem from, Aig to, IntUnaryOperator fact) {
    this.from = from;
    this.to = to;
    this.fact = fact;
  }

  int of(int literal) {
    Aig aig = from.aig();
    int n = 0;
    open[n++] = literal >> 1;
    while (n > 0) {
      int number = open[n - 1];
      if (known(number) != UNKNOWN) {
        n--;
      } else if (!aig.isAnd(number)) {
        set(number, number == 0 ? Aig.FALSE : fact.applyAsInt(from.atoms().factOfInput(number)));
      } else {
        int a = aig.left(number);
        int b = aig.right(number);
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
      made = Arrays.copyOf(made, Math.max(from.aig().size(), number + 1));
      Arrays.fill(made, old, made.length, UNKNOWN);
    }
    made[number] = literal;
  }
}
