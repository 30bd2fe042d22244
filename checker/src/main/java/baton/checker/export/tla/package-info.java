/**
 * TLA+ from a protocol itself, to be read beside it: an operator for each action and def, under its name.
 *
 * <p>A body's statements see earlier writes, so each write gives a variable a new name
 * ({@code LET cond_1 == [cond EXCEPT ![d] = "dirty"] IN}); the last one is what the primed variable equals. The
 * same walk, in another {@link baton.checker.export.tla.Mode}, writes when an action is ill-defined.
 */
@NullMarked
package baton.checker.export.tla;

import org.jspecify.annotations.NullMarked;
