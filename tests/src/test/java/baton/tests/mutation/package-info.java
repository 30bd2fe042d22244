/** What {@code baton mutate} counts, and what not. */
package baton.tests.mutation;
