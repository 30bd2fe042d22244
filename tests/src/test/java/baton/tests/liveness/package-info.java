/**
 * Liveness: the reference engine, the replay and a plain enumeration of runs against each other.
 *
 * <p>{@link baton.tests.liveness.FairProtocols} makes the protocols, {@link baton.tests.liveness.Formulas} what
 * is asked of them.
 */
@org.jspecify.annotations.NullMarked
package baton.tests.liveness;
