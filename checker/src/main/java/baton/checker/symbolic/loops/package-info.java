/**
 * Liveness as a question about finite runs, for engines that answer no other.
 *
 * <p>{@link baton.checker.symbolic.loops.LoopProtocol} puts the automaton of a claim beside the protocol, and what
 * watches for loops: either a copy of some earlier state, to which the run is to come back
 * ({@link baton.checker.symbolic.loops.Recording}; Biere, Artho and Schuppan 2002), or a count of how often all that
 * must recur has done so ({@link baton.checker.symbolic.loops.Rounds}; Claessen and Sörensson 2012). The one finds
 * violations, the other proofs: if no run comes to so many rounds, none goes on for ever.
 */
@NullMarked
package baton.checker.symbolic.loops;

import org.jspecify.annotations.NullMarked;
