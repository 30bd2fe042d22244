/**
 * Runs of bounded length as a constraint problem over finite domains, solved by Choco: a variable for each cell at each
 * time and one for the way in which each step is taken, tables for what depends on little, clauses and reified
 * arithmetic for the rest. Start with {@code RunModel}.
 *
 * <p>It shares the lowered form with the other engines and nothing else: no clause and no code of theirs. It proves
 * nothing beyond a bound, and is meant for protocols whose numbers are large and whose runs are short, and as an
 * opinion of its own.
 */
@NullMarked
package baton.checker.cp;

import org.jspecify.annotations.NullMarked;
