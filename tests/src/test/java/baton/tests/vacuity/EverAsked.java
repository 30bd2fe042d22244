package baton.tests.vacuity;

import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.interpreter.Transitions;
import baton.models.ir.Binder;
import baton.models.ir.Property;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import baton.tests.vacuity.Condition.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which left sides of a property are ever true, looked for as plainly as can be: at concrete instants, one way after
 * the other from the outside in. It shares nothing with how goals are made.
 */
final class EverAsked {
  /** An instant with what the formula remembers; of a transition, a step. */
  private record Instant(Moment moment, BitSet past, boolean idle) {}

  private final Interpreter interpreter;
  private final boolean idling;
  private final int most;
  private final Past past;
  private final Map<State, List<Transitions>> known = new HashMap<>();
  private final Map<Instant, List<Instant>> behind = new HashMap<>();

  private EverAsked(Interpreter interpreter, List<Condition> conditions, boolean idling, int most) {
    this.interpreter = interpreter;
    this.idling = idling;
    this.most = most;
    past = new Past(interpreter, conditions.stream().flatMap(c -> c.expressions().stream()).toList());
  }

  /**
   * What is found of the left sides of a property.
   *
   * @param never the texts of those that are never true
   * @param ahead the texts of those that speak of the future
   */
  record Found(List<String> never, List<String> ahead) {
    Found {
      never = List.copyOf(never);
      ahead = List.copyOf(ahead);
    }
  }

  /** There are more instants than were to be looked at. */
  static final class TooMany extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** {@code idling}: whether idle instants are instants; {@code most}: how many instants are looked at. */
  static Found of(Interpreter interpreter, Property property, boolean idling, int most) throws TooMany {
    List<Condition> all = Condition.of(property);
    List<Condition> asked = all.stream().filter(c -> !c.speaksOfTheFuture()).toList();
    EverAsked account = new EverAsked(interpreter, asked, idling, most);
    Collection<Instant> from = property.kind() == Property.Kind.TRANSITION ? account.steps() : account.first();
    List<String> never = new ArrayList<>();
    for (Condition c : asked) {
      if (!account.happens(c.ways(), from, Map.of())) {
        never.add(c.text());
      }
    }
    return new Found(never, all.stream().filter(Condition::speaksOfTheFuture).map(Condition::text).toList());
  }

  /** Whether all ways can be gone from some of these instants. */
  private boolean happens(List<Way> ways, Collection<Instant> instants, Map<Binder, Value> bound) throws TooMany {
    if (instants.isEmpty() || ways.isEmpty()) {
      return !instants.isEmpty();
    }
    List<Way> further = ways.subList(1, ways.size());
    return switch (ways.getFirst()) {
      case Way.Any(Binder binder) -> {
        for (Value x : Values.all(binder.type())) {
          if (happens(further, instants, Past.with(bound, binder, x))) {
            yield true;
          }
        }
        yield false;
      }
      case Way.Within(Binder binder, var collection) -> {
        for (Instant i : instants) {
          Optional<Value> now = past.value(collection, i.moment(), i.past(), bound);
          for (Value x : now.map(Past::elements).orElse(List.of())) {
            if (happens(further, List.of(i), Past.with(bound, binder, x))) {
              yield true;
            }
          }
        }
        yield false;
      }
      case Way.Holds(var left) -> happens(
          further, instants.stream().filter(i -> past.isTrue(left, i.moment(), i.past(), bound)).toList(), bound);
      case Way.Later _ -> happens(further, later(instants), bound);
      case Way.Entered(var call) -> {
        for (Instant i : instants) {
          Optional<Map<Binder, Value>> inside = past.entered(call, i.moment(), i.past(), bound);
          if (inside.isPresent() && happens(further, List.of(i), inside.get())) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  private List<Instant> first() {
    List<Instant> first = new ArrayList<>();
    for (State state : interpreter.initialStates().states()) {
      Moment moment = Moment.instant(state, Optional.empty());
      first.add(new Instant(moment, past.now(moment, Optional.empty()), false));
    }
    return first;
  }

  /** These instants and all behind them. */
  private Set<Instant> later(Collection<Instant> from) throws TooMany {
    Set<Instant> all = new LinkedHashSet<>(from);
    Deque<Instant> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      for (Instant next : next(open.remove())) {
        if (all.add(next)) {
          open.add(next);
        }
      }
      if (all.size() > most) {
        throw new TooMany();
      }
    }
    return all;
  }

  private List<Instant> next(Instant instant) {
    List<Instant> found = behind.get(instant);
    if (found == null) {
      found = new ArrayList<>();
      State state = instant.moment().state();
      if (!instant.idle()) {
        for (Transitions t : transitions(state)) {
          for (State after : t.successors()) {
            found.add(behind(instant, Moment.instant(after, Optional.of(t.label())), false));
          }
        }
      }
      if (idling) {
        found.add(behind(instant, Moment.instant(state, Optional.empty()), true));
      }
      behind.put(instant, found);
    }
    return found;
  }

  private Instant behind(Instant instant, Moment moment, boolean idle) {
    return new Instant(moment, past.now(moment, Optional.of(instant.past())), idle);
  }

  private List<Transitions> transitions(State state) {
    return known.computeIfAbsent(state, interpreter::transitions);
  }

  private Set<Instant> steps() throws TooMany {
    Set<State> states = new LinkedHashSet<>(interpreter.initialStates().states());
    Deque<State> open = new ArrayDeque<>(states);
    Set<Instant> steps = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      State state = open.remove();
      for (Transitions t : transitions(state)) {
        for (State after : t.successors()) {
          steps.add(new Instant(Moment.step(state, t.label(), after), new BitSet(), false));
          if (states.add(after)) {
            open.add(after);
          }
        }
      }
      if (steps.size() > most) {
        throw new TooMany();
      }
    }
    return steps;
  }
}
