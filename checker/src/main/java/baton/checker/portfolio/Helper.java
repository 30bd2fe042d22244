package baton.checker.portfolio;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An engine on a thread of its own that asks about one goal after the other: first with little patience, so that what is
 * easy is known soon, then with more.
 */
final class Helper {
  private static final int FIRST_PATIENCE = 200;
  private static final int MORE = 8;
  private static final int ROUNDS = 5;

  private final Engine engine;
  private final UnaryOperator<Engine> checked;
  private final Protocol protocol;
  private final List<Goal> goals;
  private final Limits limits;
  private final Map<Goal, Verdict> found = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean told;
  private volatile Optional<Throwable> failure = Optional.empty();

  Helper(Engine engine, UnaryOperator<Engine> checked, Protocol protocol, List<Goal> goals, Limits limits) {
    this.engine = engine;
    this.checked = checked;
    this.protocol = protocol;
    this.goals = goals;
    this.limits = limits;
    thread = Thread.ofPlatform().daemon().name("baton-" + engine.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      int patience = FIRST_PATIENCE;
      for (int round = 1; round <= ROUNDS && !hasAnswered() && !isStopped(); round++) {
        for (Goal goal : goals) {
          if (!found.containsKey(goal) && !isStopped()) {
            ask(goal, round == ROUNDS ? Integer.MAX_VALUE : patience);
          }
        }
        patience *= MORE;
      }
    } catch (RuntimeException | StackOverflowError e) {
      failure = Optional.of(e);
    } catch (OutOfMemoryError _) {
      told = true; // what was found so far is found
    }
  }

  /** What the engine finds with so much patience is checked again without haste. */
  private void ask(Goal goal, int patience) {
    Answer answer = engine.check(protocol, List.of(goal), with(new Patience(patience)), Progress.SILENT);
    if (!conclusive(answer).isEmpty()) {
      Limits unhurried = with(() -> told ? Optional.of(Reason.ANSWERED) : limits.stop().get());
      Engine again = checked.apply(new Given(engine.name(), answer));
      found.putAll(conclusive(again.check(protocol, List.of(goal), unhurried, Progress.SILENT)));
    }
  }

  private Limits with(Supplier<Optional<Reason>> stop) {
    return new Limits(limits.bound(), limits.memory(), stop);
  }

  private static Map<Goal, Verdict> conclusive(Answer answer) {
    Map<Goal, Verdict> some = new LinkedHashMap<>();
    if (answer instanceof Answer.Verdicts(var verdicts, _, _)) {
      some.putAll(verdicts);
      some.values().removeIf(v -> !Race.isConclusive(v));
    }
    return some;
  }

  /** Says what was found. */
  private record Given(String name, Answer answer) implements Engine {
    @Override
    public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
      return answer;
    }
  }

  /** Stops behind so many questions, always the same. */
  private final class Patience implements Supplier<Optional<Reason>> {
    private int left;

    Patience(int questions) {
      left = questions;
    }

    @Override
    public Optional<Reason> get() {
      return told || left-- <= 0 ? Optional.of(Reason.ANSWERED) : limits.stop().get();
    }
  }

  private boolean isStopped() {
    return told || limits.stop().get().isPresent();
  }

  /** Whether there is anything that it may answer. */
  boolean hasGoals() {
    return !goals.isEmpty();
  }

  /** Whether all of these are among what it asks about. */
  boolean canAnswer(List<Goal> all) {
    return all.stream().allMatch(g -> g instanceof Goal.NotChecked || g instanceof Goal.Unsupported || goals.contains(g));
  }

  /** Whether it has answered all that it asks about. */
  boolean hasAnswered() {
    return goals.stream().allMatch(found::containsKey);
  }

  /** Whether something went wrong. */
  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Tells it to stop. */
  void stop() {
    told = true;
  }

  /** Waits until it has stopped, and passes on what went wrong there. */
  Map<Goal, Verdict> join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
        told = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    failure.ifPresent(f -> {
      if (f instanceof RuntimeException e) {
        throw e;
      }
      throw (Error) f;
    });
    Map<Goal, Verdict> inOrder = new LinkedHashMap<>();
    goals.forEach(g -> Optional.ofNullable(found.get(g)).ifPresent(v -> inOrder.put(g, v)));
    return inOrder;
  }
}
