package baton.checker.explicit.memo;

import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Stepper;
import baton.checker.explicit.code.Truths;
import baton.checker.ground.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Looks up what depends on few cells, and leaves the rest to another program. */
public final class MemoProgram implements Program {
  private static final int KEYS = 1 << 13; // of a cluster: what has more values is better computed
  private static final int ALL_KEYS = 1 << 16; // of all clusters of a thread: some megabytes

  private final int keys;
  private final Packing packing;
  private final List<Node> illness;
  private final List<KnownSteps> steps = new ArrayList<>();
  private final Map<List<Node>, KnownTruths> truths = new HashMap<>();
  private final Program rest;
  private final int most;

  /** A cluster of steps; {@code program} computes them. */
  private record KnownSteps(Cluster<List<Way>> cluster, Program program, AtomicBoolean outgrown) {
    static KnownSteps of(Cluster<List<Way>> cluster, Packing packing) {
      List<Way> ways = cluster.parts().stream().flatMap(List::stream).toList();
      return new KnownSteps(
          cluster, new ClosureProgram(new Text(packing, ways, List.of(), List.of())), new AtomicBoolean());
    }

    MemoStepper.Place place(Packing packing, int keys) {
      return new MemoStepper.Place(cluster.projection(packing), program.stepper(), outgrown, keys);
    }
  }

  /**
   * The program of a text, {@code others} being the one of what is not looked up.
   *
   * @param others what makes it
   */
  public MemoProgram(Text text, Function<Text, Program> others) {
    this(text, others, KEYS);
  }

  /** {@code keys}: so many values of the cells of a cluster are kept. */
  MemoProgram(Text text, Function<Text, Program> others, int keys) {
    this(text, others, keys, Optional.empty());
  }

  private MemoProgram(Text text, Function<Text, Program> others, int keys, Optional<MemoProgram> before) {
    this.keys = keys;
    packing = text.packing();
    illness = text.illness();
    most = text.ways().size() + MemoStepper.SPARE;
    Map<Integer, List<Way>> labels = new LinkedHashMap<>();
    text.ways().forEach(w -> labels.computeIfAbsent(w.resolution().label(), _ -> new ArrayList<>()).add(w));
    List<Way> left = new ArrayList<>();
    List<List<Way>> possible = new ArrayList<>();
    for (List<Way> ways : labels.values()) {
      if (Cluster.isPossible(Cells.of(ways), packing) && before.map(b -> b.keeps(ways)).orElse(true)) {
        possible.add(ways);
      } else {
        left.addAll(ways);
      }
    }
    Cluster.of(possible, Cells::of, packing).forEach(c -> steps.add(KnownSteps.of(c, packing)));
    List<List<Node>> asked = new ArrayList<>(text.asked());
    asked.add(illness);
    for (List<Node> nodes : asked) {
      truths.computeIfAbsent(nodes, n -> new KnownTruths(n, packing, before.map(b -> b.truths.get(n))));
    }
    rest = others.apply(new Text(
        packing, left, known(illness).rest(), truths.values().stream().map(KnownTruths::rest).distinct().toList()));
  }

  /** Whether the ways of a label are in a cluster that is not outgrown. */
  private boolean keeps(List<Way> ways) {
    return steps.stream().anyMatch(s -> !s.outgrown.get() && s.cluster.parts().contains(ways));
  }

  /** Whether something is looked up of which there is too much: then {@link #without} it is better. */
  public boolean isOutgrown() {
    return steps.stream().anyMatch(s -> s.outgrown.get())
        || truths.values().stream().anyMatch(KnownTruths::isOutgrown);
  }

  /** The same program, but what was outgrown is left to others; {@code text} is that of this one. */
  public MemoProgram without(Text text, Function<Text, Program> others) {
    return new MemoProgram(text, others, keys, Optional.of(this));
  }

  /** How many keys each of so many clusters may have. */
  private int keys(int clusters) {
    return Math.min(keys, ALL_KEYS / Math.max(1, clusters));
  }

  private KnownTruths known(List<Node> nodes) {
    return Optional.ofNullable(truths.get(nodes)).orElseThrow();
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public Stepper stepper() {
    MemoStepper.Place[] places = steps.stream().map(s -> s.place(packing, keys(steps.size()))).toArray(MemoStepper.Place[]::new);
    return places.length == 0 ? rest.stepper() : new MemoStepper(packing.words(), most, places, rest.stepper());
  }

  @Override
  public Truths ill() {
    return truths(illness);
  }

  @Override
  public Truths truths(List<Node> nodes) {
    KnownTruths known = known(nodes);
    return known.around(rest.truths(known.rest()), keys(known.clusters()));
  }
}
