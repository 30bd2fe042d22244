/**
 * Values, their types and their order.
 *
 * <p>A {@link baton.models.value.Value} is what an expression has, a {@link baton.models.value.State} one
 * value for each variable. {@link baton.models.value.ValueOrder} is the order in which reports list them; the
 * language itself orders numbers, enums and booleans only.
 */
@NullMarked
package baton.models.value;

import org.jspecify.annotations.NullMarked;
