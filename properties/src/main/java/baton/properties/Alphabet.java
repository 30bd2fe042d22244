package baton.properties;

import baton.models.ir.Expr;
import baton.models.ir.Variable;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an instant of an infinite run is read as a letter: as the set of the atoms that are true at it.
 *
 * <p>Behind the protocol's variables an extended state has the guesses, then the bits of the monitor. A guess
 * may have either value at each instant; automata accept only runs whose guesses are right.
 *
 * @param guesses bits that foretell formulas about the future
 * @param monitor the memory; its updates may read guesses
 * @param atoms expressions over all this and the step that led to the instant
 */
public record Alphabet(List<Variable> guesses, Monitor monitor, List<Expr> atoms) {
  public Alphabet {
    guesses = List.copyOf(guesses);
    atoms = List.copyOf(atoms);
  }

  /** Whether instants differ by the step that led there, and not only by state and memory. */
  public boolean readsStep() {
    return Stream.concat(atoms.stream(), monitor.updates().stream()).anyMatch(Temporality::readsStep);
  }
}
