package baton.checker.reference;

import baton.checker.Limits;
import baton.checker.liveness.Constraint;
import baton.checker.liveness.FairRuns;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Need;
import baton.checker.liveness.Stopped;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.properties.Fairness;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Which of the fairness that a protocol declares a liveness goal needs. */
public final class Needs {
  /** A claim of the goal, and what each of the fairness constraints is about. */
  private record Part(Instants instants, List<Fairness.Subject> subjects, Goal.Claim claim) {}

  private final List<Place> places;
  private final List<Part> parts;
  private final Limits limits;

  private Needs(List<Place> places, List<Part> parts, Limits limits) {
    this.places = places;
    this.parts = parts;
    this.limits = limits;
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
      return new Needs(protocol.places(), parts, limits).minimal();
    } catch (Stopped | OutOfMemoryError _) {
      return Optional.empty();
    }
  }

  private Optional<List<Need>> minimal() throws Stopped {
    Map<String, Place.Fairness> found = new HashMap<>();
    for (Part part : parts) {
      for (int i = 0; i < part.subjects().size(); i++) {
        boolean strong = part.instants().fairness().get(i) instanceof Constraint.Responds;
        found.put(
            Need.declaration(part.subjects().get(i)), strong ? Place.Fairness.STRONG : Place.Fairness.WEAK);
      }
    }
    SequencedMap<String, Place.Fairness> declared = new LinkedHashMap<>();
    for (Place place : places) { // in the order of declaration
      List<String> names = new ArrayList<>(List.of(place.alternatives().getFirst().name()));
      place.step().ifPresent(s -> names.add("the beginning of " + s.routine()));
      for (String name : names) {
        Optional.ofNullable(found.get(name)).ifPresent(f -> declared.putIfAbsent(name, f));
      }
    }
    return Need.minimal(declared, this::holds);
  }

  private boolean holds(Map<String, Place.Fairness> kept) throws Stopped {
    for (Part part : parts) {
      Instants declared = part.instants();
      List<Constraint> constraints = new ArrayList<>();
      for (int i = 0; i < part.subjects().size(); i++) {
        Constraint constraint = declared.fairness().get(i);
        switch (kept.getOrDefault(Need.declaration(part.subjects().get(i)), Place.Fairness.NONE)) {
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
