package baton.checker.reference;

import baton.checker.Limits;
import baton.checker.liveness.Constraint;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Stopped;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.properties.Fairness;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the fairness that a protocol declares a liveness goal needs.
 *
 * <p>One declaration after the other, the last first, is weakened as far as the goal still holds: taken away,
 * or from strong to weak. What remains suffices, and nothing of it can be spared; another set may do as well.
 */
public final class Needs {
  private final Instants instants;
  private final List<Fairness.Subject> subjects;
  private final Goal.Liveness goal;
  private final Limits limits;

  private Needs(Instants instants, List<Fairness.Subject> subjects, Goal.Liveness goal, Limits limits) {
    this.instants = instants;
    this.subjects = subjects;
    this.goal = goal;
    this.limits = limits;
  }

  /** Fairness of all instances of a place, or of the beginnings of a routine. */
  public record Need(Place.Fairness strength, String of) {
    /** {@code weak fairness of reset}. */
    public String text() {
      return (strength == Place.Fairness.STRONG ? "strong" : "weak") + " fairness of " + of;
    }
  }

  /** Those of a goal that holds; empty if a limit is reached, or if it does not hold. */
  public static Optional<List<Need>> of(Protocol protocol, Goal.Liveness goal, Limits limits) {
    Interpreter interpreter = new Interpreter(protocol);
    try {
      StateGraph states = StateGraph.of(interpreter, interpreter.initialStates(), limits);
      Unfolding unfolding = new Unfolding(interpreter, states, goal);
      Instants instants = unfolding.build(limits);
      return new Needs(instants, unfolding.subjects(), goal, limits).minimal();
    } catch (Stopped e) {
      return Optional.empty();
    }
  }

  private Optional<List<Need>> minimal() throws Stopped {
    Map<String, Place.Fairness> kept = new LinkedHashMap<>();
    for (int i = 0; i < subjects.size(); i++) {
      boolean strong = instants.fairness().get(i) instanceof Constraint.Responds;
      kept.put(declaration(subjects.get(i)), strong ? Place.Fairness.STRONG : Place.Fairness.WEAK);
    }
    if (!holds(kept)) {
      return Optional.empty();
    }
    for (String declaration : List.copyOf(kept.keySet()).reversed()) {
      Map<String, Place.Fairness> less = new LinkedHashMap<>(kept);
      boolean strong = less.put(declaration, Place.Fairness.NONE) == Place.Fairness.STRONG;
      if (!holds(less) && strong) {
        less.put(declaration, Place.Fairness.WEAK);
      }
      kept = holds(less) ? less : kept;
    }
    List<Need> needs = new ArrayList<>();
    kept.forEach((of, strength) -> {
      if (strength != Place.Fairness.NONE) {
        needs.add(new Need(strength, of));
      }
    });
    return Optional.of(needs);
  }

  private static String declaration(Fairness.Subject subject) {
    return switch (subject) {
      case Fairness.Subject.Instance(String place, _) -> place;
      case Fairness.Subject.Beginning(String routine, _) -> "the beginning of " + routine;
    };
  }

  private boolean holds(Map<String, Place.Fairness> kept) throws Stopped {
    List<Constraint> constraints = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      Constraint declared = instants.fairness().get(i);
      switch (kept.getOrDefault(declaration(subjects.get(i)), Place.Fairness.NONE)) {
        case NONE -> {}
        case WEAK -> constraints.add(weak(declared));
        case STRONG -> constraints.add(declared);
      }
    }
    Instants less = new Instants(
        instants.graph(), instants.initial(), instants.letter(), instants.letters(), constraints);
    for (Goal.Claim claim : goal.claims()) {
      if (FairRuns.search(less, claim.refuting(), limits.stop()).way().isPresent()) {
        return false;
      }
    }
    return true;
  }

  private Constraint weak(Constraint declared) {
    return switch (declared) {
      case Constraint.Recurs recurs -> recurs;
      case Constraint.Responds(BitSet nodes, BitSet edges) -> {
        BitSet elsewhere = new BitSet();
        elsewhere.set(0, instants.graph().nodes());
        elsewhere.andNot(nodes);
        yield new Constraint.Recurs(elsewhere, edges);
      }
    };
  }
}
