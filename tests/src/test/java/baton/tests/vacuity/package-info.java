/** A second account of which conditions of a property are ever asked for, and what all engines say against it. */
@org.jspecify.annotations.NullMarked
package baton.tests.vacuity;
