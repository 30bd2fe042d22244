/**
 * Satisfiability of clauses, on our own: no native code, the same answer on every machine.
 *
 * <p>{@link baton.checker.sat.SatSolver} is what engines see; {@link baton.checker.sat.Cdcl} answers by
 * conflict-driven clause learning (Marques-Silva and Sakallah 1999; Eén and Sörensson, SAT 2003). It is made
 * for very many very small questions about one growing set of clauses: assumptions, unsatisfiable cores,
 * clauses that last for one question only, and decisions restricted to the variables that a question is about.
 *
 * <p>A literal is twice its variable, plus one if negated.
 */
@NullMarked
package baton.checker.sat;

import org.jspecify.annotations.NullMarked;
