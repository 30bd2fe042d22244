/**
 * Spacer (Komuravelli, Gurfinkel and Chaki, CAV 2014), Z3's solver for constrained Horn clauses, as one more engine.
 *
 * <p>It is asked for a set of states that has all initial ones, is left by no step and has nothing bad:
 * {@link baton.checker.spacer.Rules} says so in three kinds of rules over a relation on Booleans, a few for each
 * {@linkplain baton.checker.transition.Atoms atom}. Where Spacer finds such a set,
 * {@link baton.checker.spacer.Facts} turns its formula into clauses as those of the other engines are, so that it is
 * printed, saved and shown again like theirs. It knows nothing of sorts.
 */
@NullMarked
package baton.checker.spacer;

import org.jspecify.annotations.NullMarked;
