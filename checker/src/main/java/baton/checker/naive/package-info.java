/**
 * Protocols as formulas, written a second time from the reference semantics and with nothing in common with the
 * encoding that engines use: only so that what they prove can be checked again.
 *
 * <p>It follows the interpreter sentence by sentence. A {@link baton.checker.naive.Worth} is a value of the language
 * that depends on what is not known: of a number, an enum or a sort it says for each value when it is that one. A
 * {@code SymbolicState} is one for each variable, a {@code Way} one resolution of an action. Nothing is sliced, packed
 * or reduced. {@link baton.checker.naive.Shown} lists what must be unsatisfiable, as {@link baton.checker.naive.Term}s;
 * {@link baton.checker.naive.RoundsShown} does so for infinite runs.
 */
@NullMarked
package baton.checker.naive;

import org.jspecify.annotations.NullMarked;
