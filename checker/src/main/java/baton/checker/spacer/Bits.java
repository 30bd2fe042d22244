package baton.checker.spacer;

import baton.checker.transition.Atoms;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A state as Booleans: for each atom as many as its greatest value has binary digits, the least significant first. */
final class Bits {
  private final Atoms atoms;
  private final Context context;
  private final List<BoolExpr> all = new ArrayList<>();
  private final int[] first;

  /** New constants, each named after its place. */
  Bits(Atoms atoms, Context context, String name) {
    this.atoms = atoms;
    this.context = context;
    first = new int[atoms.size() + 1];
    for (int a = 0; a < atoms.size(); a++) {
      first[a] = all.size();
      for (int i = 0; i < digitsOf(atoms.get(a)); i++) {
        all.add(context.mkBoolConst(name + all.size()));
      }
    }
    first[atoms.size()] = all.size();
  }

  /** How many Booleans an atom is. */
  static int digitsOf(Atoms.Atom atom) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(atom.values() - 1);
  }

  List<BoolExpr> all() {
    return all;
  }

  BoolExpr digit(int atom, int i) {
    return all.get(first[atom] + i);
  }

  int digits(int atom) {
    return first[atom + 1] - first[atom];
  }

  /** An input of the graph: that a fact holds. */
  BoolExpr input(int number) {
    int fact = atoms.factOfInput(number);
    return is(atoms.atomOf(fact), atoms.valueOf(fact));
  }

  private BoolExpr is(int atom, int value) {
    return context.mkAnd(IntStream.range(0, digits(atom))
        .mapToObj(i -> (value >> i & 1) == 1 ? digit(atom, i) : context.mkNot(digit(atom, i)))
        .toArray(BoolExpr[]::new));
  }

  /** That each atom has one of its values. */
  BoolExpr wellFormed() {
    List<BoolExpr> some = new ArrayList<>();
    for (int a = 0; a < atoms.size(); a++) {
      for (int v = atoms.get(a).values(); v < 1 << digits(a); v++) {
        some.add(context.mkNot(is(a, v)));
      }
    }
    return context.mkAnd(some.toArray(BoolExpr[]::new));
  }
}
