package baton.models.interpreter;

import baton.models.interpreter.Run.Status;
import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongPredicate;

/**
 * The reference semantics of one protocol: where runs begin, which steps leave a state, what an expression is
 * worth. Not safe for use by several threads at once.
 */
public final class Interpreter {
  private static final int RECENT = 256; // states whose steps are remembered for `enabled`

  private final Protocol protocol;
  private final Map<String, RoutineText> routines = new LinkedHashMap<>();
  private final Evaluator evaluator;
  private final Executor executor;
  private final StepEnd stepEnd;
  private final List<List<List<Value>>> instances;
  private final int width;
  private final Map<State, List<Transitions>> recent = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<State, List<Transitions>> eldest) {
      return size() > RECENT;
    }
  };

  public Interpreter(Protocol protocol) {
    this.protocol = protocol;
    width = protocol.variables().size();
    protocol.routines().forEach(r -> routines.put(r.name(), new RoutineText(r)));
    evaluator = new Evaluator(routines, this::enabled);
    executor = new Executor(evaluator, routines, protocol.variables());
    stepEnd = new StepEnd(evaluator, routines);
    instances = protocol.places().stream()
        .map(p -> p.step().isPresent()
            ? List.<List<Value>>of()
            : Values.tuples(p.parameters().stream().map(b -> Values.all(b.type())).toList()))
        .toList();
  }

  public Protocol protocol() {
    return protocol;
  }

  /** Where runs begin (§5 of the semantics). */
  public InitialStates initialStates() {
    return initialStates(_ -> false);
  }

  /**
   * The same, for there may be very many.
   *
   * @param stop asked now and then, with how many candidates were looked at: whether to give up, by {@link Cancelled}
   */
  public InitialStates initialStates(LongPredicate stop) {
    return new Initialisation(protocol, evaluator, executor, stepEnd, stop).run();
  }

  /** Whether a run may begin in a state with a value for each variable; looks only at beginnings with its constants. */
  public boolean isInitial(State state) {
    return new Initialisation(protocol, evaluator, executor, stepEnd, Optional.of(state), _ -> false).run().states()
        .contains(state);
  }

  /** What an expression without temporal operators is worth at a moment. */
  public Evaluation evaluate(Expr e, Moment moment) {
    return evaluate(e, moment, Map.of());
  }

  /** The same with values for the names bound around the expression. */
  public Evaluation evaluate(Expr e, Moment moment, Map<Binder, Value> bound) {
    Bindings bindings = Bindings.none();
    for (Map.Entry<Binder, Value> entry : bound.entrySet()) {
      bindings = bindings.with(entry.getKey(), entry.getValue());
    }
    try {
      return new Evaluation.Defined(evaluator.evaluate(e, moment, bindings));
    } catch (IllException ill) {
      return ill.undefined();
    }
  }

  /** Whether some step with this label leaves the state; an empty argument stands for any. */
  public boolean enabled(State state, String action, List<Optional<Value>> arguments) {
    return remembered(state.prefix(width)).stream().anyMatch(t ->
        t.label().action().equals(action) && !t.successors().isEmpty()
            && Evaluator.matches(t.label().arguments(), arguments));
  }

  /** Properties ask about few states often. */
  private List<Transitions> remembered(State state) {
    List<Transitions> known = recent.get(state);
    if (known == null) {
      known = transitions(state);
      recent.put(state, known);
    }
    return known;
  }

  /** No action is enabled or ill, and no run may end here (§7.5). Faults do not count. */
  public boolean isDeadlocked(State state) {
    return transitions(state).stream().allMatch(Transitions::fault) && !isTerminal(state);
  }

  /** Whether a run may end in the state; where {@code terminal} is ill it may not. */
  public boolean isTerminal(State state) {
    return evaluate(protocol.terminal(), Moment.instant(state, Optional.empty())).isTrue();
  }

  /**
   * Each instance of an action or fault that has a successor or is ill, in the order of reports: by
   * declaration, then by arguments. Values of a state behind the protocol's own are ignored.
   */
  public List<Transitions> transitions(State extended) {
    State state = extended.prefix(width);
    List<Transitions> found = new ArrayList<>();
    Map<String, List<Beginnings.Offer>> offers = new LinkedHashMap<>();
    for (int i = 0; i < protocol.places().size(); i++) {
      Place place = protocol.places().get(i);
      if (place.step().isEmpty()) {
        for (Action action : place.alternatives()) {
          for (List<Value> arguments : instances.get(i)) {
            ordinary(place, action, arguments, state).ifPresent(found::add);
          }
        }
        continue;
      }
      String routine = place.step().get().routine();
      if (!offers.containsKey(routine)) {
        Beginnings.Result result =
            Beginnings.of(Optional.ofNullable(routines.get(routine)).orElseThrow(), state, evaluator);
        offers.put(routine, result.offers());
        found.addAll(result.failed());
      }
      step(place, Optional.ofNullable(offers.get(routine)).orElseThrow(), state, found);
    }
    return found;
  }

  /** The one of {@link #transitions(State)} with this label. Of an action, nothing else is looked at. */
  public Optional<Transitions> transitions(State state, Label label) {
    for (int i = 0; i < protocol.places().size(); i++) {
      Place place = protocol.places().get(i);
      for (Action action : place.alternatives()) {
        if (place.step().isEmpty() && action.name().equals(label.action())) {
          return instances.get(i).contains(label.arguments())
              ? ordinary(place, action, label.arguments(), state.prefix(width))
              : Optional.empty();
        }
      }
    }
    return transitions(state).stream().filter(t -> t.label().equals(label)).findFirst();
  }

  private Optional<Transitions> ordinary(Place place, Action action, List<Value> arguments, State state) {
    Optional<State> counted = count(action, state);
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    Bindings bindings = Bindings.none().with(place.parameters(), arguments);
    Resolutions resolutions = new Resolutions(new Label(action.name(), arguments), action.fault());
    try {
      if (place.when().isPresent()
          && !evaluator.isTrue(place.when().get(), Moment.instant(state, Optional.empty()), bindings)) {
        return Optional.empty();
      }
      execute(action, Run.begin(state, bindings), state, Optional.empty(), resolutions);
    } catch (IllException e) {
      resolutions.fails(e.undefined());
    }
    return resolutions.transitions();
  }

  private void step(Place place, List<Beginnings.Offer> offers, State state, List<Transitions> found) {
    int step = place.step().orElseThrow().step();
    for (Action action : place.alternatives()) {
      if (count(action, state).isEmpty()) {
        continue;
      }
      Map<List<Value>, Resolutions> byLabel = new java.util.TreeMap<>(ValueOrder::compareLists);
      for (Beginnings.Offer offer : offers) {
        if (offer.step() == step) {
          Resolutions resolutions = byLabel.computeIfAbsent(
              offer.labelArguments(), args -> new Resolutions(new Label(action.name(), args), action.fault()));
          Bindings bindings = Bindings.none().with(place.parameters(), offer.labelArguments());
          execute(action, Run.begin(offer.state(), bindings), offer.state(),
              Optional.of(new StepEnd.Stepping(offer.text(), offer.arguments(), step)), resolutions);
        }
      }
      byLabel.values().forEach(r -> r.transitions().ifPresent(found::add));
    }
  }

  private void execute(
      Action action, Run begin, State before, Optional<StepEnd.Stepping> stepping, Resolutions into) {
    for (Run end : executor.block(action.body(), begin)) {
      switch (end.status()) {
        case Status.Disabled _ -> {}
        case Status.Failed(Evaluation.Undefined ill) -> into.fails(ill);
        case Status.Going _, Status.Returned _ -> {
          boolean returned = end.status() instanceof Status.Returned;
          for (StepEnd.Result result : stepEnd.of(before, end.state(), returned, stepping)) {
            switch (result) {
              case StepEnd.Result.Reached(State after) -> into.reaches(count(action, after).orElseThrow());
              case StepEnd.Result.Fails(Evaluation.Undefined ill) -> into.fails(ill);
            }
          }
        }
      }
    }
  }

  /** The state with the counters of a fault one higher; empty where its budget is used up (§7.3). */
  private Optional<State> count(Action action, State state) {
    if (!action.fault()) {
      return Optional.of(state);
    }
    State counted = state;
    for (Budget budget : budgets(action)) {
      long used = Arithmetic.number(counted.get(budget.counter()));
      if (used >= budget.limit()) {
        return Optional.empty();
      }
      counted = counted.with(budget.counter(), Value.of(used + 1));
    }
    return Optional.of(counted);
  }

  private record Budget(int counter, int limit) {}

  private List<Budget> budgets(Action fault) {
    List<Budget> budgets = new ArrayList<>();
    Integer limit = protocol.budgets().get(fault.name());
    if (limit != null) {
      budgets.add(new Budget(protocol.counter(fault.name()).map(Variable::index).orElseThrow(), limit));
    }
    OptionalInt total = protocol.totalBudget();
    if (total.isPresent()) {
      budgets.add(new Budget(protocol.counter("").map(Variable::index).orElseThrow(), total.getAsInt()));
    }
    return budgets;
  }
}
