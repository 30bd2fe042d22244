/**
 * Promela, the language of SPIN, from the lowered form of a protocol.
 *
 * <p>One process, one loop, an atomic option for each {@link baton.checker.ground.Resolution}: a pass of the
 * loop is a step, so SPIN stores exactly our states. What goals ask is asserted inside the options, where it
 * adds no state.
 */
@NullMarked
package baton.checker.export.promela;

import org.jspecify.annotations.NullMarked;
