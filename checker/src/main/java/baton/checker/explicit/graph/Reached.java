package baton.checker.explicit.graph;

import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.ground.GroundProtocol;
import baton.checker.liveness.Distances;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Trace;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/** All states that runs of limited length reach, with their steps, numbered as breadth-first search finds them. */
public final class Reached {
  private final Making making;
  private final Numbering states;
  private final Graph graph;
  private final Ints labels;
  private final int initial;
  private final boolean complete;
  private Optional<Distances> distances = Optional.empty();

  /**
   * What it is made of.
   *
   * @param first packed initial states, in the order of reports
   * @param code the best code there is at the moment, for so many states
   * @param allows whether so many bytes may be in use
   */
  public record Making(
      GroundProtocol ground, Packing packing, List<long[]> first, LongFunction<Program> code, int workers,
      Limits limits, Progress progress, LongPredicate allows) {
    public Making {
      first = List.copyOf(first);
    }

    void pause(long bytes) throws Stopped {
      Optional<Reason> reason = limits.stop().get();
      if (reason.isPresent()) {
        throw new Stopped(reason.get());
      }
      if (!allows.test(bytes)) {
        throw new Stopped(Reason.MEMORY);
      }
    }
  }

  private Reached(Making making, Numbering states, Graph graph, Ints labels, int initial, boolean complete) {
    this.making = making;
    this.states = states;
    this.graph = graph;
    this.labels = labels;
    this.initial = initial;
    this.complete = complete;
  }

  /** Looks for them all. */
  public static Reached by(Making making) throws Stopped {
    int width = making.packing().words();
    Numbering states = new Numbering(width);
    making.first().forEach(s -> states.add(s, 0));
    int initial = states.size();
    Graph.Builder graph = new Graph.Builder();
    Ints labels = new Ints();
    Expansion expansion = new Expansion(making.code().apply(initial), width, making.workers());
    int bound = making.limits().bound().orElse(Integer.MAX_VALUE);
    boolean complete = true;
    int depth = 0;
    int level = initial; // where the present one ends
    for (int from = 0; from < states.size();) {
      making.pause(states.bytes() + 12L * labels.size() + 4L * states.size());
      expansion.use(making.code().apply(states.size()));
      int to = Math.min(level, from + expansion.most());
      expansion.of(states.words(), from, to);
      for (Expansion.Part part : expansion.parts()) {
        for (int node = 0, o = 0; node < part.nodes(); node++) {
          graph.node();
          for (; o < part.end(node); o += width + 1) {
            int target = depth < bound ? states.add(part.out(), o + 1) : states.find(part.out(), o + 1);
            complete &= target >= 0;
            if (target >= 0) {
              graph.edge(target);
              labels.add((int) part.out()[o]);
            }
          }
        }
      }
      from = to;
      if (to == level) {
        depth++;
        level = states.size();
        making.progress().report(new Progress.Report("graph", depth, states.size(), labels.size(), level - to));
      }
    }
    return new Reached(making, states, graph.build(), labels, initial, complete);
  }

  Making making() {
    return making;
  }

  /** How many states there are. */
  public int size() {
    return states.size();
  }

  /** The steps, as edges. */
  public Graph graph() {
    return graph;
  }

  /** The number of an edge's label. */
  int label(int edge) {
    return labels.get(edge);
  }

  /** How many of the first states are initial. */
  int initial() {
    return initial;
  }

  /** Whether no step leads out of it. */
  boolean isComplete() {
    return complete;
  }

  /** Where {@link #words} has a state. */
  int at(int state) {
    return state * making.packing().words();
  }

  long[] words() {
    return states.words();
  }

  long bytes() {
    return states.bytes() + 8L * labels.size() + 4L * states.size();
  }

  State state(int number) {
    long[] cells = making.packing().unpack(states.words(), at(number));
    return making.ground().layout().decode(Arrays.copyOf(cells, making.ground().layout().cells()));
  }

  Distances distances() {
    if (distances.isEmpty()) {
      distances = Optional.of(Distances.from(graph, IntStream.range(0, initial).boxed().toList()));
    }
    return distances.get();
  }

  /** A shortest run to a state, and from there on along edges. */
  Trace trace(int state, List<Integer> onwards, OptionalInt loopStart) {
    List<Integer> edges = new ArrayList<>(distances().way(state));
    edges.addAll(onwards);
    List<Trace.Step> steps = new ArrayList<>();
    for (int e : edges) {
      steps.add(new Trace.Step(making.ground().labels().get(label(e)), state(graph.target(e))));
    }
    int first = edges.isEmpty() ? state : graph.source(edges.getFirst());
    return new Trace(Optional.of(state(first)), steps, Optional.empty(), loopStart);
  }
}
