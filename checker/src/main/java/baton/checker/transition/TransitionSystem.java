package baton.checker.transition;

import baton.checker.ground.GroundProtocol;
import java.util.ArrayList;
import java.util.List;

/**
 * A protocol with one question: can something bad be reached?
 *
 * @param beginnings how a run may begin; what they read stands for the free choice of initial values
 * @param steps how it may go on
 * @param bad what is asked about
 * @param badAtFirst of each beginning, whether the first instant is bad already
 * @param types true of whatever is a state at all: within bounds, and nothing where a list or an option has nothing
 */
public record TransitionSystem(
    GroundProtocol ground, Question question, Aig aig, Atoms atoms, List<Way> beginnings, List<Way> steps,
    List<Bad> bad, List<Integer> badAtFirst, List<Integer> types) {
  /**
   * Bad states: those where the literal is true.
   *
   * @param step a step from there that is what is bad; -1: the state itself is
   */
  public record Bad(int literal, int step) {}

  public TransitionSystem {
    beginnings = List.copyOf(beginnings);
    steps = List.copyOf(steps);
    bad = List.copyOf(bad);
    badAtFirst = List.copyOf(badAtFirst);
    types = List.copyOf(types);
  }

  /** The steps that may change each atom. */
  public List<List<Way>> changers() {
    List<List<Way>> all = new ArrayList<>();
    for (int a = 0; a < atoms.size(); a++) {
      all.add(new ArrayList<>());
    }
    for (Way step : steps) {
      for (int atom : step.changed()) {
        all.get(atom).add(step);
      }
    }
    return all;
  }

  /** How much longer a run is than the way to its last bad state. */
  public int stepsBehind(Bad one) {
    return one.step() < 0 ? 0 : 1;
  }
}
