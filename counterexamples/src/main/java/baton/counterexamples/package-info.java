/**
 * What happened, whether it really did, and why it is wrong.
 *
 * <p>A {@link baton.counterexamples.Trace} is what an engine claims: plain data. Nobody sees it before
 * {@link baton.counterexamples.Replay} has run it again, step by step, on the reference interpreter.
 * {@link baton.counterexamples.Explainer} then says why the goal fails at its end: an
 * {@link baton.counterexamples.Explanation} is a tree of expressions with their values, in which only what
 * decides stays. {@link baton.counterexamples.Prose} puts it into words.
 *
 * {@snippet :
 * Replay replay = new Replay(protocol);
 * if (replay.confirm(goal, trace) instanceof Replay.Outcome.Confirmed) {
 *   System.out.print(Story.render(protocol, goal, trace));
 * }
 * }
 *
 * <p>{@code story} draws a trace for people, {@code itf} saves it for programs and reads it back.
 */
@NullMarked
package baton.counterexamples;

import org.jspecify.annotations.NullMarked;
