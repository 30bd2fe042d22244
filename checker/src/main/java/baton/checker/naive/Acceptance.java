package baton.checker.naive;

import baton.properties.Automaton;
import java.util.stream.IntStream;

/** Where an automaton can stay for ever such that the run is accepted, whatever the run is. */
final class Acceptance {
  private final Automaton automaton;
  private final boolean[][] leads; // by one edge or more

  Acceptance(Automaton automaton) {
    this.automaton = automaton;
    int states = automaton.edges().size();
    leads = new boolean[states][states];
    for (int from = 0; from < states; from++) {
      for (Automaton.Edge e : automaton.edges().get(from)) {
        leads[from][e.target()] = true;
      }
    }
    for (int by = 0; by < states; by++) {
      for (int from = 0; from < states; from++) {
        for (int to = 0; to < states; to++) {
          leads[from][to] |= leads[from][by] && leads[by][to];
        }
      }
    }
  }

  /** Whether a run may come back to a state again and again, on ways that between them keep every promise. */
  boolean mayStay(int state) {
    return leads[state][state]
        && IntStream.range(0, automaton.promises()).allMatch(promise -> isKept(promise, state));
  }

  private boolean isKept(int promise, int around) {
    return IntStream.range(0, leads.length).anyMatch(from -> automaton.edges().get(from).stream()
        .anyMatch(e -> isAround(around, from, e) && !e.postponed().contains(promise)));
  }

  /** Whether an edge is on a way from a state back to it. */
  private boolean isAround(int state, int from, Automaton.Edge e) {
    return (from == state || leads[state][from]) && (e.target() == state || leads[e.target()][state]);
  }

  /** Whether a run that is accepted may take an edge again and again. */
  boolean mayRecur(int from, Automaton.Edge e) {
    return mayStay(from) && isAround(from, from, e);
  }

  /** Whether a run that comes by a state may yet be accepted. */
  boolean isOpen(int state) {
    return IntStream.range(0, leads.length).anyMatch(to -> (to == state || leads[state][to]) && mayStay(to));
  }
}
