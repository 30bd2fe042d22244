package baton.checker.ground;

import baton.models.interpreter.Cancelled;
import baton.models.interpreter.Label;
import baton.models.interpreter.RoutineText;
import baton.models.ir.Action;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Lowers a protocol: every instance of every action, executed for all states at once. */
public final class Lowering {
  private static final int MOST_RESOLUTIONS = 200_000;

  private final Protocol protocol;
  private final BooleanSupplier stop;
  private final Nodes nodes;
  private final Layout layout;
  private final Parts parts;
  private final Map<String, Instances> routines = new LinkedHashMap<>();
  private final Labels labels;
  private final Expressions expressions;
  private final Statements statements;
  private final StepEnding stepEnding;
  private final Node[] before;
  private final Set<Integer> faults = new HashSet<>();
  private final List<Resolution> resolutions = new ArrayList<>();
  private final Map<Same, Integer> known = new HashMap<>(); // where in the list
  private final Map<String, List<Beginning>> beginnings = new LinkedHashMap<>();

  /** A step at which an instance would stand if it began now. */
  private record Beginning(Instances.Instance instance, Node condition, Control.Arrival arrival) {}

  private Lowering(Protocol protocol, boolean unbounded, BooleanSupplier stop) {
    this.protocol = protocol;
    this.stop = stop;
    nodes = new Nodes(unbounded);
    parts = new Parts(nodes);
    labels = new Labels(nodes);
    layout = new Layout(protocol.variables());
    for (Routine routine : protocol.routines()) {
      routines.put(routine.name(), new Instances(new RoutineText(routine), layout, parts));
    }
    expressions = new Expressions(nodes, layout, routines, labels);
    statements = new Statements(nodes, layout, expressions, routines);
    stepEnding = new StepEnding(nodes, expressions, routines.values());
    before = new Node[layout.cells()];
    for (int i = 0; i < before.length; i++) {
      before[i] = nodes.cell(i, layout.greatest(i));
    }
  }

  /**
   * Lowers a protocol, and with it the means to lower formulas about it.
   *
   * @throws NotLowered if it does not fit, or has an {@code int}
   */
  public static Lowered lower(Protocol protocol) {
    return lower(protocol, () -> false);
  }

  /** The same; throws {@link Cancelled} soon after {@code stop} says so. */
  public static Lowered lower(Protocol protocol, BooleanSupplier stop) {
    if (protocol.variables().stream().anyMatch(v -> !v.type().isFinite())) {
      throw NotLowered.integers();
    }
    return new Lowering(protocol, false, stop).lowered();
  }

  /**
   * The same of a protocol that may have an {@code int}: nodes then stand for integers of any size, and so may cells.
   *
   * @throws NotLowered if it does not fit
   */
  public static Lowered withIntegers(Protocol protocol) {
    return withIntegers(protocol, () -> false);
  }

  /** The same; throws {@link Cancelled} soon after {@code stop} says so. */
  public static Lowered withIntegers(Protocol protocol, BooleanSupplier stop) {
    return new Lowering(protocol, true, stop).lowered();
  }

  private Lowered lowered() {
    places();
    Val end = expressions.lower(protocol.terminal(), View.of(before), Env.EMPTY);
    GroundProtocol ground = new GroundProtocol(
        protocol, nodes, layout, labels.all(), faults, resolutions, nodes.and(end.ok(), end.leaf()));
    return new Lowered(
        ground, expressions, new Initialising(protocol, layout, expressions, statements, stepEnding));
  }

  private void places() {
    for (Place place : protocol.places()) {
      if (place.step().isEmpty()) {
        ordinary(place);
        continue;
      }
      Instances instances = Optional.ofNullable(routines.get(place.step().get().routine())).orElseThrow();
      if (!beginnings.containsKey(instances.routine().name())) {
        begin(instances);
      }
      step(place, instances, place.step().get().step());
    }
  }

  private void ordinary(Place place) {
    List<List<Value>> tuples = tuples(place.parameters().stream().map(b -> Domains.values(b.type())).toList());
    for (Action action : place.alternatives()) {
      for (List<Value> arguments : tuples) {
        List<Rep> literals = literals(arguments, place);
        int label = label(new Label(action.name(), arguments), literals, action.fault());
        Env env = env(place, literals);
        Sym begin = begin(env, before).require(budget(action), nodes);
        if (place.when().isPresent()) {
          Val when = statements.evaluate(place.when().get(), begin);
          begin = begin.defined(when.ok(), nodes).require(when.leaf(), nodes);
        }
        execute(label, action, begin, before, Optional.empty());
      }
    }
  }

  private static List<List<Value>> tuples(List<List<Value>> factors) {
    long n = 1;
    for (List<Value> factor : factors) {
      n *= factor.size();
      if (n > MOST_RESOLUTIONS) {
        throw new NotLowered("an action has more than " + MOST_RESOLUTIONS + " instances");
      }
    }
    return Values.tuples(factors);
  }

  private List<Rep> literals(List<Value> arguments, Place place) {
    List<Rep> literals = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      literals.add(parts.literal(arguments.get(i), place.parameters().get(i).type()));
    }
    return literals;
  }

  private static Env env(Place place, List<Rep> literals) {
    Env env = Env.EMPTY;
    for (int i = 0; i < literals.size(); i++) {
      env = env.with(place.parameters().get(i), literals.get(i));
    }
    return env;
  }

  private int label(Label label, List<Rep> literals, boolean fault) {
    int number = labels.add(label, literals);
    if (fault) {
      faults.add(number);
    }
    return number;
  }

  private Sym begin(Env env, Node[] cells) {
    return new Sym(nodes.TRUE, nodes.FALSE, nodes.FALSE, Optional.empty(), new Sym.Cells(cells), env, null);
  }

  private record Budget(int cell, int limit) {}

  private List<Budget> budgets(Action action) {
    List<Budget> budgets = new ArrayList<>();
    if (action.fault()) {
      Integer limit = protocol.budgets().get(action.name());
      if (limit != null) {
        budgets.add(new Budget(counter(action.name()), limit));
      }
      protocol.totalBudget().ifPresent(n -> budgets.add(new Budget(counter(""), n)));
    }
    return budgets;
  }

  private int counter(String label) {
    Variable counter = protocol.counter(label).orElseThrow();
    return layout.first(counter);
  }

  private Node budget(Action action) {
    Node all = nodes.TRUE;
    for (Budget b : budgets(action)) {
      all = nodes.and(all, nodes.less(before[b.cell()], nodes.constant(b.limit())));
    }
    return all;
  }

  private void execute(
      int label, Action action, Sym begin, Node[] offered, Optional<StepEnding.Stepping> stepping) {
    if (begin.alive().isFalse() && begin.ill().isFalse()) {
      return;
    }
    for (Sym way : statements.block(action.body(), begin)) {
      for (StepEnding.End end : stepEnding.of(offered, way, stepping)) {
        Node[] after = end.cells().nodes().clone();
        for (Budget b : budgets(action)) {
          after[b.cell()] = nodes.add(after[b.cell()], nodes.TRUE);
        }
        add(label, end.taken(), end.ill(), after);
      }
    }
  }

  /** What makes two resolutions one. */
  private record Same(int label, List<Resolution.Change> changes) {}

  private void add(int label, Node taken, Node ill, Node[] after) {
    if (stop.getAsBoolean()) {
      throw new Cancelled();
    }
    if (taken.isFalse() && ill.isFalse()) {
      return;
    }
    List<Resolution.Change> changes = new ArrayList<>();
    for (int i = 0; i < after.length; i++) {
      if (after[i] != before[i] && !taken.isFalse()) {
        changes.add(new Resolution.Change(i, after[i]));
      }
    }
    labels.enable(label, taken);
    Integer same = known.putIfAbsent(new Same(label, changes), resolutions.size());
    if (same != null) {
      Resolution r = resolutions.get(same);
      resolutions.set(same, new Resolution(label, nodes.or(r.taken(), taken), nodes.or(r.ill(), ill), changes));
      return;
    }
    resolutions.add(new Resolution(label, taken, ill, changes));
    if (resolutions.size() > MOST_RESOLUTIONS) {
      throw new NotLowered("there are more than " + MOST_RESOLUTIONS + " ways to take a step");
    }
  }

  /** What a routine offers to instances that are idle; an attempt that is ill has the routine's name. */
  private void begin(Instances instances) {
    List<Beginning> found = new ArrayList<>();
    beginnings.put(instances.routine().name(), found);
    Optional<Expr> guard = instances.routine().when();
    if (guard.isEmpty()) {
      return;
    }
    for (Instances.Instance instance : instances.all()) {
      Env env = Env.EMPTY;
      for (int i = 0; i < instance.literals().size(); i++) {
        env = env.with(instances.routine().parameters().get(i), instance.literals().get(i));
      }
      Node idle = nodes.equal(before[instance.cell()], nodes.constant(Routine.IDLE));
      Val when = expressions.lower(guard.get(), View.of(before), env);
      Node begins = nodes.and(idle, nodes.and(when.ok(), when.leaf()));
      Control.Moves moves = Control.fromBeginning(expressions, instances, instance, before);
      for (Control.Arrival arrival : moves.arrivals()) {
        if (arrival.point() >= Routine.FIRST_STEP) {
          found.add(new Beginning(instance, nodes.and(begins, arrival.condition()), arrival));
        }
      }
      Node ill = nodes.or(nodes.and(idle, nodes.not(when.ok())), nodes.and(begins, moves.ill()));
      if (!ill.isFalse()) {
        int label =
            label(new Label(instances.routine().name(), instance.arguments()), instance.literals(), false);
        add(label, nodes.FALSE, ill, before);
      }
    }
  }

  private void step(Place place, Instances instances, int step) {
    List<Integer> loops = instances.loopsAround(step);
    List<List<Value>> factors = place.parameters().stream().map(b -> Domains.values(b.type())).toList();
    List<List<Value>> tuples = tuples(factors);
    int own = instances.routine().parameters().size();
    int perInstance = tuples.size() / instances.all().size();
    for (Action action : place.alternatives()) {
      for (int t = 0; t < tuples.size(); t++) {
        Instances.Instance instance = instances.all().get(t / perInstance);
        List<Rep> literals = literals(tuples.get(t), place);
        int label = label(new Label(action.name(), tuples.get(t)), literals, action.fault());
        List<Rep> inLoops = literals.subList(own, literals.size());
        StepEnding.Stepping stepping =
            new StepEnding.Stepping(instances, instance, step, StepEnding.elements(loops, inLoops));
        Env env = env(place, literals);
        Node budget = budget(action);
        Node standing = nodes.and(
            nodes.equal(before[instance.cell()], nodes.constant(Routine.FIRST_STEP + step)),
            at(instances, loops, inLoops, instance.location(before)));
        execute(
            label, action, begin(env, before).require(nodes.and(standing, budget), nodes), before,
            Optional.of(stepping));
        for (Beginning b : Optional.ofNullable(beginnings.get(instances.routine().name())).orElseThrow()) {
          if (b.instance().cell() == instance.cell() && b.arrival().point() == Routine.FIRST_STEP + step) {
            Node[] offered = Instances.locate(before, instance, b.arrival().location());
            Node condition = nodes.and(b.condition(), at(instances, loops, inLoops, b.arrival().location()));
            execute(
                label, action, begin(env, offered).require(nodes.and(condition, budget), nodes), offered,
                Optional.of(stepping));
          }
        }
      }
    }
  }

  /** Whether the loops around a step stand at these elements. */
  private Node at(Instances instances, List<Integer> loops, List<Rep> elements, Rep location) {
    Node all = nodes.TRUE;
    for (int i = 0; i < loops.size(); i++) {
      Rep stored = instances.element(loops.get(i), location, parts);
      all = nodes.and(all, parts.equal(stored, elements.get(i)));
    }
    return all;
  }
}
