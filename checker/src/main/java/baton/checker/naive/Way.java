package baton.checker.naive;

import java.util.List;
import java.util.Optional;

/**
 * One way to execute so far (§3.6 of the semantics).
 *
 * @param choices what was chosen, in order: ways with the same choices exclude each other
 * @param when the branches taken
 * @param ill when it goes ill, given that
 * @param off when a guard is false before that
 * @param returned set once it has returned: with what
 * @param writes inside a simultaneous {@code for}, what the iteration has written
 */
record Way(
    List<Object> choices,
    Term when,
    Term ill,
    Term off,
    SymbolicState state,
    Bound bound,
    Optional<Writes> writes,
    Optional<Returned> returned) {
  private static final int MOST = 4096;

  /** The value that a proc gives, if it gives one. */
  record Returned(Optional<Worth> value) {}

  Way {
    choices = List.copyOf(choices);
  }

  /** The same ways, if they are not too many to go on with. */
  static List<Way> fewEnough(List<Way> ways) {
    if (ways.size() > MOST) {
      throw new Unwritten("a step has more than " + MOST + " ways to be taken");
    }
    return ways;
  }

  Way with(SymbolicState changed) {
    return new Way(choices, when, ill, off, changed, bound, writes, returned);
  }

  Way with(SymbolicState changed, Optional<Writes> log) {
    return new Way(choices, when, ill, off, changed, bound, log, returned);
  }

  Way with(Bound changed) {
    return new Way(choices, when, ill, off, state, changed, writes, returned);
  }

  Way with(Optional<Returned> changed) {
    return new Way(choices, when, ill, off, state, bound, writes, changed);
  }

  /** Only where this holds, too. */
  Way provided(Term condition, Terms terms) {
    return new Way(choices, terms.and(when, condition), ill, off, state, bound, writes, returned);
  }

  Way chosen(Object choice) {
    List<Object> more = new java.util.ArrayList<>(choices);
    more.add(choice);
    return new Way(more, when, ill, off, state, bound, writes, returned);
  }

  /** Ill here, unless it has come to its end before. */
  Way orIll(Term condition, Terms terms) {
    return condition == terms.no ? this
        : new Way(choices, when, terms.or(ill, terms.and(condition, terms.not(off))), off, state, bound, writes,
            returned);
  }

  /** Disabled here, unless it has come to its end before. */
  Way orOff(Term condition, Terms terms) {
    return condition == terms.no ? this
        : new Way(choices, when, ill, terms.or(off, terms.and(condition, terms.not(ill))), state, bound, writes,
            returned);
  }

  /** When it completes. */
  Term completes(Terms terms) {
    return terms.and(when, terms.not(ill), terms.not(off));
  }

  /** When it is ill in the end. */
  Term isIll(Terms terms) {
    return terms.and(when, ill);
  }
}
