/**
 * Protocols in which something is an {@code int}, any integer whatever, judged by Z3's arithmetic.
 *
 * <p>A state becomes Booleans and integers ({@link baton.checker.integers.StateTerms}), and
 * {@linkplain baton.checker.ground.Node nodes} become terms over them ({@link baton.checker.integers.NodeTerms}).
 * Spacer is asked for an invariant ({@link baton.checker.integers.Rules}); what it answers is read as a formula of the
 * language ({@link baton.checker.integers.Reading}), so that it is printed, saved and shown again like any other. Where
 * there is none, {@link baton.checker.integers.Runs} looks for the shortest run, whose states are the reference
 * interpreter's.
 */
@NullMarked
package baton.checker.integers;

import org.jspecify.annotations.NullMarked;
