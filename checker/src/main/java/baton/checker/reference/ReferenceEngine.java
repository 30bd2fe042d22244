package baton.checker.reference;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Exploration;
import baton.checker.Finite;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.models.interpreter.Cancelled;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Unsupported;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Explicit breadth-first search, deterministic, with canonical shortest traces (§11.2 of the semantics):
 * states are expanded in the order in which they were found, their steps in the order of reports.
 *
 * <p>All goals without memory are judged in one search; each goal with memory has a search of its own, of
 * pairs of state and memory. What only infinite runs can violate is looked for last, by a search for fair
 * loops.
 */
public final class ReferenceEngine implements Engine {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Optional<Verdict.Undecided> refusal = Finite.refusal(protocol);
    if (refusal.isPresent()) {
      return Answer.Verdicts.undecided(goals, refusal.get());
    }
    try {
      return search(protocol, goals, limits, progress);
    } catch (Unsupported e) {
      return Answer.Verdicts.undecided(goals, Reason.UNSUPPORTED, String.valueOf(e.getMessage()));
    }
  }

  private static Answer search(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    Interpreter interpreter = new Interpreter(protocol);
    AtomicReference<Reason> limit = new AtomicReference<>(Reason.TIMEOUT);
    BooleanSupplier stop = limits.heardBy(limit::set).stopped();
    InitialStates initial;
    try {
      initial = interpreter.initialStates(_ -> stop.getAsBoolean());
    } catch (Cancelled _) {
      return Answer.Verdicts.beforeTheFirstStep(goals, limit.get());
    } catch (OutOfMemoryError _) {
      return Answer.Verdicts.undecided(goals, Reason.MEMORY, "before the first step: too many initial states");
    }
    if (initial.states().isEmpty() && initial.ill().isEmpty()) {
      return new Answer.NoInitialState(initial.emptiedBy());
    }
    List<Watch> watches = new ArrayList<>();
    for (Goal goal : goals) {
      watches.add(Watch.of(goal, interpreter));
    }
    List<Watch> plain = watches.stream().filter(w -> !w.hasMemory()).toList();
    Search first = new Search(interpreter, initial, plain, limits, progress, "states");
    Exploration exploration = first.run();
    Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
    for (int i = 0; i < goals.size(); i++) {
      Watch watch = watches.get(i);
      if (!watch.hasMemory()) {
        verdicts.put(goals.get(i), watch.verdict(first));
      } else {
        Search own = new Search(interpreter, initial, List.of(watch), limits, progress, goals.get(i).name());
        own.run();
        verdicts.put(goals.get(i), watch.verdict(own));
      }
    }
    GraphSearch graph = new GraphSearch(interpreter, initial, limits, progress);
    verdicts.replaceAll((goal, verdict) ->
        goal instanceof Goal.Liveness liveness ? graph.verdict(liveness, verdict)
        : goal instanceof Goal.MeasureGoal measure ? graph.verdict(measure)
        : verdict);
    return new Answer.Verdicts(verdicts, Optional.of(exploration));
  }
}
