package baton.cli;

import baton.counterexamples.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code baton replay TRACE…}: does a saved counterexample still violate today's model? */
@Command(
    name = "replay",
    description = {
      "Runs saved traces on the models as they are now.",
      "Status 0 if every trace still runs and still shows what it did; 1 if one deviates."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "TRACE", arity = "1..*", description = "Files that --traces saved.")
  private List<String> files = new ArrayList<>();

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Models models = new Models(console);
    Status status = Status.OK;
    for (String file : files) {
      status = status.and(
          switch (new SavedTraces(models).load(file)) {
            case SavedTraces.Loading.Refused(var because) -> {
              models.show(because);
              yield Status.WRONG_CALL;
            }
            case SavedTraces.Loading.Deviates(String because) -> deviates(file, because);
            case SavedTraces.Loading.Ready ready -> replay(file, ready);
          });
    }
    return status.code();
  }

  private Status replay(String file, SavedTraces.Loading.Ready ready) {
    return switch (new Replay(ready.protocol()).confirm(ready.goal(), ready.trace())) {
      case Replay.Outcome.Confirmed() -> {
        console.out().println("still so  " + file + "  (" + ready.goal().name() + ", "
            + TextReport.steps(ready.trace().length()) + (ready.changed() ? ", the model has changed" : "") + ")");
        yield Status.OK;
      }
      case Replay.Outcome.Rejected(int step, String because) ->
          deviates(file, "step " + step + ": " + because);
    };
  }

  private Status deviates(String file, String because) {
    console.out().println("deviates  " + file + "  " + because);
    return Status.VIOLATED;
  }
}
