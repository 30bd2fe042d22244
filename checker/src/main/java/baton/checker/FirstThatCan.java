package baton.checker;

import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several engines, of which the first that can judge a goal does.
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
    Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
    Optional<Exploration> exploration = Optional.empty();
    List<String> names = new ArrayList<>();
    List<Goal> open = goals;
    for (Engine engine : engines) {
      switch (engine.check(protocol, open, limits, progress)) {
        case Answer.NoInitialState none -> {
          return none;
        }
        case Answer.Verdicts(var found, var searched, var name) -> {
          verdicts.putAll(found);
          exploration = exploration.or(() -> searched);
          if (searched.isPresent() || name.isPresent()) {
            names.add(name.orElse(engine.name()));
          }
        }
      }
      open = goals.stream().filter(g -> mayBeJudged(g) && isUnsupported(Optional.ofNullable(verdicts.get(g)))).toList();
      if (open.isEmpty()) {
        break;
      }
    }
    String by = names.isEmpty() ? engines.getLast().name() : String.join("+", names);
    return new Answer.Verdicts(verdicts, exploration, Optional.of(by));
  }

  private static boolean isUnsupported(Optional<Verdict> verdict) {
    return verdict.isPresent() && verdict.get() instanceof Verdict.Undecided(Reason reason, _)
        && reason == Reason.UNSUPPORTED;
  }

  /** Whether another engine may know more. */
  private static boolean mayBeJudged(Goal goal) {
    return switch (goal) {
      case Goal.Unsupported _, Goal.NotChecked _ -> false;
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Liveness _, Goal.MeasureGoal _,
          Goal.Deadlock _, Goal.WellDefined _ ->
          true;
    };
  }
}
