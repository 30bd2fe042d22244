/**
 * Traces as files: the Informal Trace Format of Apalache, JSON that viewers of other tools read.
 *
 * <p>{@link baton.counterexamples.itf.ItfWriter} puts what is Baton's own into {@code #meta}: of the file
 * the model, the instance and the goal, of each state the action that led to it.
 * {@link baton.counterexamples.itf.ItfReader} reads such a file in two steps, since values have a meaning
 * only in a protocol: first a {@link baton.counterexamples.itf.SavedTrace}, which says what to load, then the
 * trace. Values are written as follows:
 *
 * <ul>
 *   <li>booleans and integers as JSON has them ({@code {"#bigint": "…"}} beyond 53 bits);
 *   <li>elements of enums and sorts as strings: {@code "running"}, {@code "Kernel#0"}; none is
 *       {@code "none"};
 *   <li>sets as {@code {"#set": […]}}, maps as {@code {"#map": [[key, value], …]}}, a key of several
 *       indices as {@code {"#tup": […]}};
 *   <li>records as objects, lists as arrays.
 * </ul>
 *
 * <p>{@code loop} is the number of the state that comes after the last one, with the step that leads to it
 * there. A run that ends idle has one state more, without a step: the last one again, marked {@code "idle"}.
 */
@NullMarked
package baton.counterexamples.itf;

import org.jspecify.annotations.NullMarked;
