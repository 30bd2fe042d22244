/** Exported models, judged by the tools that they are for. */
@org.jspecify.annotations.NullMarked
package baton.tests.export;
