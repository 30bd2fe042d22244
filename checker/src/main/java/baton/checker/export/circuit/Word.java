package baton.checker.export.circuit;

import baton.checker.transition.Aig;
import java.util.ArrayList;
import java.util.List;

/** An atom of the state as bits, its values as binary numbers, the least significant bit first. */
record Word(int values, List<Integer> bits) {
  Word {
    bits = List.copyOf(bits);
  }

  /** New inputs of a graph for an atom with so many values. */
  static Word of(int values, Aig aig) {
    List<Integer> bits = new ArrayList<>();
    for (int i = 0; i < width(values); i++) {
      bits.add(aig.input());
    }
    return new Word(values, bits);
  }

  /** How many bits so many values need. */
  static int width(int values) {
    return 32 - Integer.numberOfLeadingZeros(values - 1);
  }

  /** True where the atom has the value. */
  int is(int value, Aig aig) {
    int[] all = new int[bits.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = bits.get(i) ^ ~(value >> i) & 1;
    }
    return aig.and(all);
  }

  /** True where the bits are a value, and not one of those that are left over. */
  int isValid(Aig aig) {
    int[] all = new int[values];
    for (int v = 0; v < values; v++) {
      all[v] = is(v, aig);
    }
    return values == 1 << bits.size() ? Aig.TRUE : aig.or(all);
  }
}
