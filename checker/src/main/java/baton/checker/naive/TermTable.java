package baton.checker.naive;

import baton.checker.naive.Term.Op;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds every term that was made, each once: open addressing, linear probing, at most half full. */
final class TermTable {
  private @Nullable Term[] places = new @Nullable Term[1 << 10];
  private int size;

  /** The term that looks like this. */
  Term get(Op op, long k, Term... operands) {
    int hash = Term.hash(op, k, operands);
    int place = hash & (places.length - 1);
    for (Term t = places[place]; t != null; t = places[place]) {
      if (t.is(op, k, operands, hash)) {
        return t;
      }
      place = (place + 1) & (places.length - 1);
    }
    Term made = new Term(op, k, List.of(operands), hash);
    places[place] = made;
    size++;
    if (size > places.length / 2) {
      grow();
    }
    return made;
  }

  private void grow() {
    @Nullable Term[] all = places;
    places = new @Nullable Term[all.length * 4];
    for (Term t : all) {
      if (t != null) {
        int place = t.hashCode() & (places.length - 1);
        while (places[place] != null) {
          place = (place + 1) & (places.length - 1);
        }
        places[place] = t;
      }
    }
  }
}
