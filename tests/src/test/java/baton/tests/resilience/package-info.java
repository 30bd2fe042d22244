/** What properties survive: every cell of the table asked again, of other engines and in another way. */
@org.jspecify.annotations.NullMarked
package baton.tests.resilience;
