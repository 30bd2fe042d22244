/**
 * Protocols for other tools, so that unrelated checkers can confirm what ours say.
 *
 * <p>{@link baton.checker.export.promela.PromelaExporter} writes the lowered form, one option for each way to
 * take a step, so that SPIN counts what {@code baton check} counts.
 * {@link baton.checker.export.tla.TlaExporter} writes the protocol itself, to be read. What a target cannot say
 * is an {@link baton.checker.export.Exported.Refused} with the place in the model, never something else
 * instead.
 */
@NullMarked
package baton.checker.export;

import org.jspecify.annotations.NullMarked;
