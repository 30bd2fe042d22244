package baton.checker.plan;

import baton.checker.Stopping;
import baton.models.ir.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one aim as small as it can be, with the aims before it kept at what they are. Searches of all {@link Way}s take
 * turns, each with more failures allowed than in the turn before, between the best schedule so far and what is known to
 * be impossible. Turns are measured in failures, not in time, so what is found depends on the plan alone.
 */
final class Pursuit {
  private static final long FIRST_TURN = 2_000;
  private static final int LONGER = 3;

  private final Plan plan;
  private final List<Long> kept;
  private final Plan.Aim aim;
  private final Stopping stopping;
  private Schedule best;
  private long bound;
  private Effort effort = Effort.NONE;

  /** {@code first}: a schedule with the aims in {@code kept}. */
  Pursuit(Plan plan, List<Long> kept, Schedule first, Stopping stopping) {
    this.plan = plan;
    this.kept = List.copyOf(kept);
    this.stopping = stopping;
    aim = plan.objectives().get(kept.size()).aim();
    best = first;
  }

  Schedule best() {
    return best;
  }

  Planned.Figure figure() {
    return new Planned.Figure(value(), bound);
  }

  Effort effort() {
    return effort;
  }

  private long value() {
    return best.value(aim);
  }

  /** Goes on until nothing is better or a limit is reached. */
  void run() {
    bound = attempt().plainBound(aim, value());
    for (long turn = FIRST_TURN; !done(); turn *= LONGER) {
      for (Way way : Way.inTurn(plan)) {
        if (!done()) {
          improve(way, turn);
        }
      }
      if (!done()) {
        halve(turn);
      }
    }
  }

  private boolean done() {
    return bound >= value() || stopping.isMet();
  }

  private Attempt attempt() {
    return new Attempt(plan, plan.constraints(), kept, stopping);
  }

  private void improve(Way way, long turn) {
    Attempt.Outcome outcome = attempt().best(way, turn, aim, bound, Optional.of(value() - 1));
    effort = effort.plus(outcome.effort());
    outcome.best().ifPresent(s -> best = s);
    if (outcome.complete()) {
      bound = value();
    }
  }

  /** Asks whether the aim can be as little as half-way down, which raises the bound if not. */
  private void halve(long turn) {
    long middle = (bound + value()) / 2;
    List<Long> most = new ArrayList<>(kept);
    most.add(middle);
    Attempt.Outcome outcome = new Attempt(plan, plan.constraints(), most, stopping).any(Way.LEARNING, turn);
    effort = effort.plus(outcome.effort());
    if (outcome.best().isPresent()) {
      best = outcome.best().get();
    } else if (outcome.complete()) {
      bound = middle + 1;
    }
  }
}
