/**
 * Explicit-state search for many states: breadth first, level by level, on packed states.
 *
 * <p>{@link baton.checker.explicit.code.Packing} puts the cells of a lowered protocol into 64-bit words;
 * a {@link baton.checker.explicit.code.Stepper} writes all successors of a packed state, if it can by looking them up;
 * {@link baton.checker.explicit.visited.VisitedSet} says which are new; {@link baton.checker.explicit.Search} drives
 * the levels with as many workers as there are; {@link baton.checker.explicit.TraceFinder} finds the canonical
 * run to what a search has met. Nothing depends on the order in which workers finish.
 */
@NullMarked
package baton.checker.explicit;

import org.jspecify.annotations.NullMarked;
