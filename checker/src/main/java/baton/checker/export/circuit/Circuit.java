package baton.checker.export.circuit;

import baton.checker.transition.Aig;
import java.util.List;

/**
 * A sequential circuit.
 *
 * @param name of the protocol
 * @param begins whether its first step is the choice of an initial state
 * @param legend what names mean, for readers
 */
record Circuit(
    String name, Aig aig, List<Input> inputs, List<Latch> latches, List<Output> outputs, boolean begins,
    List<String> legend) {
  /** Free at every instant; {@code literal}: its input in the graph. */
  record Input(String name, int literal) {}

  /**
   * A bit of the state.
   *
   * @param literal its input in the graph
   * @param next its value at the next instant, over latches and inputs
   */
  record Latch(String name, int literal, boolean reset, int next) {}

  /**
   * A goal.
   *
   * @param wanted whether the goal is to be reached; else never
   * @param here true at an instant that is bad, or wanted
   * @param byStep true before a step that is
   */
  record Output(String name, boolean wanted, int here, int byStep) {
    /** Either. */
    int literal(Aig aig) {
      return aig.or(here, byStep);
    }
  }

  Circuit {
    inputs = List.copyOf(inputs);
    latches = List.copyOf(latches);
    outputs = List.copyOf(outputs);
    legend = List.copyOf(legend);
  }
}
