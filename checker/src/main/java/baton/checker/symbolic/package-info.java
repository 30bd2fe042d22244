/**
 * What all symbolic engines have in common: {@link baton.checker.symbolic.SymbolicEngine} turns goals into questions
 * about transition systems and what a {@link baton.checker.symbolic.Procedure} finds out into verdicts, with the
 * canonical run or an invariant in the language's own words. {@link baton.checker.symbolic.Unrolling} is runs of
 * bounded length as clauses.
 */
@NullMarked
package baton.checker.symbolic;

import org.jspecify.annotations.NullMarked;
