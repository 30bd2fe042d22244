package baton.checker;

import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;

/**
 * Several engines, of which the first that can judge the protocol at all answers.
 *
 * @param engines in the order in which they are asked, one at least
 */
public record FirstThatCan(List<Engine> engines) implements Engine {
  public FirstThatCan {
    engines = List.copyOf(engines);
  }

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    for (Engine engine : engines.subList(0, engines.size() - 1)) {
      Answer answer = engine.check(protocol, goals, limits, progress);
      if (!(answer instanceof Answer.Verdicts v) || !cannot(v)) {
        return by(engine, answer);
      }
    }
    Engine last = engines.getLast();
    return by(last, last.check(protocol, goals, limits, progress));
  }

  /** Whether a protocol does not fit an engine. */
  private static boolean cannot(Answer.Verdicts answer) {
    return answer.exploration().isEmpty()
        && answer.verdicts().values().stream()
            .allMatch(v -> v instanceof Verdict.Undecided(Reason reason, _) && reason == Reason.UNSUPPORTED);
  }

  private static Answer by(Engine engine, Answer answer) {
    return switch (answer) {
      case Answer.Verdicts(var verdicts, var exploration, var name) ->
          new Answer.Verdicts(verdicts, exploration, Optional.of(name.orElse(engine.name())));
      case Answer.NoInitialState none -> none;
    };
  }
}
