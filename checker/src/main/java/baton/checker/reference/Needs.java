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
  /** A claim of the goal, and what each of the fairness constraints is about. */
  private record Part(Instants instants, List<Fairness.Subject> subjects, Goal.Claim claim) {}

  private final List<Part> parts;
  private final Limits limits;

  private Needs(List<Part> parts, Limits limits) {
    this.parts = parts;
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
      List<Part> parts = new ArrayList<>();
      for (Goal.Claim claim : goal.claims()) {
        Unfolding unfolding = new Unfolding(interpreter, states, claim.alphabet());
        parts.add(new Part(unfolding.build(limits), unfolding.subjects(), claim));
      }
      return new Needs(parts, limits).minimal();
    } catch (Stopped | OutOfMemoryError _) {
      return Optional.empty();
    }
  }

  private Optional<List<Need>> minimal() throws Stopped {
    Map<String, Place.Fairness> kept = new LinkedHashMap<>();
    for (Part part : parts) {
      for (int i = 0; i < part.subjects().size(); i++) {
        boolean strong = part.instants().fairness().get(i) instanceof Constraint.Responds;
        kept.put(declaration(part.subjects().get(i)), strong ? Place.Fairness.STRONG : Place.Fairness.WEAK);
      }
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
    for (Part part : parts) {
      Instants declared = part.instants();
      List<Constraint> constraints = new ArrayList<>();
      for (int i = 0; i < part.subjects().size(); i++) {
        Constraint constraint = declared.fairness().get(i);
        switch (kept.getOrDefault(declaration(part.subjects().get(i)), Place.Fairness.NONE)) {
          case NONE -> {}
          case WEAK -> constraints.add(weak(constraint, declared.graph().nodes()));
          case STRONG -> constraints.add(constraint);
        }
      }
      Instants less = new Instants(
          declared.graph(), declared.initial(), declared.letter(), declared.letters(), constraints);
      if (FairRuns.search(less, part.claim().refuting(), limits.stop()).way().isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static Constraint weak(Constraint declared, int nodes) {
    return switch (declared) {
      case Constraint.Recurs recurs -> recurs;
      case Constraint.Responds(BitSet enabled, BitSet edges) -> {
        BitSet elsewhere = new BitSet();
        elsewhere.set(0, nodes);
        elsewhere.andNot(enabled);
        yield new Constraint.Recurs(elsewhere, edges);
      }
    };
  }
}
