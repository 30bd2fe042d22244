package baton.checker.pdr;

import baton.checker.sat.IntVector;
import baton.checker.transition.Aig;
import baton.checker.transition.Atoms;
import baton.checker.transition.Cnf;
import baton.checker.transition.Cube;
import baton.checker.transition.TransitionSystem;
import java.util.Arrays;

/**
 * From one state to many: which facts of a state make literals true, whatever the other facts are. For a negated
 * conjunction one false operand is enough; one that is needed anyway is taken, if there is one.
 */
final class Lifting {
  private final Aig aig;
  private final Atoms atoms;
  private int[] needed = {};
  private int stamp;
  private int[] fact;

  Lifting(TransitionSystem system) {
    aig = system.aig();
    atoms = system.atoms();
    fact = new int[atoms.size()];
  }

  /** Facts of the state in {@code cnf}'s solver that make all literals true. */
  Cube lift(int[] literals, Cnf cnf, java.util.function.IntPredicate isTrue) {
    if (needed.length < aig.size()) {
      needed = Arrays.copyOf(needed, aig.size() * 2);
    }
    stamp++;
    Arrays.fill(fact, -1);
    IntVector open = new IntVector();
    IntVector choices = new IntVector();
    for (int literal : literals) {
      need(literal >> 1, open);
    }
    while (!open.isEmpty() || !choices.isEmpty()) {
      if (open.isEmpty()) {
        int number = choices.removeLast();
        int left = aig.left(number);
        int right = aig.right(number);
        boolean leftFalse = !isTrue.test(left);
        boolean rightFalse = !isTrue.test(right);
        if (leftFalse && isNeeded(left >> 1) || rightFalse && isNeeded(right >> 1)) {
          continue;
        }
        need((leftFalse && (!rightFalse || cheaper(left, right)) ? left : right) >> 1, open);
        continue;
      }
      int number = open.removeLast();
      if (number == 0) {
        continue;
      }
      if (!aig.isAnd(number)) {
        int atom = atoms.atomOfInput(number);
        fact[atom] = atoms.fact(atom, cnf.valueOf(atom));
      } else if (isTrue.test(number << 1)) {
        need(aig.left(number) >> 1, open);
        need(aig.right(number) >> 1, open);
      } else {
        choices.add(number);
      }
    }
    return Cube.of(Arrays.stream(fact).filter(f -> f >= 0).toArray());
  }

  private void need(int number, IntVector open) {
    if (needed[number] != stamp) {
      needed[number] = stamp;
      open.add(number);
    }
  }

  private boolean isNeeded(int number) {
    return needed[number] == stamp
        || number > 0 && !aig.isAnd(number) && fact[atoms.atomOfInput(number)] >= 0;
  }

  private boolean cheaper(int a, int b) {
    return !aig.isAnd(a >> 1) || aig.isAnd(b >> 1) && a < b;
  }
}
