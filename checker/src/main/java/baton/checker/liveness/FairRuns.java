package baton.checker.liveness;

import baton.checker.Evidence;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.properties.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Looks for a run that is fair and that an automaton accepts. */
public final class FairRuns {
  /** So many places to begin the loop are tried, nearest first. */
  private static final int MOST_BEGINNINGS = 64;

  private final Product product;
  private final Distances distances;

  private FairRuns(Product product) {
    this.product = product;
    distances = Distances.from(product.graph(), product.initial());
  }

  /**
   * A run: a way to a place, and a way from there back to it.
   *
   * @param stem edges of the instants
   * @param loop at least one edge
   */
  public record Way(List<Integer> stem, List<Integer> loop) {
    public Way {
      stem = List.copyOf(stem);
      loop = List.copyOf(loop);
    }

    /** How many edges it has. */
    public int length() {
      return stem.size() + loop.size();
    }
  }

  /**
   * What was found.
   *
   * @param way a short run, if there is any
   * @param nodes how many pairs of an instant and a state of the automaton there are
   */
  public record Outcome(Optional<Way> way, int nodes, int edges) {}

  /**
   * What to say of a goal for which the search ended early.
   *
   * @param safety the verdict on what finite runs can violate: they do not
   */
  public static Verdict undecided(Reason reason, Verdict safety) {
    String covered = switch (safety) {
      case Verdict.Holds(Evidence.Exhaustive all, _) -> "; none of finite length does, in " + all.states() + " states";
      case Verdict.HoldsToBound(int bound) -> "; none of up to " + bound + " steps does";
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.Violated _, Verdict.Undecided _ -> "";
    };
    return new Verdict.Undecided(reason, "while looking for a fair run that violates it" + covered);
  }

  /** {@code stop} is asked often. */
  public static Outcome search(Instants instants, Automaton automaton, Supplier<Optional<Reason>> stop)
      throws Stopped {
    Product product = Product.of(instants, automaton, stop);
    List<int[]> fair = FairComponents.of(product.graph(), product.constraints(), stop);
    Optional<Way> way = fair.isEmpty() ? Optional.empty() : Optional.of(new FairRuns(product).shortest(fair));
    return new Outcome(way, product.graph().nodes(), product.graph().edges());
  }

  /** A place, and a way from there back to it. */
  public record Loop(int node, List<Integer> edges) {
    public Loop {
      edges = List.copyOf(edges);
    }
  }

  /** A beginning of a loop in one of the components. */
  private record Beginning(int component, int node, int distance) {}

  private Way shortest(List<int[]> components) {
    Loop loop = around(product.graph(), product.constraints(), components, distances::to);
    return new Way(below(distances.way(loop.node())), below(loop.edges()));
  }

  /**
   * A loop around one of some fair components that keeps everything, short and near.
   *
   * @param components one at least, each as its nodes
   * @param distance how far a node is from the beginning
   */
  public static Loop around(
      Graph graph, List<Constraint> constraints, List<int[]> components, IntUnaryOperator distance) {
    List<BitSet> inside = components.stream().map(FairRuns::set).toList();
    List<Beginning> beginnings = beginnings(components, distance);
    Optional<Loop> best = Optional.empty();
    int shortest = Integer.MAX_VALUE;
    for (Beginning b : beginnings) {
      int most = shortest == Integer.MAX_VALUE ? shortest : shortest - b.distance() - 1;
      if (most < 1) {
        break;
      }
      Cycles cycles = new Cycles(graph, constraints, inside.get(b.component()));
      Optional<List<Integer>> loop = cycles.shortest(b.node(), most);
      if (loop.isPresent()) {
        best = Optional.of(new Loop(b.node(), loop.get()));
        shortest = b.distance() + loop.get().size();
      }
    }
    Beginning nearest = beginnings.getFirst();
    return best.orElseGet(() -> new Loop(
        nearest.node(), new Cycles(graph, constraints, inside.get(nearest.component())).some(nearest.node())));
  }

  private static BitSet set(int[] nodes) {
    BitSet set = new BitSet();
    for (int node : nodes) {
      set.set(node);
    }
    return set;
  }

  /** The nearest nodes of all components. */
  private static List<Beginning> beginnings(List<int[]> components, IntUnaryOperator distance) {
    return IntStream.range(0, components.size()).boxed()
        .flatMap(c -> IntStream.of(components.get(c)).mapToObj(n -> new Beginning(c, n, distance.applyAsInt(n))))
        .sorted(Comparator.comparingInt(Beginning::distance).thenComparingInt(Beginning::node))
        .limit(MOST_BEGINNINGS)
        .toList();
  }

  private List<Integer> below(List<Integer> edges) {
    List<Integer> below = new ArrayList<>();
    edges.forEach(e -> below.add(product.edgeOf().get(e)));
    return below;
  }
}
