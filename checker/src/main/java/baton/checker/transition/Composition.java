package baton.checker.transition;

import java.util.Arrays;

/** Literals about the state that a way leads to, as literals about the state before it. */
public final class Composition {
  private static final int UNKNOWN = -1;

  private final Aig aig;
  private final Atoms atoms;
  private final Way way;
  private int[] made = {};
  private int[] open = new int[64];

  public Composition(TransitionSystem system, Way way) {
    aig = system.aig();
    atoms = system.atoms();
    this.way = way;
  }

  public Way way() {
    return way;
  }

  public int of(int literal) {
    int n = 0;
    open[n++] = literal >> 1;
    while (n > 0) {
      int number = open[n - 1];
      if (known(number) != UNKNOWN) {
        n--;
      } else if (!aig.isAnd(number)) {
        set(number, number == 0 ? Aig.FALSE : way.image(atoms.factOfInput(number)));
      } else {
        int a = aig.left(number);
        int b = aig.right(number);
        if (known(a >> 1) != UNKNOWN && known(b >> 1) != UNKNOWN) {
          set(number, aig.and(made[a >> 1] ^ a & 1, made[b >> 1] ^ b & 1));
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
      made = Arrays.copyOf(made, Math.max(aig.size(), number + 1));
      Arrays.fill(made, old, made.length, UNKNOWN);
    }
    made[number] = literal;
  }
}
