package baton.checker.plan;

import org.chocosolver.solver.search.measure.IMeasures;

/**
 * What a search has cost, in the solver's own figures; of dynamic programming, how many sequences were looked at and
 * how many of them were dropped.
 */
public record Effort(long nodes, long fails, long propagations) {
  static final Effort NONE = new Effort(0, 0, 0);

  Effort plus(IMeasures measures) {
    return new Effort(
        nodes + measures.getNodeCount(), fails + measures.getFailCount(),
        propagations + measures.getPropagationCount());
  }

  Effort plus(Effort other) {
    return new Effort(nodes + other.nodes, fails + other.fails, propagations + other.propagations);
  }
}
