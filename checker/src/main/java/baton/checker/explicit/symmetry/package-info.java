/**
 * Symmetry reduction: of all states that differ only by a permutation of interchangeable elements, one is kept.
 *
 * <p>{@link baton.checker.explicit.symmetry.Group} decides which permutations are used: for some sorts all,
 * found by sorting the elements, for some all, found by trying each. {@link
 * baton.checker.explicit.symmetry.Canonical} finds the state that stands for an orbit and says how many states
 * the orbit has. The language is equivariant by construction, so that this changes no verdict (Ip and Dill,
 * <em>Better verification through symmetry</em>, 1996; Clarke, Enders, Filkorn and Jha, 1996).
 */
@NullMarked
package baton.checker.explicit.symmetry;

import org.jspecify.annotations.NullMarked;
