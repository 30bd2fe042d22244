/**
 * Several engines on the same goals at the same time.
 *
 * <p>Explicit search begins, on all cores; most protocols are small, and then nothing else is started and the report is
 * that of the search. When the search has seen {@link baton.checker.portfolio.Race#ENOUGH} states and is not done, an
 * engine that proves joins it, on a thread of its own, and is listened to while it judges one goal after the other.
 * Whoever has answered everything stops the other. What both have answered is compared: a contradiction is a mistake of
 * Baton, {@link baton.checker.portfolio.Disagreement}.
 */
@NullMarked
package baton.checker.portfolio;

import org.jspecify.annotations.NullMarked;
