package baton.properties;

import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.interpreter.Transitions;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run must not neglect for ever (§6.8 and §9.3 of the semantics).
 *
 * <p>Fairness is of each instance of a place, and of the beginning of each instance of a routine. An instance
 * is <em>enabled</em> where some alternative that is no fault is, and <em>taken</em> by any alternative. A
 * routine's step counts as enabled only once the routine has begun.
 */
public final class Fairness {
  private final Interpreter interpreter;
  private final Map<String, Place> places = new LinkedHashMap<>();

  public Fairness(Interpreter interpreter) {
    this.interpreter = interpreter;
    for (Place place : interpreter.protocol().places()) {
      place.alternatives().forEach(a -> places.put(a.name(), place));
    }
  }

  /** What fairness can be of. */
  public sealed interface Subject {
    /** A place, known by the label of its first alternative. */
    record Instance(String place, List<Value> arguments) implements Subject {
      public Instance {
        arguments = List.copyOf(arguments);
      }
    }

    /** That an instance of a routine begins. */
    record Beginning(String routine, List<Value> arguments) implements Subject {
      public Beginning {
        arguments = List.copyOf(arguments);
      }
    }

    /** {@code start(Kernel#0)}, {@code the beginning of reboot()}. */
    default String text() {
      return switch (this) {
        case Instance(String place, var arguments) -> new Label(place, arguments).toString();
        case Beginning(String routine, var arguments) -> "the beginning of " + new Label(routine, arguments);
      };
    }
  }

  /** What the protocol declares of it; steps of routines are weakly fair without a word. */
  public Place.Fairness declared(Subject subject) {
    return switch (subject) {
      case Subject.Instance(String name, _) -> {
        Place place = place(name);
        yield place.step().isPresent() ? Place.Fairness.WEAK : place.fairness();
      }
      case Subject.Beginning(String name, _) ->
          routine(name).fair() ? Place.Fairness.WEAK : Place.Fairness.NONE;
    };
  }

  /**
   * What is enabled in a state, declared fair or not, in the order of reports.
   *
   * @param steps the state's, from {@link Interpreter#transitions}
   */
  public Set<Subject> enabled(State state, List<Transitions> steps) {
    Set<Subject> enabled = new LinkedHashSet<>();
    for (Transitions t : steps) {
      if (!t.fault() && !t.successors().isEmpty()) {
        Place place = place(t.label().action());
        Optional<Subject.Beginning> beginning = beginning(state, t.label(), place);
        enabled.add(beginning.isPresent()
            ? beginning.get()
            : new Subject.Instance(place.name(), t.label().arguments()));
      }
    }
    return enabled;
  }

  /** What a step that leaves a state takes. */
  public Set<Subject> taken(State before, Label label) {
    Place place = place(label.action());
    Set<Subject> taken = new LinkedHashSet<>();
    taken.add(new Subject.Instance(place.name(), label.arguments()));
    beginning(before, label, place).ifPresent(taken::add);
    return taken;
  }

  /** The beginning that a step is: that of a routine which is idle before. */
  private Optional<Subject.Beginning> beginning(State before, Label label, Place place) {
    if (place.step().isEmpty()) {
      return Optional.empty();
    }
    Routine routine = routine(place.step().get().routine());
    List<Value> arguments = label.arguments().subList(0, routine.parameters().size());
    List<Optional<Expr>> literals = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Type type = routine.parameters().get(i).type();
      literals.add(Optional.of(new Expr.Literal(arguments.get(i), type, Origin.nowhere())));
    }
    Expr running = new Expr.Running(routine.name(), literals, Origin.nowhere());
    boolean begun = interpreter.evaluate(running, Moment.instant(before, Optional.empty())).isTrue();
    return begun ? Optional.empty() : Optional.of(new Subject.Beginning(routine.name(), arguments));
  }

  private Place place(String label) {
    return Optional.ofNullable(places.get(label)).orElseThrow();
  }

  private Routine routine(String name) {
    return protocol().routine(name).orElseThrow();
  }

  private Protocol protocol() {
    return interpreter.protocol();
  }
}
