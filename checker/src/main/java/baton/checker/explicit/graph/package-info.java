/**
 * What only the graph of all states shows: fair infinite runs, and the heaviest stretches.
 *
 * <p>{@link baton.checker.explicit.graph.Reached} numbers all packed states and keeps their steps, once for all goals.
 * {@link baton.checker.explicit.graph.FairLoops} puts an automaton beside them, in tables of numbers again, and looks
 * for strongly connected parts that meet what fairness asks; {@link baton.checker.explicit.graph.MeasuredGraph} weighs
 * stretches. Elements of sorts are never exchanged here: fairness is of each instance, so states that differ by a
 * permutation are not the same. Numbers are those of a breadth-first search, whatever the number of threads.
 */
@NullMarked
package baton.checker.explicit.graph;

import org.jspecify.annotations.NullMarked;
