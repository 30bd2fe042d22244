package baton.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the command in this process, in a world of its own. */
public final class CommandLineProbe {
  private CommandLineProbe() {}

  /** What a call printed, and how it ended. */
  public record Result(int status, String out, String err) {}

  /** The checkout that the tests belong to. */
  public static Path home() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Runs {@code baton args} in a directory. */
  public static Result run(Path directory, String... args) {
    return runWithInput(directory, "", args);
  }

  /** The same with a text on standard input. */
  public static Result runWithInput(Path directory, String input, String... args) {
    return call(directory, Main.commands(), input, args);
  }

  /** Runs one of these commands in a directory. */
  static Result run(Path directory, List<Command> commands, String... args) {
    return call(directory, commands, "", args);
  }

  private static Result call(Path directory, List<Command> commands, String input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(
        new PrintWriter(out), new PrintWriter(err), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        directory, Optional.of(home()), System::nanoTime, false, false, new Interrupts());
    int status = Main.run(console, commands, args);
    console.out().flush();
    console.err().flush();
    return new Result(status, out.toString(), err.toString());
  }
}
