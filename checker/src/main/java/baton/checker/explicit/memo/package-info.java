/**
 * Looking steps up instead of computing them.
 *
 * <p>What an action does, and whether it can be taken, depends on few cells: in a state of many devices, on those of one
 * device and of the two kernels. However many states there are, these cells have few values, so that what comes of each
 * is computed once and then found in a table: which bits of the state change, and under which labels. LTSmin does the
 * same under the name of local transition caching (Blom, van de Pol, Weber, CAV 2010). The same goes for what is true of
 * a state, as far as it is a disjunction of things that depend on few cells.
 *
 * <p>{@link baton.checker.explicit.memo.MemoProgram} divides a protocol into such clusters and leaves the rest to
 * another program. {@link baton.checker.explicit.memo.Projection} makes the cells of a cluster a number, and {@link
 * baton.checker.explicit.memo.Memo} is the table. A cluster whose cells turn out to have many values is given up.
 */
@NullMarked
package baton.checker.explicit.memo;

import org.jspecify.annotations.NullMarked;
