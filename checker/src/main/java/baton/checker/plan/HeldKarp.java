package baton.checker.plan;

import baton.checker.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The best order on a single machine by dynamic programming over sets of tasks (Held and Karp, "A dynamic
 * programming approach to sequencing problems", 1962): sequences grow by one task at a time, and of those of the same
 * tasks with the same last one only such are kept as no other dominates.
 */
final class HeldKarp {
  /** With more sequences of one length, others are better. Fourteen tasks of which none waits come to 24,024. */
  private static final int MOST = 1 << 15;

  /** A best sequence; the starts by task. */
  record Best(List<Long> starts, List<Long> values, Effort effort) {}

  private final SingleMachine machine;
  private final Stopping stopping;
  private long nodes;
  private long fails;
  private int kept;

  private HeldKarp(SingleMachine machine, Stopping stopping) {
    this.machine = machine;
    this.stopping = stopping;
  }

  /** Empty if there is none, if there were too many sequences at once, or if a limit was reached. */
  static Optional<Best> best(SingleMachine machine, Stopping stopping) {
    return new HeldKarp(machine, stopping).run();
  }

  private Optional<Best> run() {
    Map<Integer, List<Partial>> layer = Map.of(0, List.of(machine.nothing()));
    for (int length = 0; length < machine.tasks(); length++) {
      Map<Integer, List<Partial>> next = new LinkedHashMap<>();
      kept = 0;
      for (List<Partial> some : layer.values()) {
        grow(some, next);
        if (kept > MOST) {
          return Optional.empty();
        }
      }
      if (next.isEmpty() || stopping.isMet()) {
        return Optional.empty();
      }
      layer = next;
    }
    return layer.values().stream().flatMap(List::stream).min((a, b) -> Arrays.compare(a.values, b.values))
        .map(best -> new Best(list(best.starts(machine.tasks())), list(best.values), new Effort(nodes, fails, 0)));
  }

  private static List<Long> list(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** Adds each task that may come next to each of some sequences of the same tasks. */
  private void grow(List<Partial> some, Map<Integer, List<Partial>> into) {
    for (int task = 0; task < machine.tasks(); task++) {
      Partial first = some.getFirst();
      if (machine.mayFollow(first, task)) {
        List<Partial> those = into.computeIfAbsent(first.done | 1 << task, _ -> new ArrayList<>());
        for (Partial partial : some) {
          add(machine.after(partial, task, machine.earliest(partial, task)), those);
        }
        if (those.isEmpty()) {
          into.remove(first.done | 1 << task);
        }
      }
    }
  }

  private void add(Partial partial, List<Partial> those) {
    nodes++;
    if (machine.isTooLate(partial)) {
      fails++;
      return;
    }
    for (int i = those.size() - 1; i >= 0; i--) {
      Partial other = those.get(i);
      if (other.last == partial.last) {
        if (machine.dominates(other, partial)) {
          fails++;
          return;
        }
        if (machine.dominates(partial, other)) {
          fails++;
          kept--;
          those.remove(i);
        }
      }
    }
    those.add(partial);
    kept++;
  }
}
