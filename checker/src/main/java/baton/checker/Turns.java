package baton.checker;

import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets an engine judge one goal after the other, at first with little patience and then with more, so that a goal that
 * takes for ever keeps no other from being judged. Patience is counted in questions whether to stop, not in time.
 */
public final class Turns {
  private static final long FIRST = 200;
  private static final int MORE = 8;

  private final Limits limits;
  private final Progress progress;
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private boolean first = true;

  /** {@code progress} is told of each verdict. */
  public Turns(Limits limits, Progress progress) {
    this.limits = limits;
    this.progress = progress;
  }

  /** The limits, and patience: {@link Reason#ANSWERED} is said where only that is at an end. */
  public Limits limits() {
    Supplier<Optional<Reason>> stop = () -> limits.stop().get().or(() ->
        left.getAndUpdate(n -> n == Long.MAX_VALUE ? n : Math.max(0, n - 1)) > 0
            ? Optional.empty() : Optional.of(Reason.ANSWERED));
    return new Limits(limits.bound(), limits.memory(), stop);
  }

  /** Whether there are goals that have not been looked at, which should not be kept waiting. */
  public boolean isFirst() {
    return first;
  }

  /** Whether patience is at an end: what is not known by now should be left for the next turn. */
  public boolean isOver() {
    return left.get() == 0;
  }

  /** What is being judged is all but known, and need not hurry from now on. */
  public void finish() {
    left.set(Long.MAX_VALUE);
  }

  /**
   * A verdict for each goal, in their order.
   *
   * @param judge within {@link #limits()}; what it says when patience is at an end is {@code Undecided} unless it would
   *     say the same without haste
   */
  public Map<Goal, Verdict> judge(List<Goal> goals, Function<Goal, Verdict> judge) {
    Map<Goal, Verdict> found = new HashMap<>();
    List<Goal> open = new ArrayList<>(goals);
    for (long patience = FIRST; !open.isEmpty(); patience = patience > Integer.MAX_VALUE ? patience : patience * MORE) {
      boolean alone = open.size() == 1;
      first = patience == FIRST && !alone;
      for (Goal goal : List.copyOf(open)) {
        left.set(alone ? Long.MAX_VALUE : patience);
        Optional<Verdict> late = tooLate(goal, Optional.ofNullable(found.get(goal)));
        Verdict verdict = late.orElseGet(() -> judge.apply(goal));
        found.put(goal, verdict);
        boolean again = late.isEmpty() && isOver() && verdict instanceof Verdict.Undecided;
        if (!again) {
          open.remove(goal);
          progress.judged(goal, verdict);
        }
      }
    }
    Map<Goal, Verdict> all = new LinkedHashMap<>();
    goals.forEach(goal -> all.put(goal, found.get(goal)));
    return all;
  }

  /** The verdict if a limit is reached: what was known of it in the turn before, if there was one. */
  private Optional<Verdict> tooLate(Goal goal, Optional<Verdict> before) {
    return switch (goal) {
      case Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _ -> Optional.empty();
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Liveness _, Goal.Deadlock _, Goal.WellDefined _ ->
          limits.stop().get().map(reason -> new Verdict.Undecided(
              reason, before.map(v -> v instanceof Verdict.Undecided(_, String why) ? why : "")
                  .orElse("nothing is known yet")));
    };
  }
}
