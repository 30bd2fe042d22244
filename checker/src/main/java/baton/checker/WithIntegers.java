package baton.checker;

import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Two engines: one for protocols in which all has bounds, and one for those in which something is an {@code int}.
 *
 * @param integers the second, made when it is needed
 */
public record WithIntegers(Engine bounded, Supplier<Engine> integers) implements Engine {
  @Override
  public String name() {
    return bounded.name();
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    if (!Finite.hasIntegers(protocol)) {
      return bounded.check(protocol, goals, limits, progress);
    }
    Engine engine = integers.get();
    Answer answer = engine.check(protocol, goals, limits, progress);
    return answer instanceof Answer.Verdicts(var verdicts, var exploration, var by)
        ? new Answer.Verdicts(verdicts, exploration, by.or(() -> Optional.of(engine.name())))
        : answer;
  }
}
