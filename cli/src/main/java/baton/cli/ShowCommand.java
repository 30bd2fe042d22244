package baton.cli;

import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.counterexamples.story.Story;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code baton show TRACE}: a saved trace as a person reads it. */
final class ShowCommand implements Command {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public List<String> summary() {
    return List.of("Shows a saved trace.");
  }

  @Override
  public Operands operands() {
    return new Operands("TRACE", 1, 1, "A file that --traces saved.");
  }

  @Override
  public List<Option> options() {
    return List.of(Arguments.value("story", "How; default: story.", "--as"));
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    String as = arguments.value("--as").orElse("story");
    if (!as.equals("story")) {
      throw new UserError("a trace is shown as story, not as `" + as + "`");
    }
    String file = arguments.operands().getFirst();
    Models models = new Models(console);
    return switch (new SavedTraces(models).load(file)) {
      case SavedTraces.Loading.Refused(var because) -> {
        models.show(because);
        yield Status.WRONG_CALL;
      }
      case SavedTraces.Loading.Deviates(String because) -> {
        console.err().println("baton: " + because);
        yield Status.VIOLATED;
      }
      case SavedTraces.Loading.Ready(Protocol protocol, Goal goal, Trace trace, boolean changed) -> {
        if (changed) {
          console.err().println("note: the model has changed since this trace was saved");
        }
        yield show(console, protocol, goal, trace);
      }
    };
  }

  /** A file may have been edited: what is told is run again first. */
  private static Status show(Console console, Protocol protocol, Goal goal, Trace trace) {
    return switch (new Replay(protocol).confirm(goal, trace)) {
      case Replay.Outcome.Confirmed() -> {
        console.out().print(Story.render(protocol, goal, trace));
        yield Status.OK;
      }
      case Replay.Outcome.Rejected(int step, String because) -> {
        console.err().println("baton: this is no trace of the model as it is: step " + step + ": " + because);
        yield Status.VIOLATED;
      }
    };
  }
}
