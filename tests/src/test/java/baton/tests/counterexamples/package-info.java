/**
 * Traces: replayed, saved and read again, explained and told.
 *
 * <p>{@link baton.tests.counterexamples.Small} has the protocols; most tests search them with the reference
 * engine, so that traces are real.
 */
@org.jspecify.annotations.NullMarked
package baton.tests.counterexamples;
