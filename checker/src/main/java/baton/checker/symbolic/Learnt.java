package baton.checker.symbolic;

import baton.checker.ground.Lowered;
import baton.checker.transition.Cube;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What has been shown of a protocol's states, by proofs for some goals or whatever is asked, for the use of those that
 * follow. Facts about the protocol have the same numbers whatever is asked.
 */
public final class Learnt {
  private final Lowered lowered;
  private final List<List<Cube>> clauses = new ArrayList<>();
  private final BooleanSupplier stop;
  private boolean extensible;
  private boolean extended;

  /** {@code stop}: whether the whole call must stop, whoever's turn it is. */
  Learnt(Lowered lowered, BooleanSupplier stop) {
    this.lowered = lowered;
    this.stop = stop;
  }

  /** From now on it may be extended. */
  void allow() {
    extensible = true;
  }

  /** Clauses as {@link Finding.Inductive} has them, inductive together. */
  public List<List<Cube>> clauses() {
    return List.copyOf(clauses);
  }

  /** Whether there is time to look at the protocol's states whatever is asked, and nobody has done so. */
  public boolean isExtensible() {
    return extensible && !extended;
  }

  /** Finds what can be shown of states. */
  @FunctionalInterface
  public interface Search {
    /**
     * Clauses that are inductive together. If it throws, since it was told to stop, it is as if it had not been asked.
     */
    List<List<Cube>> of(TransitionSystem states, BooleanSupplier stop);
  }

  /** Adds what can be shown of the protocol's states whatever is asked. */
  public void extend(Search search) {
    addNew(search.of(Encoding.of(lowered, new Question.Ill()), stop));
    extended = true;
  }

  /** Keeps what is inductive, unless it speaks of the goal's memory, too. */
  void add(TransitionSystem system, List<List<Cube>> inductive) {
    int cells = system.ground().layout().cells();
    if (inductive.stream().flatMap(List::stream).flatMapToInt(Cube::facts)
        .noneMatch(f -> system.atoms().get(system.atoms().atomOf(f)).cell() >= cells)) {
      addNew(inductive);
    }
  }

  private void addNew(List<List<Cube>> inductive) {
    List<Cube> known = clauses.stream().flatMap(List::stream).toList();
    inductive.stream()
        .filter(clause -> known.stream().noneMatch(k -> k.isPartOf(clause.getFirst())))
        .forEach(clauses::add);
  }
}
