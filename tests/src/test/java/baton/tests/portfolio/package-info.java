/** Engines on the same goals at the same time, some of them wrong on purpose. */
@NullMarked
package baton.tests.portfolio;

import org.jspecify.annotations.NullMarked;
