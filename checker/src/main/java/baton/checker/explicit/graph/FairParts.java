package baton.checker.explicit.graph;

import baton.checker.ground.FairPlace;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Stopped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Strongly connected parts around which a run can go for ever, be fair and be accepted (Emerson and Lei 1987; the
 * components by Tarjan's algorithm). Where something strongly fair is enabled in a part but not taken, the run cannot
 * come by there for ever: those nodes are left out, and the rest is taken apart again.
 */
final class FairParts {
  private static final int NEW = -1;
  private static final int MOST = 16; // parts that are kept: the nearest

  private final Graph graph;
  private final Pairs pairs;
  private final Kinds kinds;
  private final Reached.Making making;
  private final BitSet strong = new BitSet();
  private final BitSet weak = new BitSet();
  private final BitSet promises = new BitSet();
  private final int[] part;
  private final int[] index;
  private final int[] low;
  private final int[] stack;
  private final int[] path;
  private final int[] nextEdge;
  private final int[] kindSeen;
  private final int[] markSeen;
  private final Ints kindsSeen = new Ints();
  private final Ints marksSeen = new Ints();
  private final Deque<int[]> open = new ArrayDeque<>();
  private final List<int[]> fair = new ArrayList<>();
  private int parts;
  private int stamp;
  private int counter;
  private int top;
  private long worked;

  FairParts(Graph graph, Pairs pairs, Kinds kinds, int promises, Reached.Making making) {
    this.graph = graph;
    this.pairs = pairs;
    this.kinds = kinds;
    this.making = making;
    this.promises.set(0, promises);
    List<FairPlace> places = kinds.places();
    for (int i = 0; i < places.size(); i++) {
      (places.get(i).strong() ? strong : weak).set(i);
    }
    int n = graph.nodes();
    part = new int[n];
    index = new int[n];
    low = new int[n];
    stack = new int[n];
    path = new int[n];
    nextEdge = new int[n];
    kindSeen = new int[kinds.size()];
    markSeen = new int[pairs.marksUsed()];
  }

  /** The nearest ones, each as its nodes, ascending. */
  List<int[]> find() throws Stopped {
    open.add(IntStream.range(0, graph.nodes()).filter(n -> graph.firstEdge(n) < graph.endEdge(n)).toArray());
    while (!open.isEmpty()) {
      int[] nodes = open.remove();
      int number = ++parts;
      for (int node : nodes) {
        part[node] = number;
        index[node] = NEW;
      }
      counter = 0;
      for (int node : nodes) {
        if (index[node] == NEW) {
          search(node, number);
        }
      }
    }
    fair.sort(Comparator.comparingInt(nodes -> nodes[0]));
    return fair;
  }

  private void enter(int node, int depth) throws Stopped {
    if ((++worked & 0xffff) == 0) {
      making.pause(0);
    }
    path[depth] = node;
    nextEdge[node] = graph.firstEdge(node);
    index[node] = counter;
    low[node] = counter++;
    stack[top++] = node;
  }

  /** Nodes on the stack are those of the present part that have an index; what is taken off it is of another part. */
  private void search(int root, int number) throws Stopped {
    int depth = 0;
    enter(root, 0);
    while (depth >= 0) {
      int node = path[depth];
      if (nextEdge[node] < graph.endEdge(node)) {
        int target = graph.target(nextEdge[node]++);
        if (part[target] != number) {
          continue;
        }
        if (index[target] == NEW) {
          enter(target, ++depth);
        } else {
          low[node] = Math.min(low[node], index[target]);
        }
      } else {
        if (low[node] == index[node]) {
          component(node);
        }
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[node]);
        }
      }
    }
  }

  private void component(int root) {
    int end = top;
    int own = ++parts;
    do {
      part[stack[--top]] = own;
    } while (stack[top] != root);
    stamp++;
    marksSeen.clear();
    boolean loops = false;
    for (int i = top; i < end; i++) {
      int node = stack[i];
      for (int e = graph.firstEdge(node); e < graph.endEdge(node); e++) {
        if (part[graph.target(e)] == own) {
          loops = true;
          see(pairs.mark(e), markSeen, marksSeen);
        }
      }
    }
    if (loops) {
      judge(Arrays.copyOfRange(stack, top, end));
    }
  }

  private void see(int what, int[] when, Ints seen) {
    if (when[what] != stamp) {
      when[what] = stamp;
      seen.add(what);
    }
  }

  private void judge(int[] nodes) {
    kindsSeen.clear();
    for (int node : nodes) {
      see(pairs.kind(node), kindSeen, kindsSeen);
    }
    BitSet taken = new BitSet();
    BitSet kept = new BitSet();
    for (int i = 0; i < marksSeen.size(); i++) {
      taken.or(pairs.taken(marksSeen.get(i)));
      kept.or(pairs.kept(marksSeen.get(i)));
    }
    BitSet always = (BitSet) weak.clone();
    BitSet ever = new BitSet();
    for (int i = 0; i < kindsSeen.size(); i++) {
      always.and(kinds.enabled(kindsSeen.get(i)));
      ever.or(kinds.enabled(kindsSeen.get(i)));
    }
    always.andNot(taken);
    ever.and(strong);
    ever.andNot(taken);
    if (!always.isEmpty() || !kept.equals(promises)) {
      return; // nor is any part of it
    }
    if (ever.isEmpty()) {
      Arrays.sort(nodes);
      keep(nodes);
      return;
    }
    int[] rest = Arrays.stream(nodes).filter(n -> !kinds.enabled(pairs.kind(n)).intersects(ever)).toArray();
    if (rest.length > 0) {
      Arrays.sort(rest);
      open.add(rest);
    }
  }

  private void keep(int[] nodes) {
    fair.add(nodes);
    if (fair.size() > MOST) {
      fair.remove(fair.stream().max(Comparator.comparingInt(f -> f[0])).orElseThrow());
    }
  }
}
