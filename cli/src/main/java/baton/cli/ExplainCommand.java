package baton.cli;

import baton.models.source.Code;
import baton.models.source.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code baton explain CODE}: what a diagnostic or an exit status means. */
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public List<String> summary() {
    return List.of("Explains the code of a diagnostic, or an exit status.");
  }

  @Override
  public Operands operands() {
    return new Operands("CODE", 1, 1, "A code such as unknown-name, or a number from 0 to 4.");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    String code = arguments.operands().getFirst();
    for (Status status : Status.values()) {
      if (code.equals(Integer.toString(status.code()))) {
        console.out().println("exit status " + status.code() + ": " + status.meaning());
        return Status.OK;
      }
    }
    List<String> codes = Arrays.stream(Code.values()).map(Code::word).toList();
    if (!codes.contains(code)) {
      throw new UserError("there is no code `" + code + "`"
          + NearestName.find(code, codes).map(n -> "; did you mean `" + n + "`?").orElse(""));
    }
    console.out().print(page(code).orElseThrow(() -> new IllegalStateException("no page for " + code)));
    return Status.OK;
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
