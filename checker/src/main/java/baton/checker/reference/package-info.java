/**
 * Breadth-first search on the reference interpreter: the oracle with which every faster engine is compared.
 * It is kept plain; speed lives elsewhere.
 */
@NullMarked
package baton.checker.reference;

import org.jspecify.annotations.NullMarked;
