package baton.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The world that a command acts in: streams, working directory, clock. Tests make their own, so that two
 * commands can run in one process.
 *
 * @param out results
 * @param err progress and messages
 * @param in standard input, as bytes
 * @param directory what relative paths are relative to
 * @param home the folder of the shipped models and properties; empty if it cannot be found
 * @param nanoTime a clock for durations
 * @param terminal whether {@code err} is a terminal, where progress may be drawn
 * @param colour whether results may be coloured
 */
record Console(
    PrintWriter out, PrintWriter err, java.io.InputStream in, Path directory, Optional<Path> home,
    LongSupplier nanoTime, boolean terminal, boolean colour, Interrupts interrupts) {}
