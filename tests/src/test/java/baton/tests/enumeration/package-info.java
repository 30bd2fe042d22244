/** All counterexamples, against a plain enumeration of runs that follows the definition of what is one. */
@org.jspecify.annotations.NullMarked
package baton.tests.enumeration;
