package baton.checker.explicit.graph;

import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Truths;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.NotLowered;
import baton.models.ir.Expr;
import baton.models.value.Values;
import baton.properties.Alphabet;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads instants as letters: which atoms are true, and the memory behind the instant, for each guess. For one thread.
 */
final class Letters {
  private final Reached reached;
  private final Asked atoms;
  private final Asked updates;
  private final Packing packing;
  private final int firstBit;
  private final int guesses;
  private final int bits;
  private final int[] known; // a letter plus 1 of each state, where nothing else matters
  private final boolean simple;
  private final long initial;
  private final Numbering letters = new Numbering(1);
  private final long[] before;
  private final int[] letter;
  private final long[] behind;

  Letters(Reached reached, Lowered lowered, Alphabet alphabet) {
    this.reached = reached;
    GroundProtocol ground = lowered.protocol();
    guesses = alphabet.guesses().size();
    bits = alphabet.monitor().bits().size();
    if (alphabet.atoms().size() > Truths.MOST || bits > 30) {
      throw new NotLowered("a formula of more than " + Truths.MOST + " atoms, or with very many operators of the past");
    }
    firstBit = ground.layout().cells();
    long[] greatest = new long[firstBit + guesses + bits];
    for (int i = 0; i < greatest.length; i++) {
      greatest[i] = i < firstBit ? ground.layout().greatest(i) : 1;
    }
    packing = new Packing(greatest, List.of()); // the protocol's cells are where they are without the others
    simple = guesses + bits == 0 && !alphabet.readsStep();
    known = new int[simple ? reached.size() : 0];
    atoms = new Asked(packing, ground.nodes(), nodes(lowered, alphabet.atoms()), reached.size());
    updates = new Asked(packing, ground.nodes(), nodes(lowered, alphabet.monitor().updates()), reached.size());
    long first = 0;
    for (int i = 0; i < bits; i++) {
      first |= alphabet.monitor().initial().get(i).equals(Values.TRUE) ? 1L << i : 0;
    }
    initial = first;
    before = new long[packing.words()];
    letter = new int[1 << guesses];
    behind = new long[1 << guesses];
  }

  private List<Node> nodes(Lowered lowered, List<Expr> formulas) {
    List<Node> nodes = new ArrayList<>();
    formulas.forEach(f -> nodes.add(lowered.instant(f, guesses + bits).holds()));
    return nodes;
  }

  /** How many bits of memory there are. */
  int bits() {
    return bits;
  }

  /** The memory before the first instant. */
  long initial() {
    return initial;
  }

  /** How many guesses there are at each instant. */
  int guesses() {
    return letter.length;
  }

  /** Reads an instant; {@code label}: that of the step which led there, or negative. */
  void read(int state, long memory, int label) {
    if (simple) {
      if (known[state] == 0) {
        known[state] = number(state, label) + 1;
      }
      letter[0] = known[state] - 1;
      return;
    }
    for (int guess = 0; guess < letter.length; guess++) {
      long more = guess | memory << guesses;
      java.util.Arrays.fill(before, 0);
      for (int i = 0; i < guesses + bits; i++) {
        before[packing.word(firstBit + i)] |= (more >>> i & 1) << packing.shift(firstBit + i);
      }
      letter[guess] = number(state, label);
      behind[guess] =
          bits == 0 ? 0 : updates.of(0, before, 0, label < 0 ? -1 : label, reached.words(), reached.at(state));
    }
  }

  private int number(int state, int label) {
    long truths =
        atoms.words() == 0 ? 0 : atoms.of(0, before, 0, label < 0 ? -1 : label, reached.words(), reached.at(state));
    return letters.add(truths);
  }

  /** The letter that was read last. */
  int letter(int guess) {
    return letter[guess];
  }

  /** The memory behind the instant that was read last. */
  long behind(int guess) {
    return behind[guess];
  }

  /** The atoms that are true, as bits. */
  long atoms(int letter) {
    return letters.words()[letter];
  }

  long bytes() {
    return 4L * known.length;
  }
}
