/**
 * The command: what a user types, sees and scripts rely on.
 *
 * <p>{@link baton.cli.Main} parses the call; each subcommand is a class of its own that loads models, asks an
 * engine and hands the outcome to reports. Only this package prints, reads the clock and the environment, and
 * ends the process. The exit statuses are those of {@link baton.cli.Status}.
 */
@NullMarked
package baton.cli;

import org.jspecify.annotations.NullMarked;
