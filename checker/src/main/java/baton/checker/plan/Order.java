package baton.checker.plan;

import org.chocosolver.solver.variables.BoolVar;

/** Of two tasks that are never both under way: whether {@code one} is first. */
record Order(int one, int other, BoolVar first) {}
