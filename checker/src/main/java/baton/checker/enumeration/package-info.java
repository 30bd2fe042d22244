/**
 * All counterexamples of a goal, each once: runs that differ by the names of interchangeable elements, or by the order
 * of steps that have nothing to do with each other, are one (§11.4 of the semantics).
 *
 * <p>{@link baton.checker.enumeration.Enumeration} explores the states level by level up to the length asked for
 * ({@code RunGraph}), finds out how far each of them is from a violation, and walks along all runs that can still get
 * there in time ({@code Walk}). Of runs that differ by the order of independent steps only the least is walked
 * ({@code NormalForm}): those are the classes of Mazurkiewicz's trace theory, with the lexicographic normal form of
 * Anisimov and Knuth. What is independent is read off the lowered steps ({@code Independence}).
 */
@NullMarked
package baton.checker.enumeration;

import org.jspecify.annotations.NullMarked;
