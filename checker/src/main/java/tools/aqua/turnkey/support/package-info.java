/** The one class that Z3's Java bindings expect under this name. */
@NullMarked
package tools.aqua.turnkey.support;

import org.jspecify.annotations.NullMarked;
