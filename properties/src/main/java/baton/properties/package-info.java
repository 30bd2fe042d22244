/**
 * What may be asked of a protocol, reduced to what an engine must look at.
 *
 * <p>{@link baton.properties.Goals} turns each declared property, and the two that every protocol has, into a
 * {@link baton.properties.Goal}: an expression to be judged at every instant, at every step, or somewhere.
 * Memory that past-time operators and safety formulas need becomes a {@link baton.properties.Monitor}:
 * Boolean bits beside the state, each with an update that is evaluated at every instant. What
 * only infinite runs can violate becomes a {@link baton.properties.Automaton} that accepts the violations, to be
 * judged on the runs that {@link baton.properties.Fairness} allows. Engines know nothing of temporal operators.
 */
@NullMarked
package baton.properties;

import org.jspecify.annotations.NullMarked;
