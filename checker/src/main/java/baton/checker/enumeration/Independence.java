package baton.checker.enumeration;

import baton.checker.ground.GoalNodes;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Resolution;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which labels are independent (§11.4 of the semantics): neither writes a place that the other reads or writes, and
 * a goal with memory does not see both. Where both can be taken one behind the other, they can be taken in either
 * order, and it makes no difference to anything.
 */
public final class Independence {
  private final BitSet[] dependent;
  private final int[][] cells;
  private final long[][] masks;

  private Independence(GroundProtocol ground, List<Footprint.Touched> touched, Footprint footprint, BitSet seen) {
    int n = touched.size();
    dependent = new BitSet[n];
    cells = new int[n][];
    masks = new long[n][];
    for (int a = 0; a < n; a++) {
      dependent[a] = new BitSet(n);
      for (int b = 0; b < n; b++) {
        boolean meet = a == b || touched.get(a).meets(touched.get(b));
        dependent[a].set(b, meet || seen.get(a) && seen.get(b));
      }
      int[] written = new int[ground.layout().cells()];
      long[] bits = new long[written.length];
      int k = 0;
      for (int c = 0; c < written.length; c++) {
        long mask = footprint.mask(c, touched.get(a).writes);
        if (mask != 0) {
          written[k] = c;
          bits[k++] = mask;
        }
      }
      cells[a] = Arrays.copyOf(written, k);
      masks[a] = Arrays.copyOf(bits, k);
    }
  }

  /** As the steps of a protocol are, for a goal. */
  public static Independence of(Lowered lowered, Goal goal) {
    GroundProtocol ground = lowered.protocol();
    Footprint footprint = new Footprint(ground);
    List<Footprint.Touched> touched = new ArrayList<>();
    ground.labels().forEach(_ -> touched.add(new Footprint.Touched()));
    for (Resolution r : ground.resolutions()) {
      footprint.add(r, touched.get(r.label()));
    }
    BitSet seen = new BitSet();
    GoalNodes.of(goal, lowered).filter(g -> !g.bits().isEmpty()).ifPresent(g -> {
      BitSet places = footprint.read(g.hit());
      g.bits().forEach(b -> places.or(footprint.read(b)));
      boolean counts = goal.property().map(p -> countsSteps(p.body())).orElse(true)
          || footprint.readsCounter(g.hit()) || g.bits().stream().anyMatch(footprint::readsCounter);
      for (int label = 0; label < touched.size(); label++) {
        seen.set(label, counts || touched.get(label).writes.intersects(places));
      }
    });
    return new Independence(ground, touched, footprint, seen);
  }

  /** Whether a formula can tell that a step was taken which changes nothing that it reads. */
  private static boolean countsSteps(Expr e) {
    return switch (e) {
      case Expr.Did _, Expr.Prime _ -> true;
      case Expr.Temporal t when t.op() == Expr.UnaryTemporal.NEXT || t.op() == Expr.UnaryTemporal.PREVIOUSLY -> true;
      case Expr.Call call when countsSteps(call.definition().body()) -> true;
      case Expr other -> Children.of(other).stream().anyMatch(Independence::countsSteps);
    };
  }

  /** Whether the order of two steps with these labels may matter. */
  public boolean dependent(int label, int other) {
    return dependent[label].get(other);
  }

  /** What a step with this label has done: its label, and what it made of all that such steps may write. */
  public long[] letter(int label, long[] cellsBehind) {
    int[] written = cells[label];
    long[] letter = new long[written.length + 1];
    letter[0] = label;
    for (int i = 0; i < written.length; i++) {
      letter[i + 1] = cellsBehind[written[i]] & masks[label][i];
    }
    return letter;
  }

  /** A formula is not only about states: it reads a step, or remembers. */
  public static boolean looksAtSteps(Goal goal, GoalNodes nodes) {
    return goal instanceof Goal.EveryStep || nodes.onEdges() || !nodes.bits().isEmpty();
  }
}
