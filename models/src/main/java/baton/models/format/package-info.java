/**
 * One way to lay out a model. {@link baton.models.format.Formatter} works on tokens, so that every comment
 * stays; the tree only tells braces of sets from braces of blocks, and where parentheses are missing.
 */
@NullMarked
package baton.models.format;

import org.jspecify.annotations.NullMarked;
