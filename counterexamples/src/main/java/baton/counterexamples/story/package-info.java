/**
 * Traces told to people: what was so at first, what each step changed, and why the end is wrong.
 *
 * <p>{@link baton.counterexamples.story.Story} gives plain text for a terminal of 100 columns. It has no
 * colour of its own; a {@link baton.counterexamples.story.Style} may add some without moving anything.
 */
@NullMarked
package baton.counterexamples.story;

import org.jspecify.annotations.NullMarked;
