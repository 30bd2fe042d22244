/**
 * The language: what a handover protocol is, and what it means.
 *
 * <p>A text becomes a protocol in three stages, each in a package of its own: {@code syntax} reads it,
 * {@code elaborate} gives names and types their meaning and yields the {@code ir}, {@code interpreter} says
 * what the steps of that are. {@link baton.models.Loader} goes the whole way:
 *
 * {@snippet :
 * switch (new Loader(source).load("passive-boot.baton", Settings.NONE)) {
 *   case Loaded.Ready(var protocol, var files, var warnings) -> new Interpreter(protocol).initialStates();
 *   case Loaded.Refused(var diagnostics) -> System.err.println(DiagnosticRenderer.render(diagnostics));
 * }
 * }
 */
@NullMarked
package baton.models;

import org.jspecify.annotations.NullMarked;
