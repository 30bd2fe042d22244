package baton.checker.export.promela;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Node;
import baton.models.interpreter.InitialStates;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the process begins: in the initial state, if there is just one and it is good; else in a state before,
 * from which one step leads to each.
 *
 * @param known the values of cells and bits that all initial states share, at first
 * @param choices the ways to begin; empty if {@code known} says it all
 */
record Start(List<Long> known, List<Choice> choices) {
  /**
   * A way to begin.
   *
   * @param values of all cells and bits
   * @param broken the goals that the initial state violates
   */
  record Choice(List<Long> values, List<String> broken) {
    public Choice {
      values = List.copyOf(values);
      broken = List.copyOf(broken);
    }
  }

  Start {
    known = List.copyOf(known);
    choices = List.copyOf(choices);
  }

  static Start of(GroundProtocol ground, Checks checks, InitialStates initial) {
    List<Choice> choices = new ArrayList<>();
    for (State state : initial.states()) {
      choices.add(choice(ground, checks, ground.layout().encode(state)));
    }
    if (initial.ill().isPresent()) {
      choices.add(new Choice(List.of(), List.of("well-defined: an initialiser or init is ill-defined")));
    }
    if (choices.size() == 1 && choices.getFirst().broken().isEmpty()) {
      return new Start(choices.getFirst().values(), List.of());
    }
    List<Long> shared = new ArrayList<>(choices.getFirst().values());
    for (Choice c : choices) {
      for (int i = 0; i < c.values().size(); i++) {
        if (!c.values().get(i).equals(shared.get(i))) {
          shared.set(i, 0L);
        }
      }
    }
    return new Start(shared, choices);
  }

  private static Choice choice(GroundProtocol ground, Checks checks, long[] cells) {
    long[] values = Arrays.copyOf(cells, cells.length + checks.bits().size());
    Map<Node, Node> facts = new HashMap<>();
    for (Node n : List.copyOf(ground.nodes().all())) {
      switch (n.op()) {
        case CELL -> {
          if (n.k() >= cells.length && n.k() < values.length) {
            boolean bit = checks.bits().get((int) n.k() - cells.length).initial();
            facts.put(n, ground.nodes().bool(bit));
          }
        }
        case NEXT -> facts.put(n, ground.nodes().constant(cells[(int) n.k()]));
        case DID -> facts.put(n, ground.nodes().constant(-1));
        case CONST, ADD, SUB, MUL, DIV, MOD, EQ, LT, NOT, AND, OR, ITE, BIT_AND, BIT_OR, BIT_CLEAR, SHIFT_LEFT,
            SHIFT_RIGHT, BIT_COUNT -> {}
      }
    }
    for (int i = 0; i < checks.bits().size(); i++) {
      Node value = ground.nodes().substitute(checks.bits().get(i).update(), facts);
      values[cells.length + i] = Options.isTrue(value) ? 1 : 0;
    }
    List<String> broken = checks.checks().stream()
        .filter(c -> !c.ofSteps() && !Options.isTrue(ground.nodes().substitute(c.good(), facts)))
        .map(Checks.Check::goal)
        .toList();
    return new Choice(Arrays.stream(values).boxed().toList(), broken);
  }
}
