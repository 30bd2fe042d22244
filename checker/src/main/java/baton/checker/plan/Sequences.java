package baton.checker.plan;

import baton.checker.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All schedules on a single machine with aims that are no greater than given. They are built from the beginning, and no
 * way is gone that leads nowhere: whether a beginning can be completed is known from others that dominate it, or that
 * it dominates.
 */
final class Sequences {
  /** With more schedules, or more beginnings that were looked at, others are better. */
  private static final int MOST = 1 << 16;

  /** With more of one place, too: each is compared with all of them. */
  private static final int MOST_OF_A_PLACE = 1 << 9;

  /** Beginnings of the same tasks with the same last one, and whether some of what can follow is good enough. */
  private record Place(int done, int last) {}

  private record Known(List<Partial> good, List<Partial> bad) {}

  private final SingleMachine machine;
  private final long[] most;
  private final Stopping stopping;
  private final Map<Place, Known> known = new HashMap<>();
  private final List<long[]> found = new ArrayList<>();
  private int looked;

  private Sequences(SingleMachine machine, long[] most, Stopping stopping) {
    this.machine = machine;
    this.most = most;
    this.stopping = stopping;
  }

  /** The starts by task, in their order; empty if they are too many, or if a limit was reached. */
  static Optional<List<long[]>> of(SingleMachine machine, long[] most, Stopping stopping) {
    try {
      Sequences all = new Sequences(machine, most, stopping);
      all.from(machine.nothing());
      all.found.sort(Arrays::compare);
      return Optional.of(all.found);
    } catch (TooMany _) {
      return Optional.empty();
    }
  }

  /** {@code partial} can be completed. */
  private void from(Partial partial) {
    if (Integer.bitCount(partial.done) == machine.tasks()) {
      found.add(partial.starts(machine.tasks()));
      check(found.size());
      return;
    }
    for (int task = 0; task < machine.tasks(); task++) {
      if (machine.mayFollow(partial, task)) {
        long start = machine.earliest(partial, task);
        Partial next = machine.after(partial, task, start);
        while (canBeCompleted(next)) { // what starts later is worse
          from(next);
          start++;
          next = machine.after(partial, task, start);
        }
      }
    }
  }

  private boolean canBeCompleted(Partial partial) {
    if (isHopeless(partial)) {
      return false;
    }
    if (Integer.bitCount(partial.done) == machine.tasks()) {
      return true;
    }
    Known here = known.computeIfAbsent(
        new Place(partial.done, partial.last), _ -> new Known(new ArrayList<>(), new ArrayList<>()));
    if (here.good().stream().anyMatch(g -> machine.dominates(partial, g))) {
      return true;
    }
    if (here.bad().stream().anyMatch(b -> machine.dominates(b, partial))) {
      return false;
    }
    check(++looked);
    for (int task = 0; task < machine.tasks(); task++) {
      if (machine.mayFollow(partial, task)
          && canBeCompleted(machine.after(partial, task, machine.earliest(partial, task)))) {
        remember(partial, here.good());
        return true;
      }
    }
    remember(partial, here.bad());
    return false;
  }

  private static void remember(Partial partial, List<Partial> some) {
    if (some.size() == MOST_OF_A_PLACE) {
      throw new TooMany();
    }
    some.add(partial);
  }

  private boolean isHopeless(Partial partial) {
    for (int i = 0; i < most.length; i++) {
      if (machine.least(partial, i) > most[i]) {
        return true;
      }
    }
    return machine.isTooLate(partial);
  }

  private void check(int count) {
    if (count > MOST || (count & 0xff) == 0 && stopping.isMet()) {
      throw new TooMany();
    }
  }

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many", null, false, false);
    }
  }
}
