package baton.checker.export.circuit;

import baton.checker.transition.Aig;
import java.util.List;

/** Inputs that select one of several by its number, in binary. */
final class Selector {
  private final int[] is;

  private Selector(int[] is) {
    this.is = is;
  }

  /** Adds its inputs to those of a circuit. */
  static Selector of(Aig aig, int count, List<Circuit.Input> inputs) {
    Word word = Word.of(Math.max(1, count), aig);
    for (int i = 0; i < word.bits().size(); i++) {
      inputs.add(new Circuit.Input("step." + i, word.bits().get(i)));
    }
    int[] is = new int[Math.max(1, count)];
    for (int i = 0; i < is.length; i++) {
      is[i] = word.is(i, aig);
    }
    return new Selector(is);
  }

  /** True where this one is selected. */
  int is(int number) {
    return is[number];
  }
}
