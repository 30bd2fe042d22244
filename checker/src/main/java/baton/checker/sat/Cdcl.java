package baton.checker.sat;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Conflict-driven clause learning with two watched literals, activities, saved phases, Luby restarts and
 * deletion of learnt clauses. Deterministic.
 */
public final class Cdcl implements SatSolver {
  private static final int RESTART = 100;
  private static final int KEPT_DISTANCE = 3;
  private static final int POLL = 255;

  private final BooleanSupplier stop;
  private final Clauses clauses = new Clauses();
  private final VariableOrder order = new VariableOrder();
  private final Trail trail = new Trail();
  private final Analysis analysis = new Analysis(clauses, trail, order);
  private final Watches watches = new Watches();
  private final IntVector temporary = new IntVector();
  private int head;
  private boolean contradiction;
  private int once = -1;
  private int[] assumedBefore = {}; // level i + 1 of the trail begins with the i-th of them
  private long conflicts;
  private int learnts;
  private int mostLearnts = 2000;
  private int[] core = {};

  /** {@code stop} is asked now and then while a question is answered. */
  public Cdcl(BooleanSupplier stop) {
    this.stop = stop;
  }

  @Override
  public int newVariable() {
    int v = trail.variables();
    trail.grow();
    order.grow();
    analysis.grow();
    watches.grow();
    return v;
  }

  @Override
  public int variables() {
    return trail.variables();
  }

  /** How often a contradiction was met so far. */
  public long conflicts() {
    return conflicts;
  }

  @Override
  public void add(int... clause) {
    reset();
    int[] sorted = clause.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int literal : sorted) {
      boolean tautology = n > 0 && sorted[n - 1] == (literal ^ 1);
      if (tautology || trail.value(literal) > 0) {
        return;
      }
      if (trail.value(literal) == 0 && (n == 0 || sorted[n - 1] != literal)) {
        sorted[n++] = literal;
      }
    }
    if (n == 0) {
      contradiction = true;
    } else if (n == 1) {
      trail.assign(sorted[0], Trail.NO_REASON);
      contradiction |= propagate() != Clauses.NONE;
    } else {
      watches.add(clauses, clauses.add(sorted, n, false, 0));
    }
  }

  /** Forgets the last question. */
  private void reset() {
    toLevel0();
    forgetTemporary();
  }

  private void forgetTemporary() {
    for (int i = 0; i < temporary.size(); i++) {
      clauses.kill(temporary.get(i));
    }
    temporary.clear();
  }

  /** Forgets the last question but for what follows from the assumptions with which both begin. */
  private void keep(int[] assumptions) {
    int shared = Arrays.mismatch(assumedBefore, assumptions);
    int level = shared < 0 ? assumptions.length : shared;
    if (once >= 0 && trail.value(Literals.positive(once)) != 0) {
      level = Math.min(level, trail.level(once) - 1); // nothing that a clause for once had to do with
    }
    forgetTemporary();
    if (level <= 0 || clauses.isWasteful()) {
      toLevel0();
    } else {
      trail.backtrack(level, order);
      head = Math.min(head, trail.size());
    }
    assumedBefore = assumptions.clone();
  }

  private void toLevel0() {
    trail.backtrack(0, order);
    head = Math.min(head, trail.size());
    contradiction |= propagate() != Clauses.NONE;
  }

  @Override
  public Outcome solve(int[] assumptions, List<int[]> onceOnly, int[] domain) {
    keep(assumptions);
    if (clauses.isWasteful()) {
      compact();
    }
    core = new int[0];
    if (contradiction) {
      return Outcome.UNSATISFIABLE;
    }
    int[] assumed = onceOnly.isEmpty() ? assumptions : with(onceOnly, assumptions);
    order.restrict(domain);
    for (int round = 1;; round++) {
      Outcome outcome = search(assumed, (long) RESTART * Luby.at(round));
      if (outcome != Outcome.STOPPED || stop.getAsBoolean()) {
        return outcome;
      }
      toLevel0();
      if (learnts > mostLearnts) {
        forget();
        mostLearnts += mostLearnts / 10;
      }
    }
  }

  /** Adds clauses that hold only under an assumption of their own, which comes last. */
  private int[] with(List<int[]> onceOnly, int[] assumptions) {
    if (once < 0 || trail.value(Literals.positive(once)) != 0) {
      once = newVariable();
    }
    if (onceOnly.stream().anyMatch(c -> Arrays.stream(c).allMatch(l -> trail.value(l) < 0))) {
      toLevel0();
    }
    for (int[] clause : onceOnly) {
      addOnce(clause);
    }
    int[] assumed = Arrays.copyOf(assumptions, assumptions.length + 1);
    assumed[assumptions.length] = Literals.positive(once);
    return assumed;
  }

  /** Adds a clause of which not everything is false, unless nothing is assumed. */
  private void addOnce(int[] clause) {
    if (trail.value(Literals.positive(once)) < 0) {
      return; // another one cannot hold
    }
    int[] guarded = new int[clause.length + 1];
    int n = 0;
    guarded[n++] = Literals.negate(Literals.positive(once));
    for (int literal : clause) {
      boolean forEver = trail.value(literal) != 0 && trail.level(literal >> 1) == 0;
      if (forEver && trail.value(literal) > 0) {
        return;
      }
      if (!forEver) {
        guarded[n++] = literal;
      }
    }
    if (n == 1) {
      trail.assign(guarded[0], Trail.NO_REASON); // it cannot hold, not even once
      return;
    }
    int watched = 1;
    while (trail.value(guarded[watched]) < 0) {
      watched++;
    }
    int second = guarded[watched];
    guarded[watched] = guarded[1];
    guarded[1] = second;
    int added = clauses.add(guarded, n, false, 0);
    watches.add(clauses, added);
    temporary.add(added);
  }

  /** {@code STOPPED} after so many conflicts. */
  private Outcome search(int[] assumptions, long most) {
    long end = conflicts + most;
    while (true) {
      int conflict = propagate();
      if (conflict != Clauses.NONE) {
        conflicts++;
        if (trail.currentLevel() == 0) {
          contradiction = true;
          return Outcome.UNSATISFIABLE;
        }
        learn(conflict);
        if (conflicts >= end || (conflicts & POLL) == 0 && stop.getAsBoolean()) {
          return Outcome.STOPPED;
        }
        continue;
      }
      int next = -1;
      while (next < 0 && trail.currentLevel() < assumptions.length) {
        int assumption = assumptions[trail.currentLevel()];
        int value = trail.value(assumption);
        if (value < 0) {
          core(assumption, assumptions);
          return Outcome.UNSATISFIABLE;
        }
        trail.newLevel();
        if (value == 0) {
          next = assumption;
          trail.assign(next, Trail.NO_REASON);
        }
      }
      if (next < 0 && !decide()) {
        return Outcome.SATISFIABLE;
      }
    }
  }

  private boolean decide() {
    int v = order.take();
    while (v >= 0 && trail.value(Literals.positive(v)) != 0) {
      v = order.take();
    }
    if (v < 0) {
      return false;
    }
    trail.newLevel();
    int literal = Literals.positive(v);
    trail.assign(trail.phase(v) ? literal : Literals.negate(literal), Trail.NO_REASON);
    return true;
  }

  private void learn(int conflict) {
    IntVector learnt = analysis.learn(conflict);
    order.decay();
    int back = learnt.size() == 1 ? 0 : trail.level(learnt.get(1) >> 1);
    int distance = analysis.distance(learnt);
    trail.backtrack(back, order);
    head = Math.min(head, trail.size());
    if (learnt.size() == 1) {
      trail.assign(learnt.get(0), Trail.NO_REASON);
      return;
    }
    int added = clauses.add(learnt.array(), learnt.size(), true, distance);
    watches.add(clauses, added);
    if (isTemporary(learnt)) {
      temporary.add(added);
    } else {
      learnts++;
    }
    trail.assign(learnt.get(0), added);
  }

  private boolean isTemporary(IntVector clause) {
    for (int i = 0; i < clause.size(); i++) {
      if (clause.get(i) >> 1 == once) {
        return true;
      }
    }
    return false;
  }

  private void core(int failed, int[] assumptions) {
    boolean[] causes = analysis.causes(failed);
    core = Arrays.stream(assumptions).filter(a -> causes[a] && a >> 1 != once).toArray();
  }

  /** Follows what is assigned; the clause that is violated, if one is. */
  private int propagate() {
    byte[] value = trail.values();
    while (head < trail.size()) {
      int p = trail.literal(head++);
      int falsified = p ^ 1;
      IntVector list = watches.of(p);
      int[] ws = list.array();
      int n = list.size();
      int kept = 0;
      int conflict = Clauses.NONE;
      for (int i = 0; i < n; i += 2) {
        int clause = ws[i];
        int blocker = ws[i + 1];
        if (conflict != Clauses.NONE || value[blocker] > 0) {
          ws[kept++] = clause;
          ws[kept++] = blocker;
          continue;
        }
        if (clauses.isDead(clause)) {
          continue;
        }
        int[] data = clauses.data();
        int base = clause + 2;
        if (data[base] == falsified) {
          data[base] = data[base + 1];
          data[base + 1] = falsified;
        }
        int first = data[base];
        int moved = value[first] > 0 ? -1 : replace(data, base, data[clause], value);
        if (moved >= 0) {
          watches.add(moved ^ 1, clause, first);
          continue;
        }
        ws[kept++] = clause;
        ws[kept++] = first;
        if (value[first] < 0) {
          conflict = clause;
        } else if (value[first] == 0) {
          trail.assign(first, clause);
        }
      }
      list.shrink(kept);
      if (conflict != Clauses.NONE) {
        head = trail.size();
        return conflict;
      }
    }
    return Clauses.NONE;
  }

  /** Watches another literal in place of the second one; -1 if all others are false. */
  private static int replace(int[] data, int base, int length, byte[] value) {
    for (int k = 2; k < length; k++) {
      int literal = data[base + k];
      if (value[literal] >= 0) {
        data[base + k] = data[base + 1];
        data[base + 1] = literal;
        return literal;
      }
    }
    return -1;
  }

  /** Drops the worse half of the learnt clauses. */
  private void forget() {
    int[] byDistance = new int[64];
    forEachLearnt(c -> byDistance[Math.min(63, clauses.distance(c))]++);
    int limit = 0;
    int kept = 0;
    while (limit < 63 && kept + byDistance[limit] <= learnts / 2) {
      kept += byDistance[limit++];
    }
    int worst = Math.max(KEPT_DISTANCE, limit);
    forEachLearnt(c -> {
      if (clauses.distance(c) >= worst && clauses.length(c) > 2) {
        clauses.kill(c);
        learnts--;
      }
    });
    compact();
  }

  private void forEachLearnt(java.util.function.IntConsumer what) {
    for (int c = clauses.first(); c != Clauses.NONE; c = clauses.next(c)) {
      if (clauses.isLearnt(c) && !clauses.isDead(c)) {
        what.accept(c);
      }
    }
  }

  /** Drops dead and satisfied clauses; at level 0. */
  private void compact() {
    for (int c = clauses.first(); c != Clauses.NONE; c = clauses.next(c)) {
      for (int i = 0; i < clauses.length(c) && !clauses.isDead(c); i++) {
        if (trail.value(clauses.literal(c, i)) > 0) {
          learnts -= clauses.isLearnt(c) ? 1 : 0;
          clauses.kill(c);
        }
      }
    }
    clauses.compact();
    watches.renew(clauses);
  }

  @Override
  public boolean isTrue(int literal) {
    return trail.value(literal) > 0;
  }

  @Override
  public int[] core() {
    return core.clone();
  }
}
