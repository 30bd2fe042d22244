/**
 * A protocol with one goal as a transition system over Booleans: the one encoding of all symbolic engines.
 *
 * <p>The cells of {@link baton.checker.ground} become {@link baton.checker.transition.Atoms}, each with few
 * values and one variable for each value ("one-hot"); what nodes compute becomes an and-inverter graph
 * ({@link baton.checker.transition.Aig}). A {@link baton.checker.transition.TransitionSystem} says for each
 * way to begin and each way to take a step when it can be taken and what it makes of each atom. Both are
 * functions of the state before: where a guard is false there is no step, and nothing else is promised.
 * The memory of the goal is part of the state, and whatever the goal forbids is a set of bad states and steps.
 */
@NullMarked
package baton.checker.transition;

import org.jspecify.annotations.NullMarked;
