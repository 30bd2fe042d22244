package baton.checker.liveness;

import baton.models.ir.Place;
import baton.properties.Fairness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Fairness of all instances of a place, or of the beginnings of a routine, that a goal which holds needs. */
public record Need(Place.Fairness strength, String of) {
  /** {@code weak fairness of reset}. */
  public String text() {
    return (strength == Place.Fairness.STRONG ? "strong" : "weak") + " fairness of " + of;
  }

  /** The declaration that something fair is an instance of. */
  public static String declaration(Fairness.Subject subject) {
    return switch (subject) {
      case Fairness.Subject.Instance(String place, _) -> place;
      case Fairness.Subject.Beginning(String routine, _) -> "the beginning of " + routine;
    };
  }

  /** Whether a goal holds under some fairness. */
  @FunctionalInterface
  public interface Trial {
    /** {@code kept}: what is left of each declaration. */
    boolean holds(Map<String, Place.Fairness> kept) throws Stopped;
  }

  /**
   * What a goal needs of what is declared; empty if all of it does not make it hold.
   *
   * <p>One declaration after the other, the last first, is weakened as far as the goal still holds: taken away, or from
   * strong to weak. What remains suffices, and nothing of it can be spared; another set may do as well.
   */
  public static Optional<List<Need>> minimal(SequencedMap<String, Place.Fairness> declared, Trial trial)
      throws Stopped {
    if (!trial.holds(declared)) {
      return Optional.empty();
    }
    Map<String, Place.Fairness> kept = new LinkedHashMap<>(declared);
    for (Map.Entry<String, Place.Fairness> one : declared.sequencedEntrySet().reversed()) {
      kept.put(one.getKey(), Place.Fairness.NONE);
      if (!trial.holds(kept)) {
        kept.put(one.getKey(), Place.Fairness.WEAK);
        if (one.getValue() == Place.Fairness.STRONG && !trial.holds(kept)) {
          kept.put(one.getKey(), Place.Fairness.STRONG);
        }
      }
    }
    List<Need> needs = new ArrayList<>();
    kept.forEach((of, strength) -> {
      if (strength != Place.Fairness.NONE) {
        needs.add(new Need(strength, of));
      }
    });
    return Optional.of(needs);
  }
}
