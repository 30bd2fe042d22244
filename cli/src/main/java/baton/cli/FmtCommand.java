package baton.cli;

import baton.models.format.Formatter;
import baton.models.source.Diagnostics;
import baton.models.source.ModuleSource.Lookup;
import baton.models.source.SourceFile;
import baton.models.syntax.Parser;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code baton fmt FILE…}: one way to lay out a model. */
final class FmtCommand implements Command {
  @Override
  public String name() {
    return "fmt";
  }

  @Override
  public List<String> summary() {
    return List.of("Formats models in place; - formats standard input to standard output.");
  }

  @Override
  public Operands operands() {
    return new Operands("FILE", 1, Integer.MAX_VALUE, "Files to format.");
  }

  @Override
  public List<Option> options() {
    return List.of(Arguments.flag("Changes nothing; status 1 if a file is not formatted.", "--check"));
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    Status status = Status.OK;
    Models models = new Models(console);
    boolean check = arguments.has("--check");
    for (String name : arguments.operands()) {
      status = status.and(
          switch (models.source().root(name)) {
            case Lookup.Found(SourceFile file, _) -> format(file, name, models, check, console);
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
    return status;
  }

  private static Status format(
      SourceFile file, String name, Models models, boolean check, Console console) {
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
