/**
 * How many faults, and of which kinds, the properties of a protocol can take.
 *
 * <p>{@link baton.checker.resilience.Survey} asks an engine the same goals under ever larger fault budgets. More budget
 * never mends a goal (§7.5 of the semantics), so what survives an {@link baton.checker.resilience.Allowance} survives
 * every smaller one, and what few faults break, more do; the goals for which that is not so are asked for each number.
 * Everything that the table says rests on the verdict of an engine, which stands beside it.
 */
@NullMarked
package baton.checker.resilience;

import org.jspecify.annotations.NullMarked;
