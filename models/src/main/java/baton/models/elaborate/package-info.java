/**
 * Gives names their meaning: from parsed files ({@code baton.models.syntax}) to the typed
 * {@link baton.models.ir.Protocol} of one instance.
 *
 * <p>Start with {@link baton.models.elaborate.Elaborator}. A {@link baton.models.elaborate.Linked} tree of
 * files becomes a tree of {@link baton.models.elaborate.Scope}s, one for each instance of a module; symbols
 * in a scope are resolved when they are first used, so declarations may stand in any order. An error inside
 * an expression abandons the statement or declaration that it stands in and no more, so that one run
 * reports several independent mistakes and no consequences of them.
 */
@NullMarked
package baton.models.elaborate;

import org.jspecify.annotations.NullMarked;
