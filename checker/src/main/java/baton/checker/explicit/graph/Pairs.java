package baton.checker.explicit.graph;

import baton.checker.ground.NotLowered;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Stopped;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instants, each with the state in which an automaton is that has read the run up to it, as far as they can be
 * reached: a state of the protocol, the memory behind the instant, whether the run is idle, and the automaton's state.
 *
 * <p>A run is taken to go idle only where nothing fair is enabled: elsewhere fairness forbids it. Only edges that can
 * lie on a loop are kept.
 */
final class Pairs {
  private static final int IDLE = -1;

  private final Reached reached;
  private final Kinds kinds;
  private final Letters letters;
  private final Moves moves;
  private final int automatonBits;
  private final int memoryBits;
  private final Numbering nodes = new Numbering(1);
  private final Graph.Builder builder = new Graph.Builder();
  private final Ints parents = new Ints();
  private final Ints marks = new Ints();
  private final Map<Long, Integer> markNumbers = new HashMap<>();
  private final List<BitSet> taken = new ArrayList<>();
  private final List<BitSet> kept = new ArrayList<>();
  private final List<long[]> successors = new ArrayList<>();
  private int count;

  Pairs(Reached reached, Kinds kinds, Letters letters, Moves moves) {
    this.reached = reached;
    this.kinds = kinds;
    this.letters = letters;
    this.moves = moves;
    automatonBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(moves.states()));
    memoryBits = letters.bits();
    if (automatonBits + memoryBits > 30) {
      throw new NotLowered("a formula that remembers too much");
    }
  }

  private long key(int state, long memory, boolean idle, int automaton) {
    return ((long) state << memoryBits | memory) << 1 + automatonBits | (idle ? 1L << automatonBits : 0) | automaton;
  }

  private int automaton(long key) {
    return (int) key & (1 << automatonBits) - 1;
  }

  private boolean isIdle(long key) {
    return (key >> automatonBits & 1) == 1;
  }

  private long memory(long key) {
    return key >> 1 + automatonBits & (1L << memoryBits) - 1;
  }

  private int state(long key) {
    return (int) (key >> 1 + automatonBits + memoryBits);
  }

  /** Finds them all. */
  Graph build() throws Stopped {
    for (int s = 0; s < reached.initial(); s++) {
      letters.read(s, letters.initial(), IDLE);
      enter(s, false, 0, IDLE);
      for (int i = 0; i < count; i++) {
        add(successors.get(i)[0], -1);
      }
      count = 0;
    }
    for (int n = 0; n < nodes.size(); n++) {
      if ((n & 0x3fff) == 0) {
        reached.making().pause(reached.bytes() + kinds.bytes() + letters.bytes() + bytes());
      }
      builder.node();
      expand(nodes.words()[n]);
      int from = automaton(nodes.words()[n]);
      int kind = kinds.of(state(nodes.words()[n]));
      for (int i = 0; i < count; i++) {
        long[] one = successors.get(i);
        int target = add(one[0], n);
        if (moves.mayRecur(from, automaton(one[0]))) {
          builder.edge(target);
          marks.add(mark(kinds.taken(kind, (int) one[1]), (int) one[2]));
        }
      }
    }
    return builder.build();
  }

  long bytes() {
    return nodes.bytes() + 8L * nodes.size() + 16L * marks.size();
  }

  private int add(long key, int parent) {
    int number = nodes.add(key);
    if (number == parents.size()) {
      parents.add(parent);
    }
    return number;
  }

  private int mark(int takes, int keeps) {
    return markNumbers.computeIfAbsent((long) takes << 32 | keeps, _ -> {
      taken.add(kinds.takenSet(takes));
      kept.add(moves.kept(keeps));
      return taken.size() - 1;
    });
  }

  /** Finds what may come behind a node: its key, the label, the set of promises kept. */
  private void expand(long key) {
    count = 0;
    int state = state(key);
    if (!isIdle(key)) {
      Graph steps = reached.graph();
      for (int e = steps.firstEdge(state); e < steps.endEdge(state); e++) {
        letters.read(steps.target(e), memory(key), reached.label(e));
        enter(steps.target(e), false, automaton(key), reached.label(e));
      }
    }
    if (kinds.enabled(kinds.of(state)).isEmpty()) {
      letters.read(state, memory(key), IDLE);
      enter(state, true, automaton(key), IDLE);
    }
  }

  /** An instant that has just been read, by the automaton in a state. */
  private void enter(int state, boolean idle, int automaton, int label) {
    for (int guess = 0; guess < letters.guesses(); guess++) {
      int letter = letters.letter(guess);
      int[] pairs = moves.of(letter, letters.atoms(letter), automaton);
      for (int i = 0; i < pairs.length; i += 2) {
        if (count == successors.size()) {
          successors.add(new long[3]);
        }
        long[] one = successors.get(count++);
        one[0] = key(state, letters.behind(guess), idle, pairs[i]);
        one[1] = label;
        one[2] = pairs[i + 1];
      }
    }
  }

  // ---- what was found

  int size() {
    return nodes.size();
  }

  int edges() {
    return marks.size();
  }

  /** What is enabled at a node. */
  int kind(int node) {
    return kinds.of(stateOf(node));
  }

  int stateOf(int node) {
    return state(nodes.words()[node]);
  }

  /** What an edge takes and keeps, as a number. */
  int mark(int edge) {
    return marks.get(edge);
  }

  int marksUsed() {
    return taken.size();
  }

  BitSet taken(int mark) {
    return taken.get(mark);
  }

  BitSet kept(int mark) {
    return kept.get(mark);
  }

  /** Nodes on a shortest way to one, that one the last. */
  List<Integer> way(int node) {
    List<Integer> way = new ArrayList<>();
    for (int n = node; n >= 0; n = parents.get(n)) {
      way.addFirst(n);
    }
    return way;
  }

  /** The label of a step that leads from one node to another; negative if the run is idle. */
  int label(int from, int to) {
    expand(nodes.words()[from]);
    for (int i = 0; i < count; i++) {
      if (successors.get(i)[0] == nodes.words()[to]) {
        return (int) successors.get(i)[1];
      }
    }
    throw new IllegalStateException("no step leads there");
  }

  /** The label of a kept edge, the {@code ordinal}th of its node; negative if the run is idle. */
  int labelOfEdge(int from, int ordinal) {
    expand(nodes.words()[from]);
    int passed = 0;
    for (int i = 0; i < count; i++) {
      long[] one = successors.get(i);
      if (moves.mayRecur(automaton(nodes.words()[from]), automaton(one[0])) && passed++ == ordinal) {
        return (int) one[1];
      }
    }
    throw new IllegalStateException("no such edge");
  }
}
