package baton.checker.liveness;

import baton.checker.Reason;
import baton.properties.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** {@code stop} is asked often. */
  public static Outcome search(Instants instants, Automaton automaton, Supplier<Optional<Reason>> stop)
      throws Stopped {
    Product product = Product.of(instants, automaton, stop);
    List<int[]> fair = FairComponents.of(product.graph(), product.constraints(), stop);
    Optional<Way> way = fair.isEmpty() ? Optional.empty() : Optional.of(new FairRuns(product).shortest(fair));
    return new Outcome(way, product.graph().nodes(), product.graph().edges());
  }

  /** A beginning of a loop in one of the components. */
  private record Beginning(int component, int node, int distance) {}

  private Way shortest(List<int[]> components) {
    List<BitSet> inside = components.stream().map(FairRuns::set).toList();
    List<Beginning> beginnings = beginnings(components);
    Optional<Way> best = Optional.empty();
    for (Beginning b : beginnings) {
      int most = best.map(w -> w.length() - b.distance() - 1).orElse(Integer.MAX_VALUE);
      if (most < 1) {
        break;
      }
      Cycles cycles = new Cycles(product.graph(), product.constraints(), inside.get(b.component()));
      Optional<Way> shorter = cycles.shortest(b.node(), most).map(loop -> way(b.node(), loop));
      best = shorter.isPresent() ? shorter : best;
    }
    Beginning nearest = beginnings.getFirst();
    return best.orElseGet(() -> way(nearest.node(), new Cycles(
        product.graph(), product.constraints(), inside.get(nearest.component())).some(nearest.node())));
  }

  private static BitSet set(int[] nodes) {
    BitSet set = new BitSet();
    for (int node : nodes) {
      set.set(node);
    }
    return set;
  }

  /** The nearest nodes of all components. */
  private List<Beginning> beginnings(List<int[]> components) {
    return IntStream.range(0, components.size()).boxed()
        .flatMap(c -> IntStream.of(components.get(c)).mapToObj(n -> new Beginning(c, n, distances.to(n))))
        .sorted(Comparator.comparingInt(Beginning::distance).thenComparingInt(Beginning::node))
        .limit(MOST_BEGINNINGS)
        .toList();
  }

  private Way way(int node, List<Integer> loop) {
    return new Way(below(distances.way(node)), below(loop));
  }

  private List<Integer> below(List<Integer> edges) {
    List<Integer> below = new ArrayList<>();
    edges.forEach(e -> below.add(product.edgeOf().get(e)));
    return below;
  }
}
