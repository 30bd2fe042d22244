/**
 * The sets in which a search keeps every state that it has met, in full and in little memory.
 *
 * <p>A set is a table of 64-byte lines, each a bucket, so that one look costs one cache miss. The states of a
 * bucket have something in common, which need not be stored: {@link baton.checker.explicit.visited.Mix} permutes
 * the numbers that states are, the most significant part of the result is the bucket, and only the rest (the
 * quotient technique of Knuth's and Cleary's compact hashing) and how far from its bucket it came to lie are
 * written down. Nothing is lost: every state can be read back from where it lies.
 * {@link baton.checker.explicit.visited.Compact32} and {@link baton.checker.explicit.visited.Compact64} do that;
 * {@link baton.checker.explicit.visited.Buckets} holds whole states, of any number of words.
 * {@link baton.checker.explicit.visited.GrowingSet} goes from table to larger table, and takes at each size the
 * kind that needs the least memory; it begins with a {@link baton.checker.explicit.visited.Small} one, an array. {@link baton.checker.explicit.visited.Words} is where tables lie: outside
 * the heap, in huge pages, if the system allows it.
 *
 * <p>States come in a {@link baton.checker.explicit.visited.Batch}, which {@link baton.checker.explicit.visited.Recent}
 * makes of successors. What is done to all of them at once, fetching lines and leaving out what is there, is done in
 * loops of their own, which write to nothing but the batch and have no jump that depends on a state.
 */
@NullMarked
package baton.checker.explicit.visited;

import org.jspecify.annotations.NullMarked;
