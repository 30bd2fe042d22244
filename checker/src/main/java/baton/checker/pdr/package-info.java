/**
 * Property-directed reachability, IC3 (Bradley, VMCAI 2011; Eén, Mishchenko and Brayton, FMCAD 2011), on the states
 * before a step alone: since every way to take a step is a function, the states from which it leads into a set of
 * facts are themselves a formula over the state before, and neither primed variables nor frame conditions are needed.
 *
 * <p>What is learnt is a clause "never all of these facts", for as many steps as it has been shown for. Clauses are
 * generalised by unsatisfiable cores and by leaving out one fact after the other, with counterexamples to that
 * generalisation blocked on the way (Hassan, Bradley and Somenzi, FMCAD 2013). Whatever is true of one device is
 * true of all: each clause is learnt for all elements of the sorts that it names.
 *
 * <p>Where that takes long, {@code Pairs} says first which pairs of facts never hold, whatever is asked.
 */
@NullMarked
package baton.checker.pdr;

import org.jspecify.annotations.NullMarked;
