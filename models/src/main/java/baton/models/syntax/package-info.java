/**
 * The form of the language: tokens, the tree of what was written, and the parser between them.
 *
 * <p>{@link baton.models.syntax.Parser} reads one file. It never gives up: after a mistake it goes on at the
 * next statement, declaration or closing brace, so that one run reports several mistakes. The tree keeps a
 * span for every construct and gives no meaning to names; that is the business of {@code elaborate}.
 */
@NullMarked
package baton.models.syntax;

import org.jspecify.annotations.NullMarked;
