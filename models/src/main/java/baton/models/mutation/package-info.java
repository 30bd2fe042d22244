/**
 * Changes of one place in the text of a protocol: a guard that is taken as true, an effect that does not happen. A
 * protocol whose properties are worth something notices them. The mutated text goes through the whole front end
 * like any other, so a mutant means what its author could have written.
 */
@NullMarked
package baton.models.mutation;

import org.jspecify.annotations.NullMarked;
