/**
 * Finds schedules of a protocol's own actions. Start with {@link baton.checker.plan.Planner}.
 *
 * {@snippet :
 * Planned answer = Planner.plan(plan, limits);
 * if (answer instanceof Planned.Found found) {
 *     Rehearsal rehearsal = Rehearsals.of(protocol, found.schedule(), limits);
 * }
 * }
 *
 * <p>Where tasks come one after the other, dynamic programming over sets of them finds the best order
 * ({@link baton.checker.plan.SingleMachine}, {@link baton.checker.plan.HeldKarp}); everywhere else, or with too many
 * tasks for that, Choco searches. Nothing that either says is believed: {@link baton.checker.plan.Schedule} checks
 * every constraint and computes every figure again, and {@link baton.checker.plan.Rehearsals} runs the schedule in the
 * protocol, on the reference interpreter. That no schedule is better is their word: tests compare it with going through
 * all of them.
 */
@NullMarked
package baton.checker.plan;

import org.jspecify.annotations.NullMarked;
