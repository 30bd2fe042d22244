package baton.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code baton init}: a first model. */
@Command(
    name = "init",
    description = "Writes a first protocol, small and complete, to start from.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; default: handover.baton.")
  private String file = "handover.baton";

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path path = console.directory().resolve(file);
    if (Files.exists(path)) {
      throw new UserError(file + " exists already; name another file");
    }
    OutputOptions.save(path, file, template());
    console.out().println("wrote " + file);
    console.out().println("now try:  baton check " + file);
    console.out().println("and:      baton check " + file + " --bug handsOverEarly");
    return Status.OK.code();
  }

  static String template() {
    try (InputStream in = InitCommand.class.getResourceAsStream("first.baton")) {
      if (in == null) {
        throw new IllegalStateException("the first model is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
