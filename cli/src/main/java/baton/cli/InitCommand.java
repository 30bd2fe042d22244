package baton.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code baton init}: a first model. */
final class InitCommand implements Command {
  @Override
  public String name() {
    return "init";
  }

  @Override
  public List<String> summary() {
    return List.of("Writes a first protocol, small and complete, to start from.");
  }

  @Override
  public Operands operands() {
    return new Operands("FILE", 0, 1, "Where to; default: handover.baton.");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    String file = arguments.operands().isEmpty() ? "handover.baton" : arguments.operands().getFirst();
    Path path = console.directory().resolve(file);
    if (Files.exists(path)) {
      throw new UserError(file + " exists already; name another file");
    }
    OutputOptions.save(path, file, template());
    console.out().println("wrote " + file);
    console.out().println("now try:  baton check " + file);
    console.out().println("and:      baton check " + file + " --bug handsOverEarly");
    return Status.OK;
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
