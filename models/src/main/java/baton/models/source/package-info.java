/**
 * Files, places in them, and findings about them.
 *
 * <p>A {@link baton.models.source.ModuleSource} finds {@link baton.models.source.SourceFile}s, a
 * {@link baton.models.source.Span} is a stretch of one, and every mistake of an author becomes a
 * {@link baton.models.source.Diagnostic} with a {@link baton.models.source.Code} that
 * {@link baton.models.source.DiagnosticRenderer} shows.
 */
@NullMarked
package baton.models.source;

import org.jspecify.annotations.NullMarked;
