package baton.cli;

import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.counterexamples.story.Story;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton show TRACE}: a saved trace as a person reads it. */
@Command(
    name = "show",
    description = "Shows a saved trace.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "TRACE", description = "A file that --traces saved.")
  private String file = "";

  @Option(names = "--as", paramLabel = "story", description = "How; default: story.")
  private String as = "story";

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!as.equals("story")) {
      throw new UserError("a trace is shown as story, not as `" + as + "`");
    }
    Models models = new Models(console);
    return switch (new SavedTraces(models).load(file)) {
      case SavedTraces.Loading.Refused(var because) -> {
        models.show(because);
        yield Status.WRONG_CALL.code();
      }
      case SavedTraces.Loading.Deviates(String because) -> {
        console.err().println("baton: " + because);
        yield Status.VIOLATED.code();
      }
      case SavedTraces.Loading.Ready(Protocol protocol, Goal goal, Trace trace, boolean changed) -> {
        if (changed) {
          console.err().println("note: the model has changed since this trace was saved");
        }
        yield show(protocol, goal, trace);
      }
    };
  }

  /** A file may have been edited: what is told is run again first. */
  private int show(Protocol protocol, Goal goal, Trace trace) {
    return switch (new Replay(protocol).confirm(goal, trace)) {
      case Replay.Outcome.Confirmed() -> {
        console.out().print(Story.render(protocol, goal, trace));
        yield Status.OK.code();
      }
      case Replay.Outcome.Rejected(int step, String because) -> {
        console.err().println("baton: this is no trace of the model as it is: step " + step + ": " + because);
        yield Status.VIOLATED.code();
      }
    };
  }
}
