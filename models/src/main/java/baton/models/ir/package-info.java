/**
 * What a protocol is once names, types, modules and procs are resolved: sealed records that say all there is
 * to say and nothing twice.
 *
 * <p>Start with {@link baton.models.ir.Protocol}: variables, places with their actions, routines,
 * properties. {@link baton.models.ir.Expr} and {@link baton.models.ir.Stmt} are walked by exhaustive
 * {@code switch}, or through {@link baton.models.ir.Children} and {@link baton.models.ir.Statements} where a
 * pass cares for few kinds. Every node has an {@link baton.models.source.Origin}, which is no part of what it
 * is.
 */
@NullMarked
package baton.models.ir;

import org.jspecify.annotations.NullMarked;
