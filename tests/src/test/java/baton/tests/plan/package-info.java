/** Plans: the best schedules are the best, each is a run, and what is wrong with a plan is found. */
@org.jspecify.annotations.NullMarked
package baton.tests.plan;
