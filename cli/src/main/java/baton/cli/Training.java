package baton.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the launcher has Java watch to write its ahead-of-time cache: commands as people give them, one after the other in
 * one process, so that classes are found and methods are known to be warm when the first of them starts. Says nothing.
 */
final class Training {
  private static final String REFERENCE = "models/library/reference/handover.baton";
  private static final List<List<String>> CALLS = List.of(
      List.of("check", REFERENCE, "-D", "D=4"),
      List.of("check", REFERENCE, "-D", "D=16", "--engine", "pdr", "-p", "OneOwner", "-p", "FreshStart"),
      List.of("test", "models/library/kexec/plain-kexec.baton"));

  private Training() {}

  /** {@code home}: the folder with the shipped models. */
  public static void main(String[] home) {
    Path directory = Path.of(home[0]);
    Console console = new Console(
        new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), InputStream.nullInputStream(),
        directory, Optional.of(directory), System::nanoTime, false, false, new Interrupts());
    for (List<String> call : CALLS) {
      Main.run(console, call.toArray(String[]::new));
    }
    System.exit(0);
  }
}
