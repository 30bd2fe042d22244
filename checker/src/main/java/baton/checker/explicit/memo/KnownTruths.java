package baton.checker.explicit.memo;

import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Truths;
import baton.checker.ground.Node;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Which of the truths of a list of nodes are looked up. */
final class KnownTruths {
  private final List<Known> clusters = new ArrayList<>();
  private final List<Node> rest = new ArrayList<>();
  private final List<Integer> restIndex = new ArrayList<>();
  private final Program program;
  private final Packing packing;

  /** Disjuncts that are looked up together. */
  private record Known(List<Disjunct> disjuncts, Projection projection, AtomicBoolean outgrown) {
    List<Node> nodes() {
      return disjuncts.stream().map(Disjunct::what).toList();
    }
  }

  /** {@code before}: what has turned out to be too much is not looked up again. */
  KnownTruths(List<Node> nodes, Packing packing, Optional<KnownTruths> before) {
    this.packing = packing;
    List<Disjunct> possible = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      int index = i;
      Optional<List<Disjunct>> all = Disjunct.of(i, nodes.get(i), packing);
      if (i < MemoTruths.MOST_NODES && !nodes.get(i).isConstant() && all.isPresent()
          && before.map(b -> b.keeps(index)).orElse(true)) {
        possible.addAll(all.get());
      } else {
        rest.add(nodes.get(i));
        restIndex.add(i);
      }
    }
    for (boolean after : new boolean[] {false, true}) {
      List<Disjunct> some = possible.stream().filter(d -> d.after() == after).toList();
      for (Cluster<Disjunct> cluster : Cluster.of(some, Disjunct::cells, packing)) {
        for (List<Disjunct> part : Lists.partition(cluster.parts(), Truths.MOST)) {
          clusters.add(new Known(List.copyOf(part), cluster.projection(packing), new AtomicBoolean()));
        }
      }
    }
    program = new ClosureProgram(
        new Program.Text(packing, List.of(), List.of(), clusters.stream().map(Known::nodes).toList()));
  }

  /** The nodes whose truths are not looked up. */
  List<Node> rest() {
    return List.copyOf(rest);
  }

  /** How many clusters there are. */
  int clusters() {
    return clusters.size();
  }

  boolean isOutgrown() {
    return clusters.stream().anyMatch(k -> k.outgrown.get());
  }

  private boolean keeps(int index) {
    return !restIndex.contains(index) && clusters.stream().filter(k -> k.outgrown.get())
        .flatMap(k -> k.disjuncts.stream()).noneMatch(d -> d.index() == index);
  }

  /**
   * Makes the truths of all nodes, for a thread; {@code others} has those of {@link #rest}, and so many keys of each
   * cluster are kept.
   */
  Truths around(Truths others, int keys) {
    if (clusters.isEmpty()) {
      return others;
    }
    MemoTruths.Place[] places = clusters.stream().map(k -> place(k, keys)).toArray(MemoTruths.Place[]::new);
    return new MemoTruths(packing.words(), places, others, restIndex.stream().mapToInt(i -> i).toArray());
  }

  private MemoTruths.Place place(Known known, int keys) {
    List<Disjunct> all = known.disjuncts;
    long negated = IntStream.range(0, all.size()).filter(i -> all.get(i).negated()).mapToLong(i -> 1L << i).sum();
    int[] index = all.stream().mapToInt(Disjunct::index).toArray();
    return new MemoTruths.Place(
        all.getFirst().after(), known.projection, program.truths(known.nodes()), negated, index, known.outgrown, keys);
  }
}
