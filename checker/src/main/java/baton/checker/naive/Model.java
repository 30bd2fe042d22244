package baton.checker.naive;

import baton.checker.naive.StepEnding.Stepping;
import baton.models.interpreter.Label;
import baton.models.ir.Action;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Protocol.Initialiser;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where runs begin, and which steps leave a state (§5, §6.4 and §7 of the semantics). */
final class Model {
  /** One resolution of an instance of an action, or of an attempt to begin. */
  record Step(Label label, boolean fault, Term taken, Term ill, SymbolicState after) {}

  /** One way to begin. */
  record Beginning(Term taken, Term ill, SymbolicState state) {}

  final Protocol protocol;
  final Terms terms;
  final Algebra algebra;
  final Evaluation evaluation;
  private final Map<String, Locations> routines = new LinkedHashMap<>();
  private final Execution execution;
  private final StepEnding ending;
  private final Map<SymbolicState, List<Step>> known = new HashMap<>();
  private final IdentityHashMap<Step, Map<Term, Term>> changes = new IdentityHashMap<>();
  private final List<Term> commonlyTyped = new ArrayList<>();
  private Optional<SymbolicState> common = Optional.empty();

  /** Whatever it is asked, it throws {@link Unwritten} soon after {@code stop} says so. */
  Model(Protocol protocol, BooleanSupplier stop) {
    this.protocol = protocol;
    terms = new Terms(stop);
    algebra = new Algebra(terms);
    protocol.routines().forEach(r -> routines.put(r.name(), new Locations(r, algebra)));
    evaluation = new Evaluation(algebra, routines, this::enabled);
    execution = new Execution(evaluation, routines, protocol.variables());
    ending = new StepEnding(evaluation, routines);
  }

  /** Any state; {@code typed} receives what the types say. */
  SymbolicState anyState(List<Term> typed) {
    List<Worth> values = new ArrayList<>();
    protocol.variables().forEach(v -> values.add(algebra.unknown(v.type(), typed)));
    return new SymbolicState(values);
  }

  /** Any state, the same whenever it is asked for; {@code typed} receives what the types say. */
  SymbolicState commonState(List<Term> typed) {
    if (common.isEmpty()) {
      common = Optional.of(anyState(commonlyTyped));
    }
    typed.addAll(commonlyTyped);
    return common.get();
  }

  /** That routines stand where they can stand: no matter of types, but true of every state between two steps. */
  List<Term> wellFormed(SymbolicState state) {
    List<Term> all = new ArrayList<>(ending.inPlace(state));
    routines.values().forEach(r -> all.addAll(r.wellFormed(state)));
    return all;
  }

  /** Whether an instance of a routine has not begun. */
  Term isIdle(Routine routine, List<Value> instance, SymbolicState state) {
    Locations all = java.util.Objects.requireNonNull(routines.get(routine.name()));
    return all.isAt(all.of(state, instance), Routine.IDLE);
  }

  private List<Evaluation.Offer> enabled(SymbolicState state, String action) {
    List<Evaluation.Offer> offers = new ArrayList<>();
    for (Step step : steps(state)) {
      if (step.label().action().equals(action)) {
        List<Type> types = protocol.placeOf(action).orElseThrow().parameters().stream().map(b -> b.type()).toList();
        offers.add(new Evaluation.Offer(step.label().arguments(), types, step.taken()));
      }
    }
    return offers;
  }

  /** Each resolution of each action and fault; {@link #wellFormed} holds of the state. */
  List<Step> steps(SymbolicState state) {
    List<Step> steps = known.get(state);
    if (steps == null) {
      steps = compute(betweenSteps(state));
      known.put(state, steps);
    }
    return steps;
  }

  /** What the unknowns of the state become by a step from it; the others stay what they are. */
  Map<Term, Term> changes(SymbolicState state, Step step) {
    return changes.computeIfAbsent(step, s -> {
      Map<Term, Term> becomes = new HashMap<>();
      Difference difference = new Difference(algebra, becomes);
      for (int i = 0; i < protocol.variables().size(); i++) {
        difference.add(state.get(i), s.after().get(i));
      }
      return becomes;
    });
  }

  /** The same state if no instance is only started: else each step could begin any of them, in all combinations. */
  private SymbolicState betweenSteps(SymbolicState state) {
    SymbolicState same = state;
    for (Locations all : routines.values()) {
      for (List<Value> instance : all.instances()) {
        same = all.with(same, instance, all.neverOnlyStarted(all.of(same, instance)));
      }
    }
    return same;
  }

  private List<Step> compute(SymbolicState state) {
    List<Step> steps = new ArrayList<>();
    for (Place place : protocol.places()) {
      if (place.step().isPresent()) {
        continue;
      }
      List<List<Value>> domains = place.parameters().stream().map(b -> algebra.all(b.type())).toList();
      for (List<Value> arguments : Values.tuples(domains)) {
        for (Action action : place.alternatives()) {
          ordinary(place, action, arguments, state, steps);
        }
      }
    }
    for (Locations all : routines.values()) {
      for (List<Value> instance : all.instances()) {
        standing(all, instance, state, steps);
        beginning(all, instance, state, steps);
      }
    }
    return steps;
  }

  private List<Worth> literals(Place place, List<Value> arguments) {
    List<Worth> all = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      all.add(algebra.literal(arguments.get(i), place.parameters().get(i).type()));
    }
    return all;
  }

  private void ordinary(Place place, Action action, List<Value> arguments, SymbolicState state, List<Step> steps) {
    Bound bound = Bound.NONE.with(place.parameters(), literals(place, arguments));
    Way begin = execution.begin(state, bound, Optional.empty()).provided(budgetLeft(action, state), terms);
    if (place.when().isPresent()) {
      IllIf ill = new IllIf(terms);
      Term when = evaluation.truth(place.when().get(), When.in(state), bound, ill);
      begin = begin.orIll(ill.term(), terms).orOff(terms.not(when), terms);
    }
    execute(action, new Label(action.name(), arguments), begin, state, Optional.empty(), steps);
  }

  private void execute(
      Action action, Label label, Way begin, SymbolicState before, Optional<Stepping> stepping, List<Step> steps) {
    for (Way end : execution.block(action.body(), begin)) {
      for (Way done : ending.of(before, end, stepping)) {
        Term taken = done.completes(terms);
        Term ill = done.isIll(terms);
        if (taken != terms.no || ill != terms.no) {
          steps.add(new Step(label, action.fault(), taken, ill, counted(action, done.state())));
        }
      }
    }
  }

  /** The steps of an instance that stands at one. */
  private void standing(Locations all, List<Value> instance, SymbolicState state, List<Step> steps) {
    for (int i = 0; i < all.routine().steps().size(); i++) {
      step(all, instance, i, state, terms.yes, steps);
    }
  }

  /** {@code when}: the instance may be taken to stand there. */
  private void step(Locations all, List<Value> instance, int step, SymbolicState at, Term when, List<Step> steps) {
    Place place = all.routine().steps().get(step);
    for (Locations.Standing s : all.standings(all.of(at, instance), instance, step)) {
      Bound bound = Bound.NONE.with(place.parameters(), literals(place, s.labelArguments()));
      for (Action action : place.alternatives()) {
        Way begin = execution.begin(at, bound, Optional.empty())
            .provided(terms.and(when, s.when(), budgetLeft(action, at)), terms);
        if (begin.when() != terms.no) {
          execute(action, new Label(action.name(), s.labelArguments()), begin, at,
              Optional.of(new Stepping(all, instance, step)), steps);
        }
      }
    }
  }

  /** The first steps of an instance that may begin now. */
  private void beginning(Locations all, List<Value> instance, SymbolicState state, List<Step> steps) {
    if (all.routine().when().isEmpty()) {
      return;
    }
    var location = all.of(state, instance);
    Term idle = all.isAt(location, Routine.IDLE);
    if (idle == terms.no) {
      return;
    }
    IllIf ill = new IllIf(terms);
    Term when = evaluation.truth(
        all.routine().when().get(), When.in(state), all.bound(instance, location, List.of()), ill);
    Term begins = terms.and(idle, when, terms.not(ill.term()));
    Moving.Moves moves = Moving.from(
        all.text().beginning(), all.at(Routine.IDLE), evaluation, all, state, instance);
    Term attempt = terms.or(terms.and(idle, ill.term()), terms.and(begins, moves.ill()));
    if (attempt != terms.no) {
      steps.add(new Step(new Label(all.routine().name(), instance), false, terms.no, attempt, state));
    }
    for (Moving.Arrival arrival : moves.arrivals()) {
      SymbolicState there = all.with(state, instance, arrival.location());
      for (int i = 0; i < all.routine().steps().size(); i++) {
        if (all.isAt(arrival.location(), Routine.FIRST_STEP + i) != terms.no) {
          step(all, instance, i, there, terms.and(begins, arrival.when()), steps);
        }
      }
    }
  }

  private record Budget(int counter, int limit) {}

  private List<Budget> budgets(Action fault) {
    List<Budget> budgets = new ArrayList<>();
    if (!fault.fault()) {
      return budgets;
    }
    Integer limit = protocol.budgets().get(fault.name());
    if (limit != null) {
      budgets.add(new Budget(protocol.counter(fault.name()).orElseThrow().index(), limit));
    }
    protocol.totalBudget().ifPresent(most ->
        budgets.add(new Budget(protocol.counter("").orElseThrow().index(), most)));
    return budgets;
  }

  private Term budgetLeft(Action action, SymbolicState state) {
    List<Term> all = new ArrayList<>();
    for (Budget budget : budgets(action)) {
      all.add(algebra.less(state.get(budget.counter()), algebra.number(budget.limit())));
    }
    return terms.and(all);
  }

  private SymbolicState counted(Action action, SymbolicState state) {
    SymbolicState counted = state;
    for (Budget budget : budgets(action)) {
      Worth more = new Numbers(algebra).add(counted.get(budget.counter()), algebra.number(1));
      counted = counted.with(budget.counter(), algebra.within(more, new Type.Range(0, budget.limit())));
    }
    return counted;
  }

  /** All ways to begin, in the order of §5.1; {@code typed} receives what the types say of what is not known. */
  List<Beginning> beginnings(List<Term> typed) {
    List<Worth> values = new ArrayList<>();
    List<Initialiser> initialisers = protocol.initialisers();
    IllIf ill = new IllIf(terms);
    Term kept = terms.yes;
    for (int i = 0; i <= initialisers.size(); i++) {
      boolean constantsDone = i == initialisers.size()
          || initialisers.get(i).variable().kind() != Variable.Kind.FREE_CONSTANT;
      if (constantsDone && (i == 0 || initialisers.get(i - 1).variable().kind() == Variable.Kind.FREE_CONSTANT)) {
        kept = terms.and(kept, allHold(protocol.constantAssumptions(), new SymbolicState(values), ill));
      }
      if (i < initialisers.size()) {
        Initialiser initialiser = initialisers.get(i);
        SymbolicState before = new SymbolicState(values);
        IllIf part = new IllIf(terms);
        values.add(initialiser.value().isPresent()
            ? evaluation.worth(initialiser.value().get(), When.in(before), Bound.NONE, part)
            : algebra.unknown(initialiser.variable().type(), typed));
        ill.add(kept, part);
      }
    }
    SymbolicState state = new SymbolicState(values);
    Way begin = execution.begin(state, Bound.NONE, Optional.empty()).provided(kept, terms).orIll(ill.term(), terms);
    List<Beginning> beginnings = new ArrayList<>();
    // an assumption on constants that is ill leaves nothing to begin with
    if (kept == terms.no) {
      return List.of(new Beginning(terms.no, ill.term(), state));
    }
    beginnings.add(new Beginning(terms.no, ill.term(), state));
    for (Way end : execution.block(protocol.init(), begin)) {
      for (Way done : ending.of(state, end.with(Optional.empty()), Optional.empty())) {
        IllIf late = new IllIf(terms);
        Term holds = allHold(protocol.assumptions(), done.state(), late);
        Term reached = done.completes(terms);
        beginnings.add(new Beginning(
            terms.and(reached, holds), terms.or(done.isIll(terms), terms.and(reached, late.term())), done.state()));
      }
    }
    return beginnings;
  }

  /** All true and well-defined; the first that is neither true nor false is ill. */
  private Term allHold(List<Expr> assumptions, SymbolicState state, IllIf ill) {
    Term sofar = terms.yes;
    for (Expr assumption : assumptions) {
      IllIf part = new IllIf(terms);
      Term t = evaluation.truth(assumption, When.in(state), Bound.NONE, part);
      ill.add(sofar, part);
      sofar = terms.and(sofar, t, terms.not(part.term()));
    }
    return sofar;
  }
}
