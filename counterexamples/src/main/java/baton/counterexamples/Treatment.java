package baton.counterexamples;

import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Fairness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a run that goes on for ever treats what could be fair: why it is allowed, and what would forbid it.
 *
 * @param idle whether it ends without a step
 * @param nothingFair whether the protocol declares nothing fair and has no routine
 * @param kept of what is declared fair and is enabled or taken in the loop, how the loop keeps it
 * @param missing fairness that is not declared and that, each alone, would exclude this run
 * @param faults the faults that its loop takes again and again, without a budget
 */
public record Treatment(
    boolean idle, boolean nothingFair, List<Kept> kept, List<Missing> missing, List<Label> faults) {
  /** Something declared fair. */
  public record Kept(Fairness.Subject subject, Place.Fairness declared, How how) {}

  /** How fairness is kept. */
  public sealed interface How {
    /** By a step of the loop; steps are numbered from 1. */
    record Taken(int step) implements How {}

    /** It is not enabled in a state of the loop; 0 is the initial one. */
    record Disabled(int state) implements How {}
  }

  /** A fairness assumption: {@code weak fairness of start(Kernel#0)}. */
  public record Missing(Place.Fairness strength, Fairness.Subject subject) {
    public String text() {
      return (strength == Place.Fairness.WEAK ? "weak" : "strong") + " fairness of " + subject.text();
    }
  }

  public Treatment {
    kept = List.copyOf(kept);
    missing = List.copyOf(missing);
    faults = List.copyOf(faults);
  }

  /** {@code trace}: one with a loop that closes. */
  public static Treatment of(Protocol protocol, Trace trace) {
    return new Search(new Interpreter(protocol), trace).treatment();
  }

  /** One question. */
  private static final class Search {
    private final Interpreter interpreter;
    private final Fairness fairness;
    private final Trace trace;
    private final int start;
    private final List<Set<Fairness.Subject>> enabled = new ArrayList<>();
    private final List<Set<Fairness.Subject>> taken = new ArrayList<>();

    Search(Interpreter interpreter, Trace trace) {
      this.interpreter = interpreter;
      this.trace = trace;
      fairness = new Fairness(interpreter);
      start = trace.loopStart().orElseThrow();
    }

    Treatment treatment() {
      Set<Fairness.Subject> subjects = new LinkedHashSet<>();
      for (int i = start; i < trace.steps().size() || i == start; i++) {
        State state = trace.state(i);
        enabled.add(fairness.enabled(state, interpreter.transitions(state)));
        if (i < trace.steps().size()) {
          Label label = trace.steps().get(i).label();
          taken.add(fairness.taken(state, label));
        }
        subjects.addAll(enabled.getLast());
      }
      taken.forEach(subjects::addAll);
      List<Kept> kept = new ArrayList<>();
      List<Missing> missing = new ArrayList<>();
      for (Fairness.Subject subject : subjects) {
        boolean declared = fairness.declared(subject) != Place.Fairness.NONE;
        Optional<How> how = how(subject);
        if (declared) {
          how.ifPresent(h -> kept.add(new Kept(subject, fairness.declared(subject), h)));
        }
        missing(subject).ifPresent(missing::add);
      }
      missing.sort(Comparator.comparing(Missing::strength));
      boolean nothingFair = interpreter.protocol().places().stream()
          .allMatch(p -> p.fairness() == Place.Fairness.NONE && p.step().isEmpty());
      return new Treatment(trace.endsIdle(), nothingFair, kept, missing, faults());
    }

    private List<Label> faults() {
      return trace.steps().subList(start, trace.steps().size()).stream()
          .map(Trace.Step::label)
          .filter(label -> interpreter.protocol().placeOf(label.action()).orElseThrow().alternatives().stream()
              .anyMatch(a -> a.fault() && a.name().equals(label.action())))
          .distinct()
          .toList();
    }

    private Optional<How> how(Fairness.Subject subject) {
      for (int i = 0; i < taken.size(); i++) {
        if (taken.get(i).contains(subject)) {
          return Optional.of(new How.Taken(start + i + 1));
        }
      }
      for (int i = 0; i < enabled.size(); i++) {
        if (!enabled.get(i).contains(subject)) {
          return Optional.of(new How.Disabled(start + i));
        }
      }
      return Optional.empty();
    }

    /** What is enabled and never taken: weak fairness forbids that if it is always enabled, else strong. */
    private Optional<Missing> missing(Fairness.Subject subject) {
      if (taken.stream().anyMatch(t -> t.contains(subject))) {
        return Optional.empty();
      }
      boolean always = enabled.stream().allMatch(e -> e.contains(subject));
      return Optional.of(new Missing(always ? Place.Fairness.WEAK : Place.Fairness.STRONG, subject));
    }
  }
}
