package baton.checker.mutation;

import baton.checker.Reason;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The labelled transitions of a protocol between its reachable states, ghosts left out: they decide nothing. Built as
 * far as a comparison needs it, and kept for the next one.
 */
public final class Behaviour {
  private final Protocol protocol;
  private final Interpreter interpreter;
  private final InitialStates initial;
  private final List<Integer> kept;
  private final Map<State, Integer> numbers = new HashMap<>();
  private final List<State> states = new ArrayList<>(); // one for each choice of what is kept
  private final List<Map<Label, Offer>> offers = new ArrayList<>();

  /** What an instance of an action does in a state. */
  private record Offer(Set<State> successors, boolean ill) {}

  public Behaviour(Protocol protocol) {
    this.protocol = protocol;
    interpreter = new Interpreter(protocol);
    initial = interpreter.initialStates();
    kept = protocol.variables().stream().filter(v -> !v.ghost()).map(Variable::index).toList();
    initial.states().forEach(this::number);
  }

  /** Goes through both at once, from equal states to equal states, until they differ or everything was seen. */
  public Difference from(Protocol mutant, Supplier<Optional<Reason>> stop) {
    Interpreter other = new Interpreter(mutant);
    InitialStates begin = other.initialStates();
    if (!mutant.variables().equals(protocol.variables()) || !kept(begin.states()).equals(kept(initial.states()))
        || begin.ill().isPresent() != initial.ill().isPresent()) {
      return new Difference.Found("initial states");
    }
    for (int i = 0; i < states.size(); i++) {
      Optional<Reason> reason = stop.get();
      if (reason.isPresent()) {
        return new Difference.Unknown(reason.get());
      }
      Map<Label, Offer> ours = offers(i);
      Map<Label, Offer> theirs = offers(other.transitions(states.get(i)));
      if (!ours.equals(theirs)) {
        return new Difference.Found(first(ours, theirs));
      }
    }
    return new Difference.None();
  }

  private Map<Label, Offer> offers(int state) {
    if (state == offers.size()) {
      List<Transitions> found = interpreter.transitions(states.get(state));
      found.forEach(t -> t.successors().forEach(this::number));
      offers.add(offers(found));
    }
    return offers.get(state);
  }

  private void number(State state) {
    if (numbers.putIfAbsent(kept(state), states.size()) == null) {
      states.add(state);
    }
  }

  private Map<Label, Offer> offers(List<Transitions> transitions) {
    Map<Label, Offer> all = new LinkedHashMap<>();
    transitions.forEach(t -> all.put(t.label(), new Offer(kept(t.successors()), t.ill().isPresent())));
    return all;
  }

  private Set<State> kept(List<State> all) {
    Set<State> kept = new HashSet<>();
    all.forEach(s -> kept.add(kept(s)));
    return kept;
  }

  private State kept(State state) {
    return kept.size() == state.size() ? state : new State(kept.stream().map(state::get).toList());
  }

  private static String first(Map<Label, Offer> ours, Map<Label, Offer> theirs) {
    Map<Label, Offer> all = new LinkedHashMap<>(ours);
    all.putAll(theirs);
    return all.keySet().stream()
        .filter(l -> !Optional.ofNullable(ours.get(l)).equals(Optional.ofNullable(theirs.get(l))))
        .findFirst().orElseThrow().toString();
  }
}
