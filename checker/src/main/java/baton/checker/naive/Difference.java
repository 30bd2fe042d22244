package baton.checker.naive;

import baton.checker.naive.Worth.Cases;
import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Number;
import baton.checker.naive.Worth.Option;
import baton.checker.naive.Worth.Parts;
import baton.checker.naive.Worth.Sequence;
import baton.checker.naive.Worth.Truth;
import java.util.List;
import java.util.Map;

/** What unknowns become, found by laying a value over the one that is made of them. */
final class Difference {
  private final Algebra algebra;
  private final Map<Term, Term> becomes;

  Difference(Algebra algebra, Map<Term, Term> becomes) {
    this.algebra = algebra;
    this.becomes = becomes;
  }

  /** {@code before} is an unknown, or says by itself what it is. */
  void add(Term before, Term after) {
    if (before != after && (before.op() == Term.Op.TRUTH || before.op() == Term.Op.INTEGER)) {
      becomes.put(before, after);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same object is certainly the same value
  void add(Worth before, Worth after) {
    if (before == after) {
      return;
    }
    switch (before) {
      case Truth(Term t) -> add(t, Algebra.truth(after));
      case Number(Term t) -> add(t, algebra.asTerm(after));
      case Cases(var when) -> when.forEach((v, t) -> add(t, algebra.equal(after, algebra.number(v))));
      case Option(Term there, Worth value) -> {
        Option o = (Option) after;
        add(there, o.there());
        add(value, o.value());
      }
      case Members(var in) -> all(in, ((Members) after).in());
      case Parts(var parts) -> {
        List<Worth> others = ((Parts) after).parts();
        for (int i = 0; i < parts.size(); i++) {
          add(parts.get(i), others.get(i));
        }
      }
      case Sequence(var size, var slots) -> {
        Sequence o = (Sequence) after;
        all(size, o.size());
        for (int i = 0; i < slots.size(); i++) {
          add(slots.get(i), o.slots().get(i));
        }
      }
    }
  }

  private void all(List<Term> before, List<Term> after) {
    for (int i = 0; i < before.size(); i++) {
      add(before.get(i), after.get(i));
    }
  }
}
