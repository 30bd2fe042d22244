package baton.checker.export.circuit;

import baton.checker.transition.Aig;
import baton.checker.transition.Cones;
import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Inputs for what may be anything at first. */
final class Choices {
  private final Aig aig;
  private final List<Word> words = new ArrayList<>();
  private final int valid;

  /** Adds inputs for what some way to begin reads. */
  Choices(List<TransitionSystem> systems, StateBits state, Aig aig, List<Circuit.Input> inputs) {
    this.aig = aig;
    Set<Integer> read = new TreeSet<>();
    systems.forEach(system -> read(system, read));
    int all = Aig.TRUE;
    for (StateBits.Part part : state.of(0)) {
      int values = part.word().values();
      Word word = read.contains(part.atom()) ? Word.of(values, aig) : new Word(values, List.of());
      words.add(word);
      for (int i = 0; i < word.bits().size(); i++) {
        inputs.add(new Circuit.Input("first " + part.bitName(i), word.bits().get(i)));
      }
      all = word.bits().isEmpty() ? all : aig.and(all, word.isValid(aig));
    }
    valid = all;
  }

  private static void read(TransitionSystem system, Set<Integer> into) {
    Cones cones = new Cones(system);
    List<Integer> literals = new ArrayList<>(system.badAtFirst());
    for (Way beginning : system.beginnings()) {
      literals.add(beginning.guard());
      for (int fact = 0; fact < system.atoms().facts(); fact++) {
        literals.add(beginning.image(fact));
      }
    }
    for (int literal : literals) {
      for (int atom : cones.atoms(literal)) {
        into.add(atom);
      }
    }
  }

  /** True where the inputs are values. */
  int valid() {
    return valid;
  }

  /** True where the initial value of an atom is chosen to be this one. */
  int is(int atom, int value) {
    if (atom >= words.size() || words.get(atom).bits().isEmpty()) {
      throw new IllegalStateException("no beginning depends on atom " + atom);
    }
    return words.get(atom).is(value, aig);
  }
}
