/**
 * The reference semantics: short, slow and meant to be obviously right.
 *
 * <p>{@link baton.models.interpreter.Interpreter} says what the initial states of a protocol are, which
 * steps leave a state, and what an expression is worth at a {@link baton.models.interpreter.Moment}. It
 * executes the semantics literally: a statement takes a list of {@code Run}s to a list of runs, one for each
 * way to resolve what is left open. It alone decides which partial operation a report names; every faster
 * engine is compared with it, every counterexample is replayed by it.
 */
@NullMarked
package baton.models.interpreter;

import org.jspecify.annotations.NullMarked;
