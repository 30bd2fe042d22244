package baton.checker.transition;

import baton.checker.ground.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a state consists of: atoms, each with a few values. A cell with few values is an atom, and so is each
 * bit of a set, of a cell with many values, and of the goal's memory.
 *
 * <p>"The atom has this value" is a <em>fact</em>; facts are numbered, those of one atom in a row. An atom with
 * two values has one input in the graph, others one for each value, exactly one of which is true.
 */
public final class Atoms {
  private static final int MOST_VALUES = 64;

  /**
   * A piece of a state.
   *
   * @param cell the cell that it is, or is a part of
   * @param bit which bit of the cell; -1: the whole cell
   * @param values how many values it has, from 0
   */
  public record Atom(int cell, int bit, int values) {}

  private final List<Atom> atoms = new ArrayList<>();
  private final int[] ofCell;
  private final int[] firstFact;
  private final int[] atomOfFact;
  private final int[] literal;
  private final int firstInput;
  private final int[] factOfInput;

  Atoms(Layout layout, int memoryBits, Aig aig) {
    ofCell = new int[layout.cells() + memoryBits + 1];
    for (int cell = 0; cell < layout.cells(); cell++) {
      ofCell[cell] = atoms.size();
      long greatest = layout.greatest(cell);
      if (layout.isSet(cell) || greatest >= MOST_VALUES) {
        for (int bit = 0; bit < 64 - Long.numberOfLeadingZeros(greatest); bit++) {
          atoms.add(new Atom(cell, bit, 2));
        }
      } else if (greatest > 0) {
        atoms.add(new Atom(cell, -1, (int) greatest + 1));
      }
    }
    for (int b = 0; b < memoryBits; b++) {
      ofCell[layout.cells() + b] = atoms.size();
      atoms.add(new Atom(layout.cells() + b, -1, 2));
    }
    ofCell[ofCell.length - 1] = atoms.size();
    firstFact = new int[atoms.size() + 1];
    for (int a = 0; a < atoms.size(); a++) {
      firstFact[a + 1] = firstFact[a] + atoms.get(a).values();
    }
    firstInput = aig.size();
    atomOfFact = new int[firstFact[atoms.size()]];
    literal = new int[atomOfFact.length];
    for (int a = 0; a < atoms.size(); a++) {
      Arrays.fill(atomOfFact, firstFact[a], firstFact[a + 1], a);
      if (atoms.get(a).values() == 2) {
        literal[firstFact[a] + 1] = aig.input();
        literal[firstFact[a]] = Aig.not(literal[firstFact[a] + 1]);
      } else {
        for (int f = firstFact[a]; f < firstFact[a + 1]; f++) {
          literal[f] = aig.input();
        }
      }
    }
    factOfInput = new int[aig.size() - firstInput];
    for (int f = 0; f < literal.length; f++) {
      if ((literal[f] & 1) == 0) {
        factOfInput[(literal[f] >> 1) - firstInput] = f;
      }
    }
  }

  /** The atom that an input of the graph is about; inputs are numbered as the graph does. */
  public int atomOfInput(int number) {
    return atomOfFact[factOfInput[number - firstInput]];
  }

  /** The fact that is true where an input is. */
  public int factOfInput(int number) {
    return factOfInput[number - firstInput];
  }

  public int size() {
    return atoms.size();
  }

  public Atom get(int atom) {
    return atoms.get(atom);
  }

  public int facts() {
    return literal.length;
  }

  public int fact(int atom, int value) {
    return firstFact[atom] + value;
  }

  public int atomOf(int fact) {
    return atomOfFact[fact];
  }

  public int valueOf(int fact) {
    return fact - firstFact[atomOfFact[fact]];
  }

  /** The literal in the graph that is true of the states in which a fact holds. */
  public int literal(int fact) {
    return literal[fact];
  }

  /** The first atom of a cell; those of one cell stand in a row, the least significant bit first. */
  public int first(int cell) {
    return ofCell[cell];
  }

  /** How many atoms a cell has; none if it has only one value. */
  public int count(int cell) {
    return ofCell[cell + 1] - ofCell[cell];
  }

  /** Whether a cell is cut into bits. */
  boolean isBits(int cell) {
    return count(cell) > 0 && atoms.get(ofCell[cell]).bit() >= 0;
  }

  /** How many cells there are, the goal's memory among them. */
  public int cells() {
    return ofCell.length - 1;
  }
}
