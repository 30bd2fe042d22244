package baton.checker.transition;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Facts of different atoms, ascending: the states in which all of them hold. */
public final class Cube {
  private final int[] facts;

  private Cube(int[] facts) {
    this.facts = facts;
  }

  public static Cube of(int... facts) {
    int[] sorted = facts.clone();
    Arrays.sort(sorted);
    return new Cube(sorted);
  }

  public int size() {
    return facts.length;
  }

  public int get(int i) {
    return facts[i];
  }

  public IntStream facts() {
    return Arrays.stream(facts);
  }

  public boolean has(int fact) {
    return Arrays.binarySearch(facts, fact) >= 0;
  }

  /** The same without a fact: more states. */
  public Cube without(int fact) {
    return new Cube(Arrays.stream(facts).filter(f -> f != fact).toArray());
  }

  /** The same with one fact more: fewer states. */
  public Cube with(int fact) {
    return of(IntStream.concat(Arrays.stream(facts), IntStream.of(fact)).toArray());
  }

  public Cube map(IntUnaryOperator renaming) {
    return of(Arrays.stream(facts).map(renaming).toArray());
  }

  /** Whether all facts are among those of another: it has all its states. */
  public boolean isPartOf(Cube other) {
    int i = 0;
    for (int fact : other.facts) {
      if (i < facts.length && facts[i] == fact) {
        i++;
      }
    }
    return i == facts.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cube c && Arrays.equals(facts, c.facts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(facts);
  }

  @Override
  public String toString() {
    return Arrays.toString(facts);
  }
}
