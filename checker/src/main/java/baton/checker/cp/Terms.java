package baton.checker.cp;

import baton.checker.ground.Node;
import baton.checker.ground.NotLowered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.constraints.extension.Tuples;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;

/**
 * Nodes as variables, at one moment. What depends on few values is a table from those to its own; only what depends on
 * more is put together from its operands.
 */
final class Terms {
  private static final int MOST_ROWS = 1_500;
  private static final int MOST_VALUES = 4_096;
  private static final long LARGEST = 10_000_000;

  private final Model model;
  private final Moment moment;
  private final Evaluation evaluation;
  private final Map<Node, IntVar> known = new HashMap<>();
  private final Map<Node, Set<IntVar>> supports = new HashMap<>();

  Terms(Model model, Moment moment, Evaluation evaluation) {
    this.model = model;
    this.moment = moment;
    this.evaluation = evaluation;
  }

  BoolVar truth(Node node) {
    return of(node).asBoolVar();
  }

  /** The variable that is worth what the node is. */
  IntVar of(Node node) {
    IntVar done = known.get(node);
    if (done == null) {
      done = make(node);
      known.put(node, done);
    }
    return done;
  }

  private IntVar make(Node node) {
    if (node.isConstant()) {
      return node.k() == 0 || node.k() == 1 ? model.boolVar(node.k() == 1) : model.intVar(small(node.k()));
    }
    if (node.arity() == 0) {
      return moment.leaf(node);
    }
    Set<IntVar> support = support(node);
    if (rows(support) <= MOST_ROWS) {
      List<IntVar> variables = List.copyOf(support);
      return table(node, variables, values -> value(node, values, new HashMap<>()));
    }
    return switch (node.op()) {
      case NOT -> truth(node.operand(0)).not();
      case AND -> {
        BoolVar all = model.boolVar();
        model.addClausesBoolAndArrayEqVar(operands(node), all);
        yield all;
      }
      case OR -> {
        BoolVar some = model.boolVar();
        model.addClausesBoolOrArrayEqVar(operands(node), some);
        yield some;
      }
      case EQ -> model.arithm(of(node.operand(0)), "=", of(node.operand(1))).reify();
      case LT -> model.arithm(of(node.operand(0)), "<", of(node.operand(1))).reify();
      case ADD -> {
        IntVar sum = fresh(node);
        model.sum(summands(node).toArray(IntVar[]::new), "=", sum).post();
        yield sum;
      }
      case SUB -> {
        IntVar difference = fresh(node);
        model.arithm(of(node.operand(0)), "-", of(node.operand(1)), "=", difference).post();
        yield difference;
      }
      case ITE -> {
        IntVar chosen = fresh(node);
        IntVar[] choices = {of(node.operand(2)), of(node.operand(1))};
        model.element(chosen, choices, of(node.operand(0)), 0).post();
        yield chosen;
      }
      case MUL, DIV, MOD, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT, SHIFT_RIGHT, BIT_COUNT -> ofOperands(node);
      case CONST, CELL, NEXT, DID -> throw new IllegalStateException("a leaf has no operands");
    };
  }

  private IntVar ofOperands(Node node) {
    Set<IntVar> operands = new LinkedHashSet<>();
    List<IntVar> inOrder = new ArrayList<>();
    for (int i = 0; i < node.arity(); i++) {
      inOrder.add(of(node.operand(i)));
    }
    operands.addAll(inOrder);
    if (rows(operands) > MOST_ROWS * 4) {
      throw new NotLowered("the engine cp has no table for " + node.op() + " of so many values");
    }
    return table(node, List.copyOf(operands), values -> {
      long a = values.getOrDefault(inOrder.get(0), 0L);
      long b = inOrder.size() > 1 ? values.getOrDefault(inOrder.get(1), 0L) : 0;
      return evaluation.of(node.op(), a, b, 0);
    });
  }

  @FunctionalInterface
  private interface Rule {
    long of(Map<IntVar, Long> values);
  }

  private IntVar table(Node node, List<IntVar> variables, Rule rule) {
    IntVar result = fresh(node);
    Tuples tuples = new Tuples(true);
    fill(variables, 0, new HashMap<>(), rule, result, tuples);
    IntVar[] all = new IntVar[variables.size() + 1];
    for (int i = 0; i < variables.size(); i++) {
      all[i] = variables.get(i);
    }
    all[variables.size()] = result;
    model.table(all, tuples).post();
    return result;
  }

  private static void fill(
      List<IntVar> variables, int i, Map<IntVar, Long> values, Rule rule, IntVar result, Tuples tuples) {
    if (i == variables.size()) {
      int[] row = new int[i + 1];
      for (int j = 0; j < i; j++) {
        row[j] = Math.toIntExact(values.getOrDefault(variables.get(j), 0L));
      }
      row[i] = small(rule.of(values));
      tuples.add(row);
      return;
    }
    IntVar variable = variables.get(i);
    for (int v = variable.getLB(); v <= variable.getUB(); v = variable.nextValue(v)) {
      values.put(variable, (long) v);
      fill(variables, i + 1, values, rule, result, tuples);
    }
  }

  private long value(Node node, Map<IntVar, Long> values, Map<Node, Long> memo) {
    if (node.isConstant()) {
      return node.k();
    }
    if (node.arity() == 0) {
      IntVar leaf = moment.leaf(node);
      return leaf.isInstantiated() ? leaf.getValue() : values.getOrDefault(leaf, 0L);
    }
    Long done = memo.get(node);
    if (done == null) {
      long a = value(node.operand(0), values, memo);
      long b = node.arity() > 1 ? value(node.operand(1), values, memo) : 0;
      long c = node.arity() > 2 ? value(node.operand(2), values, memo) : 0;
      done = evaluation.of(node.op(), a, b, c);
      memo.put(node, done);
    }
    return done;
  }

  /** The variables that it depends on, while they are few. */
  private Set<IntVar> support(Node node) {
    Set<IntVar> done = supports.get(node);
    if (done == null) {
      done = new LinkedHashSet<>();
      if (node.arity() == 0 && !node.isConstant() && !moment.leaf(node).isInstantiated()) {
        done.add(moment.leaf(node));
      }
      for (int i = 0; i < node.arity(); i++) {
        done.addAll(support(node.operand(i)));
      }
      supports.put(node, done);
    }
    return done;
  }

  private static long rows(Set<IntVar> variables) {
    long rows = 1;
    for (IntVar v : variables) {
      rows *= v.getDomainSize();
      if (rows > MOST_ROWS * 4) {
        return rows;
      }
    }
    return rows;
  }

  private BoolVar[] operands(Node node) {
    List<BoolVar> all = new ArrayList<>();
    collect(node.op(), node, all);
    return all.toArray(BoolVar[]::new);
  }

  /** The operands of nested nodes of one kind; those that are tables are not taken apart. */
  private void collect(Node.Op op, Node node, List<BoolVar> into) {
    for (int i = 0; i < node.arity(); i++) {
      Node operand = node.operand(i);
      if (operand.op() == op && rows(support(operand)) > MOST_ROWS) {
        collect(op, operand, into);
      } else {
        into.add(truth(operand));
      }
    }
  }

  private List<IntVar> summands(Node node) {
    List<IntVar> all = new ArrayList<>();
    for (int i = 0; i < node.arity(); i++) {
      Node operand = node.operand(i);
      if (operand.op() == Node.Op.ADD && rows(support(operand)) > MOST_ROWS) {
        all.addAll(summands(operand));
      } else {
        all.add(of(operand));
      }
    }
    return all;
  }

  private IntVar fresh(Node node) {
    if (node.lo() >= 0 && node.hi() <= 1) {
      return model.boolVar();
    }
    int lo = small(node.lo());
    int hi = small(node.hi());
    return model.intVar(lo, hi, (long) hi - lo > MOST_VALUES);
  }

  /** Choco's numbers end at some 20 million. */
  static int small(long n) {
    if (Math.abs(n) > LARGEST) {
      throw new NotLowered("the engine cp has numbers up to " + LARGEST + " only");
    }
    return Math.toIntExact(n);
  }
}
