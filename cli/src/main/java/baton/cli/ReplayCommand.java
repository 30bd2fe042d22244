package baton.cli;

import baton.counterexamples.Replay;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code baton replay TRACE…}: does a saved counterexample still violate today's model? */
final class ReplayCommand implements Command {
  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Runs saved traces on the models as they are now.",
        "Status 0 if every trace still runs and still shows what it did; 1 if one deviates.");
  }

  @Override
  public Operands operands() {
    return new Operands("TRACE", 1, Integer.MAX_VALUE, "Files that --traces saved.");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    Models models = new Models(console);
    Status status = Status.OK;
    for (String file : arguments.operands()) {
      status = status.and(
          switch (new SavedTraces(models).load(file)) {
            case SavedTraces.Loading.Refused(var because) -> {
              models.show(because);
              yield Status.WRONG_CALL;
            }
            case SavedTraces.Loading.Deviates(String because) -> deviates(console, file, because);
            case SavedTraces.Loading.Ready ready -> replay(console, file, ready);
          });
    }
    return status;
  }

  private static Status replay(Console console, String file, SavedTraces.Loading.Ready ready) {
    return switch (new Replay(ready.protocol()).confirm(ready.goal(), ready.trace())) {
      case Replay.Outcome.Confirmed() -> {
        console.out().println("still so  " + file + "  (" + ready.goal().name() + ", "
            + TextReport.steps(ready.trace().length()) + (ready.changed() ? ", the model has changed" : "") + ")");
        yield Status.OK;
      }
      case Replay.Outcome.Rejected(int step, String because) ->
          deviates(console, file, "step " + step + ": " + because);
    };
  }

  private static Status deviates(Console console, String file, String because) {
    console.out().println("deviates  " + file + "  " + because);
    return Status.VIOLATED;
  }
}
