package baton.models.ir;

import baton.models.source.Origin;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A protocol for one instance: resolved, typed, modules and procs inlined, every size and constant known.
 *
 * @param sorts declared sorts, in order, with the sizes of this instance
 * @param unsized names of sorts that have no size, neither declared nor given; elaborated with one element
 * @param fixedElements elements named from outside, {@code Kernel#1}: fixed points of every permutation
 * @param constants values of constants that have one (bugs not among them), in order
 * @param variables free constants, variables, locations and counters; the position is the index
 * @param constantAssumptions what filters the values of free constants
 * @param initialisers an initial value for each variable, in order; empty is {@code any}
 * @param init statements on the initial values
 * @param assumptions what filters initial states
 * @param places actions, faults and steps in the order of reports
 * @param budgets each budget in force: the fault's label, and how often
 * @param totalBudget a bound on all fault steps together
 * @param terminal where a run may end
 */
public record Protocol(
    String name,
    Optional<String> doc,
    List<Type.Sort> sorts,
    List<String> unsized,
    List<String> fixedElements,
    List<Expr.Constant> constants,
    List<Variable> variables,
    List<Expr> constantAssumptions,
    List<Initialiser> initialisers,
    List<Stmt> init,
    List<Expr> assumptions,
    List<Place> places,
    List<Routine> routines,
    Map<String, Integer> budgets,
    OptionalInt totalBudget,
    Expr terminal,
    List<Property> properties,
    List<Measure> measures,
    List<Plan> plans,
    List<Bug> bugs,
    List<Expectation> expectations,
    List<Settings> alsoWith) {
  /** The initial value of a variable; empty for {@code any}. */
  public record Initialiser(Variable variable, Optional<Expr> value) {}

  public Protocol {
    sorts = List.copyOf(sorts);
    unsized = List.copyOf(unsized);
    fixedElements = List.copyOf(fixedElements);
    constants = List.copyOf(constants);
    variables = List.copyOf(variables);
    constantAssumptions = List.copyOf(constantAssumptions);
    initialisers = List.copyOf(initialisers);
    init = List.copyOf(init);
    assumptions = List.copyOf(assumptions);
    places = List.copyOf(places);
    routines = List.copyOf(routines);
    budgets = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(budgets));
    properties = List.copyOf(properties);
    measures = List.copyOf(measures);
    plans = List.copyOf(plans);
    bugs = List.copyOf(bugs);
    expectations = List.copyOf(expectations);
    alsoWith = List.copyOf(alsoWith);
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).index() != i) {
        throw new IllegalArgumentException("variable " + variables.get(i).name() + " is not at its index");
      }
    }
  }

  /**
   * The same protocol under other budgets: a fault that {@code each} does not name may happen without end, unless
   * {@code together} bounds it.
   */
  public Protocol withBudgets(Map<String, Integer> each, OptionalInt together) {
    List<Variable> kept = new ArrayList<>(variables);
    kept.removeIf(v -> v.kind() == Variable.Kind.COUNTER);
    List<Initialiser> initial = new ArrayList<>(initialisers.subList(0, kept.size()));
    Map<String, Integer> all = new LinkedHashMap<>(each);
    together.ifPresent(n -> all.put("", n));
    all.forEach((label, most) -> {
      Variable counter = new Variable(
          counterName(label), new Type.Range(0, most), Variable.Kind.COUNTER, false, kept.size());
      kept.add(counter);
      initial.add(new Initialiser(
          counter, Optional.of(new Expr.Literal(Value.of(0), counter.type(), Origin.nowhere()))));
    });
    return new Protocol(
        name, doc, sorts, unsized, fixedElements, constants, kept, constantAssumptions, initial, init, assumptions,
        places, routines, each, together, terminal, properties, measures, plans, bugs, expectations, alsoWith);
  }

  public Optional<Routine> routine(String routineName) {
    return routines.stream().filter(r -> r.name().equals(routineName)).findFirst();
  }

  /** The place that has an alternative with this label. */
  public Optional<Place> placeOf(String label) {
    return places.stream()
        .filter(p -> p.alternatives().stream().anyMatch(a -> a.name().equals(label)))
        .findFirst();
  }

  /** The name of the counter of a budgeted fault, or of all faults for the empty label. */
  public static String counterName(String label) {
    return label.isEmpty() ? "faults" : "faults(" + label + ")";
  }

  /** The counter that a budget keeps in the state; empty where no such budget is in force. */
  public Optional<Variable> counter(String label) {
    return variables.stream()
        .filter(v -> v.kind() == Variable.Kind.COUNTER && v.name().equals(counterName(label)))
        .findFirst();
  }
}
