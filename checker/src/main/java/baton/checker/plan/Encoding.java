package baton.checker.plan;

import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.Settings;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.search.strategy.strategy.AbstractStrategy;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;
import org.chocosolver.solver.variables.Task;

/**
 * A plan as a constraint model: a start for each task, or for all tasks that start with it, and a truth value for each
 * two tasks of which one has to be first.
 */
final class Encoding {
  private final Plan plan;
  private final Model model;
  private final int horizon;
  private final int[] leader;
  private final IntVar[] starts;
  private final Task[] tasks;
  private final Map<List<Integer>, Order> orders = new LinkedHashMap<>();
  private final List<IntVar> peaks = new ArrayList<>();

  /** Tasks of which one at most is under way. */
  private final List<Set<Integer>> exclusive = new ArrayList<>();

  private final boolean learning;
  private final double[] urgency;

  /** {@code learning}: whether the solver learns clauses from its failures. */
  Encoding(Plan plan, List<Constraint> constraints, boolean learning) {
    this.plan = plan;
    this.learning = learning;
    model = new Model(plan.name(), Settings.init().setLCG(learning).setWarnUser(false));
    horizon = Horizon.of(plan, constraints);
    int n = plan.tasks().size();
    leader = leaders(n, constraints);
    starts = new IntVar[n];
    urgency = new double[n];
    tasks = new Task[n];
    for (int i = 0; i < n; i++) {
      starts[i] = leader[i] == i
          ? model.intVar("start(" + plan.tasks().get(i) + ")", 0, horizon, true)
          : starts[leader[i]];
      int duration = duration(i);
      model.arithm(starts[i], "<=", horizon - duration).post();
      tasks[i] = new Task(starts[i], duration);
    }
    constraints.forEach(this::post);
  }

  /** For each task the least that starts with it. */
  private static int[] leaders(int n, List<Constraint> constraints) {
    int[] leader = new int[n];
    Arrays.setAll(leader, i -> i);
    for (Constraint c : constraints) {
      if (c instanceof Constraint.With(int one, int other, _)) {
        int from = Math.max(leader[one], leader[other]);
        int to = Math.min(leader[one], leader[other]);
        for (int i = 0; i < n; i++) {
          leader[i] = leader[i] == from ? to : leader[i];
        }
      }
    }
    return leader;
  }

  Model model() {
    return model;
  }

  /** The starts to be chosen, each once. */
  IntVar[] starts() {
    return Arrays.stream(starts).distinct().toArray(IntVar[]::new);
  }

  /** The orders to be chosen. */
  IntVar[] orders() {
    return orders.values().stream().map(Order::first).toArray(IntVar[]::new);
  }

  SoonestFirst soonestFirst() {
    return new SoonestFirst(orders.values(), starts, urgency);
  }

  /**
   * Searches in these ways, and last for what starts alone do not fix: a peak may be larger than what there is at once.
   */
  void search(List<AbstractStrategy<IntVar>> ways) {
    List<AbstractStrategy<?>> all = new ArrayList<>(ways);
    if (!peaks.isEmpty()) {
      all.add(Search.inputOrderLBSearch(peaks.toArray(IntVar[]::new)));
    }
    model.getSolver().setSearch(all.toArray(AbstractStrategy<?>[]::new));
  }

  /** The schedule that the variables now stand for. */
  Schedule schedule() {
    return new Schedule(plan, Arrays.stream(starts).map(s -> (long) s.getValue()).toList());
  }

  private int duration(int task) {
    return Math.toIntExact(plan.tasks().get(task).duration());
  }

  private void post(Constraint constraint) {
    switch (constraint) {
      case Constraint.Before(int one, int other, long by, _) ->
          model.arithm(starts[other], ">=", tasks[one].getEnd(), "+", (int) by).post();
      case Constraint.With _ -> {} // they have one variable
      case Constraint.Apart(int one, int other, long by, _) -> apart(one, other, (int) by);
      case Constraint.AtMost(long most, List<Plan.Stretch> of, _) -> atMost(most, of);
      case Constraint.StartsFrom(int task, long time, _) -> model.arithm(starts[task], ">=", (int) time).post();
      case Constraint.EndsBy(int task, long time, _) ->
          model.arithm(starts[task], "<=", (int) (time - duration(task))).post();
    }
  }

  private void apart(int one, int other, int by) {
    if (leader[one] == leader[other]) {
      model.falseConstraint().post();
      return;
    }
    Order order = orders.computeIfAbsent(
        List.of(Math.min(one, other), Math.max(one, other)),
        pair -> new Order(pair.getFirst(), pair.getLast(), model.boolVar()));
    BoolVar first = order.one() == one ? order.first() : order.first().not();
    model.arithm(starts[other], ">=", tasks[one].getEnd(), "+", by).impliedBy(first);
    model.arithm(starts[one], ">=", tasks[other].getEnd(), "+", by).impliedBy(first.not());
  }

  private void atMost(long most, List<Plan.Stretch> of) {
    if (of.size() <= most) {
      return;
    }
    if (most < 1) {
      model.falseConstraint().post();
      return;
    }
    boolean exclusively = most == 1 && of.stream().allMatch(s -> s.tasks().size() == 1);
    if (exclusively) {
      exclusive.add(of.stream().map(s -> s.tasks().getFirst()).collect(Collectors.toSet()));
      for (int i = 0; i < of.size(); i++) {
        for (int j = i + 1; j < of.size(); j++) {
          apart(of.get(i).tasks().getFirst(), of.get(j).tasks().getFirst(), 0);
        }
      }
    }
    if (!exclusively || of.size() < starts.length) { // of a sequence of all tasks, orders say enough
      cumulative(of, model.intVar((int) most));
    }
  }

  private void cumulative(List<Plan.Stretch> of, IntVar capacity) {
    Task[] under = of.stream().map(this::stretch).toArray(Task[]::new);
    IntVar[] ones = new IntVar[under.length];
    Arrays.fill(ones, model.intVar(1));
    model.cumulative(under, ones, capacity).post();
  }

  private Task stretch(Plan.Stretch stretch) {
    List<Integer> some = stretch.tasks();
    if (some.size() == 1) {
      return tasks[some.getFirst()];
    }
    IntVar first = first(some);
    IntVar last = last(some);
    return new Task(first, length(some, first, last), last);
  }

  private IntVar first(List<Integer> some) {
    IntVar first = model.intVar("first", 0, horizon, true);
    model.min(first, some.stream().map(i -> starts[i]).distinct().toArray(IntVar[]::new)).post();
    return first;
  }

  private IntVar last(List<Integer> some) {
    IntVar last = model.intVar("last", 0, horizon, true);
    model.max(last, some.stream().map(i -> tasks[i].getEnd()).toArray(IntVar[]::new)).post();
    return last;
  }

  private IntVar length(List<Integer> some, IntVar first, IntVar last) {
    int least = some.stream().mapToInt(this::duration).max().orElseThrow();
    IntVar length = model.intVar("length", least, horizon, true);
    model.arithm(last, "-", first, "=", length).post();
    return length;
  }

  /** A variable that is the aim. */
  IntVar aim(Plan.Aim aim) {
    return switch (aim) {
      case Plan.Aim.End(List<Integer> some) -> last(some);
      case Plan.Aim.Length(List<Integer> some) -> length(some, first(some), last(some));
      case Plan.Aim.Peak(List<Plan.Stretch> of) -> {
        IntVar peak = model.intVar("peak", 1, of.size(), true);
        cumulative(of, peak);
        peaks.add(peak);
        yield peak;
      }
      case Plan.Aim.Total(List<Plan.Weighted> terms) -> {
        IntVar[] values = terms.stream().map(t -> aim(t.aim())).toArray(IntVar[]::new);
        int[] weights = terms.stream().mapToInt(t -> (int) t.weight()).toArray();
        long most = 0;
        long least = 0;
        for (int i = 0; i < values.length; i++) {
          most = Math.addExact(most, Math.multiplyExact((long) weights[i], (long) values[i].getUB()));
          least += (long) weights[i] * values[i].getLB();
        }
        IntVar total = model.intVar("total", bounded(least), bounded(most), true);
        model.scalar(values, weights, "=", total).post();
        if (!learning) { // learning needs a reason for every bound
          exclusive.forEach(some -> weightedEnds(terms, some, total));
        }
        yield total;
      }
      case Plan.Aim.Greatest(List<Plan.Weighted> terms) -> {
        IntVar[] values = new IntVar[terms.size()];
        int most = 0;
        for (int i = 0; i < values.length; i++) {
          IntVar value = aim(terms.get(i).aim());
          most = Math.max(most, bounded(terms.get(i).weight() * value.getUB()));
          values[i] = model.intView((int) terms.get(i).weight(), value, 0);
        }
        IntVar greatest = model.intVar("greatest", 0, most, true);
        model.max(greatest, values).post();
        yield greatest;
      }
    };
  }

  /** A bound from those terms of a sum that are ends of single, exclusive tasks; a task may be in several. */
  private void weightedEnds(List<Plan.Weighted> terms, Set<Integer> some, IntVar total) {
    Map<Integer, Integer> ends = new LinkedHashMap<>();
    for (Plan.Weighted t : terms) {
      if (t.weight() > 0 && t.aim() instanceof Plan.Aim.End(var of) && of.size() == 1 && some.contains(of.getFirst())) {
        ends.merge(of.getFirst(), (int) t.weight(), Integer::sum);
      }
    }
    ends.forEach((task, weight) -> urgency[task] = (double) weight / duration(task));
    if (ends.size() > 1) {
      int[] of = ends.keySet().stream().mapToInt(Integer::intValue).toArray();
      IntVar[] from = Arrays.stream(of).mapToObj(i -> starts[i]).toArray(IntVar[]::new);
      int[] weights = ends.values().stream().mapToInt(Integer::intValue).toArray();
      new org.chocosolver.solver.constraints.Constraint(
          "weighted ends",
          new WeightedEnds(from, Arrays.stream(of).map(this::duration).toArray(), weights, total)).post();
    }
  }

  /** Choco computes with bounds up to about 20 million. */
  private static int bounded(long n) {
    if (n > IntVar.MAX_INT_BOUND) {
      throw new TooLarge();
    }
    return (int) n;
  }

  /** An aim may grow beyond what the solver can count. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large", null, false, false);
    }
  }
}
