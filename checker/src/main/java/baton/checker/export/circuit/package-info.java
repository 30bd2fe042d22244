/**
 * Protocols as sequential circuits, for hardware model checkers and solvers: AIGER, SMT-LIB, Horn clauses, VMT.
 *
 * <p>{@link baton.checker.export.circuit.Circuits} makes one circuit of a protocol and its goals: bits of state that
 * begin with 0 or 1, inputs that choose the step, a function for each bit's next value, and an output for each goal
 * that is true where it is violated. A choice whose guard is false changes nothing, so the circuit is total, and a run
 * of it is a run of the protocol that may pause. The writers say the same circuit in the words of each target.
 */
@NullMarked
package baton.checker.export.circuit;

import org.jspecify.annotations.NullMarked;
