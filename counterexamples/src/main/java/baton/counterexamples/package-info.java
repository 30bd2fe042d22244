/**
 * What happened: traces as plain data, run again before anyone sees them, saved, and told as a story.
 *
 * <p>A {@link baton.counterexamples.Trace} is what an engine claims. {@link baton.counterexamples.Replay}
 * runs it on the reference interpreter and judges its goal; {@link baton.counterexamples.Story} and
 * {@link baton.counterexamples.Explanation} say to a person what it shows; {@link baton.counterexamples.Itf}
 * saves it in the Informal Trace Format that other tools read.
 */
@NullMarked
package baton.counterexamples;

import org.jspecify.annotations.NullMarked;
