/**
 * Bounded model checking, and induction over runs of bounded length.
 */
@NullMarked
package baton.checker.bmc;

import org.jspecify.annotations.NullMarked;
