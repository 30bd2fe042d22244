/**
 * Proofs that need not be believed: an inductive invariant becomes three obligations, texts in SMT-LIB 2 that any solver
 * of linear integer arithmetic answers {@code unsat} if they hold:
 *
 * <ul>
 *   <li><b>initiation</b>: initial states satisfy the invariant;
 *   <li><b>consecution</b>: no step leads out of it;
 *   <li><b>safety</b>: nothing that satisfies it is what the goal forbids.
 * </ul>
 *
 * <p>Induction over runs of k steps becomes two:
 *
 * <ul>
 *   <li><b>base</b>: none of the first k states of a run is what the goal forbids;
 *   <li><b>induction</b>: behind k states that are not, all different, comes none that is.
 * </ul>
 *
 * <p>and, before them, initiation and consecution of what locations of routines are between two steps, if there are
 * any.
 *
 * <p>The texts are written from the invariant's formulas and the lowered protocol, node by node: they know nothing of the
 * atoms, graphs and clauses in which the invariant was found. {@link baton.checker.certificate.Certified} has them
 * answered by SMTInterpol, in {@link baton.checker.certificate.Pieces} where that is enough, and {@link
 * baton.checker.naive.Shown} by Z3, as soon as an engine has found a proof.
 */
@NullMarked
package baton.checker.certificate;

import org.jspecify.annotations.NullMarked;
