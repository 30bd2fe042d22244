/**
 * What becomes of mutants. A mutant whose labelled transitions are the protocol's own is none: nothing could notice
 * it. Of the others some goal should have another verdict; where none has, either a property is missing or the
 * protocol says more than it needs.
 */
@NullMarked
package baton.checker.mutation;

import org.jspecify.annotations.NullMarked;
