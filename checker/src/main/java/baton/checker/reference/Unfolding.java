package baton.checker.reference;

import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.liveness.Constraint;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Instants;
import baton.checker.liveness.Stopped;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Moment;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import baton.properties.Alphabet;
import baton.properties.Fairness;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The instants of runs, as far as an alphabet tells them apart: by the state, by which atoms are true, by the
 * memory behind them, and by whether the run is idle. Where something is to be guessed there is an instant for
 * each guess.
 */
final class Unfolding {
  /** An instant; states and letters are numbers. */
  record Node(int state, int letter, List<Value> memory, boolean idle) {}

  /** What makes an instant: a state, the memory before it, and the step that leads there, if any. */
  private record Cause(int state, List<Value> memory, Optional<Label> did, boolean idle) {}

  private final Interpreter interpreter;
  private final StateGraph states;
  private final Alphabet alphabet;
  private final List<List<Value>> guesses;
  private final boolean readsStep;
  private final Map<Cause, List<Integer>> entered = new HashMap<>();
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<BitSet, Integer> letters = new LinkedHashMap<>();
  private final List<Optional<Label>> labels = new ArrayList<>();
  private final List<Integer> sources = new ArrayList<>();
  private final Graph.Builder graph = new Graph.Builder();
  private final List<Fairness.Subject> subjects = new ArrayList<>();

  Unfolding(Interpreter interpreter, StateGraph states, Alphabet alphabet) {
    this.interpreter = interpreter;
    this.states = states;
    this.alphabet = alphabet;
    readsStep = alphabet.readsStep();
    guesses = Values.tuples(Collections.nCopies(alphabet.guesses().size(), List.of(Values.FALSE, Values.TRUE)));
  }

  Node node(int number) {
    return nodes.get(number);
  }

  /** The step that an edge is; empty if it is the passing of an idle instant. */
  Optional<Label> label(int edge) {
    return labels.get(edge);
  }

  /** What each of the fairness constraints is about. */
  List<Fairness.Subject> subjects() {
    return subjects;
  }

  Instants build(Limits limits) throws Stopped {
    List<Integer> initial = new ArrayList<>();
    for (int i = 0; i < states.initial(); i++) {
      initial.addAll(enter(new Cause(i, alphabet.monitor().initial(), Optional.empty(), false)));
    }
    for (int i = 0; i < nodes.size(); i++) {
      Optional<Reason> reason = limits.stop().get();
      if (reason.isPresent()) {
        throw new Stopped(reason.get());
      }
      expand(i);
    }
    ImmutableIntArray letter = ImmutableIntArray.copyOf(nodes.stream().mapToInt(Node::letter));
    return new Instants(graph.build(), initial, letter, List.copyOf(letters.keySet()), fairness());
  }

  private void expand(int number) {
    Node node = nodes.get(number);
    graph.node();
    if (!node.idle()) {
      for (StateGraph.Step step : states.nodes().get(node.state()).steps()) {
        Optional<Label> did = readsStep ? Optional.of(step.label()) : Optional.empty();
        Cause cause = new Cause(step.target(), node.memory(), did, false);
        enter(cause).forEach(target -> edge(number, target, Optional.of(step.label())));
      }
    }
    Cause idle = new Cause(node.state(), node.memory(), Optional.empty(), true);
    enter(idle).forEach(target -> edge(number, target, Optional.empty()));
  }

  private void edge(int source, int target, Optional<Label> label) {
    graph.edge(target);
    labels.add(label);
    sources.add(source);
  }

  private List<Integer> enter(Cause cause) {
    List<Integer> known = entered.get(cause);
    if (known != null) {
      return known;
    }
    List<Integer> instants = new ArrayList<>();
    for (List<Value> guess : guesses) {
      int number = enter(cause, guess);
      if (!instants.contains(number)) {
        instants.add(number);
      }
    }
    entered.put(cause, instants);
    return instants;
  }

  private int enter(Cause cause, List<Value> guess) {
    State state = states.nodes().get(cause.state()).state();
    List<Value> more = new ArrayList<>(guess);
    more.addAll(cause.memory());
    Moment moment = Moment.instant(more.isEmpty() ? state : state.plus(more), cause.did());
    BitSet letter = new BitSet();
    for (int i = 0; i < alphabet.atoms().size(); i++) {
      letter.set(i, isTrue(alphabet.atoms().get(i), moment));
    }
    List<Value> memory = new ArrayList<>();
    for (Expr update : alphabet.monitor().updates()) {
      memory.add(Value.of(isTrue(update, moment)));
    }
    int spelled = letters.computeIfAbsent(letter, _ -> letters.size());
    Node node = new Node(cause.state(), spelled, memory, cause.idle());
    int number = numbers.computeIfAbsent(node, _ -> nodes.size());
    if (number == nodes.size()) {
      nodes.add(node);
    }
    return number;
  }

  private boolean isTrue(Expr e, Moment moment) {
    return interpreter.evaluate(e, moment).isTrue();
  }

  /** For each instance that is declared fair and somewhere enabled, what it asks. */
  private List<Constraint> fairness() {
    Fairness fairness = new Fairness(interpreter);
    Map<Fairness.Subject, BitSet> enabled = new LinkedHashMap<>();
    Map<Fairness.Subject, BitSet> taken = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (Fairness.Subject subject : states.nodes().get(nodes.get(i).state()).enabled()) {
        if (fairness.declared(subject) != Place.Fairness.NONE) {
          enabled.computeIfAbsent(subject, _ -> new BitSet()).set(i);
        }
      }
    }
    for (int e = 0; e < labels.size(); e++) {
      if (labels.get(e).isPresent()) {
        State before = states.nodes().get(nodes.get(sources.get(e)).state()).state();
        for (Fairness.Subject subject : fairness.taken(before, labels.get(e).get())) {
          taken.computeIfAbsent(subject, _ -> new BitSet()).set(e);
        }
      }
    }
    List<Constraint> all = new ArrayList<>();
    enabled.forEach((subject, where) -> {
      subjects.add(subject);
      BitSet steps = taken.getOrDefault(subject, new BitSet());
      switch (fairness.declared(subject)) {
        case STRONG -> all.add(new Constraint.Responds(where, steps));
        case WEAK -> {
          BitSet elsewhere = new BitSet();
          elsewhere.set(0, nodes.size());
          elsewhere.andNot(where);
          all.add(new Constraint.Recurs(elsewhere, steps));
        }
        case NONE -> {}
      }
    });
    return all;
  }
}
