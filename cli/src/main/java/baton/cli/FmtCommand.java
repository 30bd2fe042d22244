package baton.cli;

import baton.models.format.Formatter;
import baton.models.source.Diagnostics;
import baton.models.source.ModuleSource.Lookup;
import baton.models.source.SourceFile;
import baton.models.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton fmt FILE…}: one way to lay out a model. */
@Command(
    name = "fmt",
    description = "Formats models in place; - formats standard input to standard output.",
    mixinStandardHelpOptions = true)
final class FmtCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to format.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--check", description = "Changes nothing; status 1 if a file is not formatted.")
  private boolean check;

  FmtCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Status status = Status.OK;
    Models models = new Models(console);
    for (String name : files) {
      status = status.and(
          switch (models.source().root(name)) {
            case Lookup.Found(SourceFile file, _) -> format(file, name, models);
            case Lookup.Missing _ -> {
              console.err().println("baton: there is no file " + name);
              yield Status.WRONG_CALL;
            }
            case Lookup.Refused(var because) -> {
              models.show(List.of(because));
              yield Status.WRONG_CALL;
            }
          });
    }
    return status.code();
  }

  private Status format(SourceFile file, String name, Models models) {
    Diagnostics diagnostics = new Diagnostics();
    var unit = Parser.parse(file, diagnostics);
    if (unit.isEmpty() || diagnostics.hasErrors()) {
      models.show(diagnostics.sorted());
      return Status.WRONG_CALL;
    }
    String formatted = Formatter.format(unit.get());
    if (name.equals("-") && !check) {
      console.out().print(formatted);
      return Status.OK;
    }
    if (formatted.equals(file.text())) {
      return Status.OK;
    }
    console.out().println((check ? "not formatted: " : "formatted ") + name);
    if (check) {
      return Status.VIOLATED;
    }
    OutputOptions.save(console.directory().resolve(name), name, formatted);
    return Status.OK;
  }
}
