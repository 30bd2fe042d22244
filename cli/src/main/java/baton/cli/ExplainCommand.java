package baton.cli;

import baton.models.source.Code;
import baton.models.source.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code baton explain CODE}: what a diagnostic or an exit status means. */
@Command(
    name = "explain",
    description = "Explains the code of a diagnostic, or an exit status.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "CODE", description = "A code such as unknown-name, or a number from 0 to 4.")
  private String code = "";

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (Status status : Status.values()) {
      if (code.equals(Integer.toString(status.code()))) {
        console.out().println("exit status " + status.code() + ": " + status.meaning());
        return Status.OK.code();
      }
    }
    List<String> codes = Arrays.stream(Code.values()).map(Code::word).toList();
    if (!codes.contains(code)) {
      throw new UserError("there is no code `" + code + "`"
          + NearestName.find(code, codes).map(n -> "; did you mean `" + n + "`?").orElse(""));
    }
    console.out().print(page(code).orElseThrow(() -> new IllegalStateException("no page for " + code)));
    return Status.OK.code();
  }

  /** The page of a code. */
  static Optional<String> page(String code) {
    try (InputStream in = ExplainCommand.class.getResourceAsStream("errors/" + code + ".md")) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
