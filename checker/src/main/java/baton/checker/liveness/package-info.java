/**
 * The search for a fair infinite run that an automaton accepts, whatever a state is.
 *
 * <p>An engine numbers the instants of all runs ({@link baton.checker.liveness.Instants}) and says what
 * must recur ({@link baton.checker.liveness.Constraint}). {@link baton.checker.liveness.FairRuns} puts the
 * automaton beside, looks for a strongly connected part that meets every constraint (Emerson and Lei 1987),
 * and gives a short way into it and around it. All results depend on the numbering alone.
 */
@NullMarked
package baton.checker.liveness;

import org.jspecify.annotations.NullMarked;
