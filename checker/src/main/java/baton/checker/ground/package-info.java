/**
 * A protocol as a transition system over a vector of small integers: the form that the fast engines share.
 *
 * <p>{@link baton.checker.ground.Layout} cuts every variable into <em>cells</em>, numbers from 0 to a
 * greatest value whose order is the reporting order. {@link baton.checker.ground.Lowering} executes each
 * instance of each action symbolically: what comes out is a {@link baton.checker.ground.Resolution} for each
 * way to resolve internal choices, with a condition under which it is taken, one under which it is ill, and
 * the cells that it changes, all as {@link baton.checker.ground.Node}s over the cells before the step.
 * Nothing is left of parameters, quantifiers, defs, routines or loops, and nothing can fail: partial
 * operations are total here, and what they stand for is part of the two conditions.
 *
 * <p>The reference interpreter, not this, says what a protocol means; each engine on top is compared with it.
 */
@NullMarked
package baton.checker.ground;

import org.jspecify.annotations.NullMarked;
