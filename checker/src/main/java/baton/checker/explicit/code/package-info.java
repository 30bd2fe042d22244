/**
 * Code for a lowered protocol: successors of packed states, and what is true of them.
 *
 * <p>{@link baton.checker.explicit.code.Packing} says where each cell is in the words of a state. A {@link
 * baton.checker.explicit.code.Program} is made twice from the same nodes: of closures, which are there at once,
 * and of bytecode, which takes a moment to make and then runs ten times as fast. {@link
 * baton.checker.explicit.memo.MemoProgram} stands before either.
 */
@NullMarked
package baton.checker.explicit.code;

import org.jspecify.annotations.NullMarked;
