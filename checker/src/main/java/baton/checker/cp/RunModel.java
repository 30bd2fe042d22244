package baton.checker.cp;

import baton.checker.Reason;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Layout;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Resolution;
import baton.checker.transition.Question;
import baton.models.interpreter.Label;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.Settings;
import org.chocosolver.solver.constraints.extension.Tuples;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;

/** All runs of one length that end in what is asked for, as a constraint model. */
final class RunModel {
  private static final int MOST_ROWS = 4_096;

  /** Thrown where a limit is reached before the model is made. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Interrupted(Reason reason) {
      super(reason.word());
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }

  private final GroundProtocol ground;
  private final Layout layout;
  private final Question question;
  private final Evaluation evaluation;
  private final Supplier<Optional<Reason>> stop;
  private final List<Resolution> ways;
  private final Model model;
  private final List<List<IntVar>> cells = new ArrayList<>();
  private final List<IntVar> taken = new ArrayList<>();
  private final List<IntVar> labels = new ArrayList<>();
  private List<IntVar> memory = List.of();
  private Terms last; // around the last step; at first, around the first instant

  /**
   * Runs of {@code length} steps, an ill attempt at the end among them.
   *
   * @param initial where they may begin
   * @param stop asked while the model is made, which may take long
   * @param symmetry which of the runs that differ by names only are enough; empty: all runs
   */
  RunModel(
      Lowered lowered, Question question, int length, List<State> initial, Optional<Precedence> symmetry,
      Evaluation evaluation, Supplier<Optional<Reason>> stop) {
    this.stop = stop;
    ground = lowered.protocol();
    layout = ground.layout();
    this.question = question;
    this.evaluation = evaluation;
    ways = ground.resolutions().stream().filter(r -> !isFalse(r.taken())).toList();
    model = new Model("runs", Settings.init().setWarnUser(false));
    cells.add(state());
    begin(initial);
    last = new Terms(
        model, new Moment(beforeFirst(), cells.getFirst(), Optional.of(model.intVar(-1))), evaluation);
    memory = remembered(last);
    int steps = length - (question instanceof Question.Ill ? 1 : 0);
    for (int time = 0; time < steps; time++) {
      step(time);
    }
    symmetry.ifPresent(s -> s.post(model, labels));
    end(length);
  }

  static boolean isFalse(Node node) {
    return node.isConstant() && node.k() == 0;
  }

  Model model() {
    return model;
  }

  /** The way in which each step is taken. */
  IntVar[] taken() {
    return taken.toArray(IntVar[]::new);
  }

  /** All that a run is, in the order of reports: the first state, the first label, the state behind it, and so on. */
  IntVar[] inOrder() {
    List<IntVar> all = new ArrayList<>(cells.getFirst());
    for (int time = 0; time < taken.size(); time++) {
      all.add(labels.get(time));
      all.addAll(cells.get(time + 1));
    }
    all.addAll(taken);
    return all.toArray(IntVar[]::new);
  }

  private List<IntVar> state() {
    List<IntVar> state = new ArrayList<>();
    for (int c = 0; c < layout.cells(); c++) {
      state.add(cell(c));
    }
    return state;
  }

  private IntVar cell(int c) {
    int greatest = Terms.small(layout.greatest(c));
    return greatest == 1 ? model.boolVar() : model.intVar(0, greatest, greatest > MOST_ROWS);
  }

  private void begin(List<State> initial) {
    Tuples tuples = new Tuples(true);
    for (State state : initial) {
      tuples.add(IntStream.range(0, layout.cells()).map(c -> Terms.small(layout.encode(state)[c])).toArray());
    }
    IntVar[] first = cells.getFirst().toArray(IntVar[]::new);
    if (first.length > 0) {
      model.table(first, tuples).post();
    }
    if (initial.size() == 1) {
      for (int c = 0; c < first.length; c++) {
        cells.getFirst().set(c, model.intVar(tuples.get(0)[c])); // so that what depends on it is known at once
      }
    }
  }

  private List<IntVar> beforeFirst() {
    List<IntVar> before = new ArrayList<>(cells.getFirst()); // not read: an instant is about the cells behind
    if (question instanceof Question.Instant(_, _, List<Boolean> initial, _)) {
      initial.forEach(bit -> before.add(model.intVar(bit ? 1 : 0)));
    }
    return before;
  }

  private List<IntVar> remembered(Terms at) {
    return question instanceof Question.Instant(_, List<Node> bits, _, _)
        ? bits.stream().map(at::of).toList()
        : List.of();
  }

  private void step(int time) {
    List<IntVar> before = cells.get(time);
    IntVar way = model.intVar(0, Math.max(0, ways.size() - 1));
    taken.add(way);
    if (ways.isEmpty()) {
      model.falseConstraint().post();
    }
    IntVar label = model.intVar(0, Math.max(0, ground.labels().size() - 1));
    labels.add(label);
    if (!ways.isEmpty()) {
      model.element(label, ways.stream().mapToInt(Resolution::label).toArray(), way, 0).post();
    }
    Terms guards = new Terms(model, new Moment(before, List.of(), Optional.empty()), evaluation);
    for (int w = 0; w < ways.size(); w++) {
      goOn();
      BoolVar chosen = model.boolVar();
      model.reifyXeqC(way, w, chosen);
      for (Node conjunct : conjuncts(ways.get(w).taken())) {
        model.addClausesBoolLe(chosen, guards.truth(conjunct));
      }
    }
    List<IntVar> after = new ArrayList<>();
    for (int c = 0; c < layout.cells(); c++) {
      goOn();
      after.add(behind(c, before.get(c), way, guards));
    }
    cells.add(after);
    List<IntVar> withMemory = new ArrayList<>(before);
    withMemory.addAll(memory);
    last = new Terms(model, new Moment(withMemory, after, Optional.of(label)), evaluation);
    memory = remembered(last);
  }

  private void goOn() {
    Optional<Reason> reason = stop.get();
    if (reason.isPresent()) {
      throw new Interrupted(reason.get());
    }
  }

  private static List<Node> conjuncts(Node node) {
    if (node.op() != Node.Op.AND) {
      return List.of(node);
    }
    List<Node> all = new ArrayList<>(conjuncts(node.operand(0)));
    all.addAll(conjuncts(node.operand(1)));
    return all;
  }

  /** A cell behind a step: as it was, or what the way that is taken makes of it. */
  private IntVar behind(int c, IntVar before, IntVar way, Terms guards) {
    Map<Node, Integer> kinds = new HashMap<>();
    List<Node> values = new ArrayList<>();
    int[] kindOf = new int[ways.size()];
    for (int w = 0; w < ways.size(); w++) {
      for (Resolution.Change change : ways.get(w).changes()) {
        if (change.cell() == c) {
          kindOf[w] = kinds.computeIfAbsent(change.value(), v -> {
            values.add(v);
            return values.size();
          });
        }
      }
    }
    if (values.isEmpty()) {
      return before;
    }
    IntVar kind = model.intVar(0, values.size());
    model.element(kind, kindOf, way, 0).post();
    IntVar after = cell(c);
    boolean ofItself = values.stream().allMatch(v -> v.isConstant());
    if (ofItself && (long) before.getDomainSize() * (values.size() + 1) <= MOST_ROWS) {
      Tuples tuples = new Tuples(true);
      for (int v = before.getLB(); v <= before.getUB(); v = before.nextValue(v)) {
        tuples.add(0, v, v);
        for (int k = 0; k < values.size(); k++) {
          tuples.add(k + 1, v, Terms.small(values.get(k).k()));
        }
      }
      model.table(new IntVar[] {kind, before, after}, tuples).post();
    } else {
      IntVar[] choices = new IntVar[values.size() + 1];
      choices[0] = before;
      for (int k = 0; k < values.size(); k++) {
        choices[k + 1] = guards.of(values.get(k));
      }
      model.element(after, choices, kind, 0).post();
    }
    return after;
  }

  private void end(int length) {
    switch (question) {
      case Question.Instant(Node condition, _, _, _) -> model.addClauseTrue(last.truth(condition));
      case Question.Step(Node condition) -> {
        if (length == 0) {
          model.falseConstraint().post();
        } else {
          model.addClauseTrue(last.truth(condition));
        }
      }
      case Question.Ill _ -> {
        if (length == 0) {
          model.falseConstraint().post();
        } else {
          some(ground.resolutions().stream().map(Resolution::ill).toList());
        }
      }
      case Question.Deadlock _ -> {
        Terms here = here();
        model.addClauseFalse(here.truth(ground.terminal()));
        for (Resolution r : ground.resolutions()) {
          if (!ground.faults().contains(r.label())) {
            model.addClauseFalse(here.truth(r.taken()));
            model.addClauseFalse(here.truth(r.ill()));
          }
        }
      }
    }
  }

  private Terms here() {
    return new Terms(model, new Moment(cells.getLast(), List.of(), Optional.empty()), evaluation);
  }

  private void some(List<Node> nodes) {
    Terms here = here();
    BoolVar[] all = nodes.stream().filter(n -> !isFalse(n)).map(here::truth).toArray(BoolVar[]::new);
    if (all.length == 0) {
      model.falseConstraint().post();
    } else {
      model.addClausesBoolOrArrayEqualTrue(all);
    }
  }

  /** The state at a time, in the solution found. */
  State stateAt(int time) {
    return layout.decode(cells.get(time).stream().mapToLong(IntVar::getValue).toArray());
  }

  /** The label of a step, in the solution found. */
  Label labelAt(int time) {
    return ground.labels().get(ways.get(taken.get(time).getValue()).label());
  }

  int steps() {
    return taken.size();
  }
}
