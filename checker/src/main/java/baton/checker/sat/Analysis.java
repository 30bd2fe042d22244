package baton.checker.sat;

import java.util.Arrays;

/** Learns from conflicts: the clause of the first unique implication point, minimised; and final cores. */
final class Analysis {
  private final Clauses clauses;
  private final Trail trail;
  private final VariableOrder order;
  private boolean[] seen = new boolean[16];
  private int[] stamp = new int[16];
  private int stamps;
  private final IntVector learnt = new IntVector();
  private final IntVector marked = new IntVector();
  private final IntVector open = new IntVector();

  Analysis(Clauses clauses, Trail trail, VariableOrder order) {
    this.clauses = clauses;
    this.trail = trail;
    this.order = order;
  }

  void grow() {
    if (trail.variables() >= seen.length) {
      seen = Arrays.copyOf(seen, seen.length * 2);
      stamp = Arrays.copyOf(stamp, stamp.length * 2);
    }
  }

  /** The clause that a conflict teaches; its first literal becomes true at the level of the second. */
  IntVector learn(int conflict) {
    learnt.clear();
    learnt.add(-1);
    int reason = conflict;
    int at = trail.size();
    int paths = 0;
    int literal = -1;
    do {
      int[] data = clauses.data();
      for (int i = reason + 2, n = i + data[reason]; i < n; i++) {
        int q = data[i];
        int v = q >> 1;
        if (q != literal && !seen[v] && trail.level(v) > 0) {
          seen[v] = true;
          marked.add(v);
          order.bump(v);
          if (trail.level(v) == trail.currentLevel()) {
            paths++;
          } else {
            learnt.add(q);
          }
        }
      }
      do {
        literal = trail.literal(--at);
      } while (!seen[literal >> 1]);
      reason = trail.reason(literal >> 1);
      paths--;
    } while (paths > 0);
    learnt.set(0, literal ^ 1);
    minimise();
    for (int i = 0; i < marked.size(); i++) {
      seen[marked.get(i)] = false;
    }
    marked.clear();
    secondHighest();
    return learnt;
  }

  /** Leaves out literals that the others imply. */
  private void minimise() {
    int kept = 1;
    for (int i = 1, n = learnt.size(); i < n; i++) {
      int literal = learnt.get(i);
      if (trail.reason(literal >> 1) == Trail.NO_REASON || !isImplied(literal)) {
        learnt.set(kept++, literal);
      }
    }
    learnt.shrink(kept);
  }

  private boolean isImplied(int literal) {
    int before = marked.size();
    open.clear();
    open.add(literal);
    while (!open.isEmpty()) {
      int reason = trail.reason(open.removeLast() >> 1);
      int[] data = clauses.data();
      for (int i = reason + 2, n = i + data[reason]; i < n; i++) {
        int v = data[i] >> 1;
        if (seen[v] || trail.level(v) == 0) {
          continue;
        }
        if (trail.reason(v) == Trail.NO_REASON) {
          for (int k = before; k < marked.size(); k++) {
            seen[marked.get(k)] = false;
          }
          marked.shrink(before);
          return false;
        }
        seen[v] = true;
        marked.add(v);
        open.add(data[i]);
      }
    }
    return true;
  }

  private void secondHighest() {
    if (learnt.size() > 1) {
      int best = 1;
      for (int i = 2; i < learnt.size(); i++) {
        if (trail.level(learnt.get(i) >> 1) > trail.level(learnt.get(best) >> 1)) {
          best = i;
        }
      }
      int swapped = learnt.get(1);
      learnt.set(1, learnt.get(best));
      learnt.set(best, swapped);
    }
  }

  /** How many levels a learnt clause joins: the fewer, the more useful it is. */
  int distance(IntVector clause) {
    stamps++;
    int levels = 0;
    for (int i = 0; i < clause.size(); i++) {
      int level = trail.level(clause.get(i) >> 1);
      if (level >= stamp.length) {
        stamp = Arrays.copyOf(stamp, level * 2);
      }
      if (stamp[level] != stamps) {
        stamp[level] = stamps;
        levels++;
      }
    }
    return levels;
  }

  /** The assumptions that make a literal, which is assumed, false; itself among them. */
  boolean[] causes(int failed) {
    boolean[] assumed = new boolean[trail.variables() * 2];
    assumed[failed] = true;
    int v0 = failed >> 1;
    if (trail.level(v0) == 0) {
      return assumed;
    }
    seen[v0] = true;
    for (int at = trail.size() - 1; at >= trail.begin(1); at--) {
      int literal = trail.literal(at);
      int v = literal >> 1;
      if (!seen[v]) {
        continue;
      }
      seen[v] = false;
      int reason = trail.reason(v);
      if (reason == Trail.NO_REASON) {
        assumed[literal] = true;
        continue;
      }
      int[] data = clauses.data();
      for (int i = reason + 2, n = i + data[reason]; i < n; i++) {
        if (trail.level(data[i] >> 1) > 0 && data[i] != literal) {
          seen[data[i] >> 1] = true;
        }
      }
    }
    return assumed;
  }
}
