/**
 * Z3 (de Moura and Bjørner, TACAS 2008) through its Java bindings.
 *
 * <p>{@link baton.checker.z3.Z3Library} unpacks the native library once and loads it the first time that somebody asks;
 * where it cannot be loaded it says why, and whoever asked goes on without. {@link baton.checker.z3.Z3Prover} puts
 * {@link baton.checker.naive.Term}s to it, and {@link baton.checker.z3.HornClauses} what Spacer is to solve.
 */
@NullMarked
package baton.checker.z3;

import org.jspecify.annotations.NullMarked;
