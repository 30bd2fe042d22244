package baton.checker.portfolio;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** An engine on a thread of its own. */
final class Helper {
  private final Engine engine;
  private final Protocol protocol;
  private final List<Goal> goals;
  private final Limits limits;
  private final Map<Goal, Verdict> found = new ConcurrentHashMap<>();
  private final Set<Goal> proved = new HashSet<>();
  private final Thread thread;
  private volatile boolean told;
  private volatile Optional<Throwable> failure = Optional.empty();

  Helper(Engine engine, Protocol protocol, List<Goal> goals, Limits limits) {
    this.engine = engine;
    this.protocol = protocol;
    this.goals = goals;
    this.limits = limits;
    thread = Thread.ofPlatform().daemon().name("baton-" + engine.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    Supplier<Optional<Reason>> stop =
        () -> limits.stop().get().or(() -> told ? Optional.of(Reason.ANSWERED) : Optional.empty());
    try {
      Answer answer = engine.check(
          protocol, goals, new Limits(limits.bound(), limits.memory(), stop), new Verdicts());
      if (answer instanceof Answer.Verdicts(var verdicts, _, _)) {
        verdicts.forEach(this::keep);
      }
    } catch (RuntimeException | StackOverflowError e) {
      failure = Optional.of(e);
    } catch (OutOfMemoryError _) {
      told = true; // what was found so far is found
    }
  }

  /** Keeps what settles a goal, or says that a limit came between a proof and its being checked. */
  private void keep(Goal goal, Verdict verdict) {
    boolean limited = verdict instanceof Verdict.Undecided(Reason reason, _)
        && reason != Reason.UNSUPPORTED && reason != Reason.ANSWERED;
    if (Race.isConclusive(verdict) || limited && proved.contains(goal)) {
      found.put(goal, verdict);
    }
  }

  /** Listens to the engine while it is at work. */
  private final class Verdicts implements Progress {
    @Override
    public void proved(Goal goal, Evidence evidence) {
      proved.add(goal);
    }

    @Override
    public void judged(Goal goal, Verdict verdict) {
      keep(goal, verdict);
    }

    @Override
    public void report(Report report) {}
  }

  /** Whether there is anything that it may answer. */
  boolean hasGoals() {
    return !goals.isEmpty();
  }

  /** Whether all of these are among what it asks about. */
  boolean canAnswer(List<Goal> all) {
    return all.stream()
        .allMatch(g -> g instanceof Goal.NotChecked || g instanceof Goal.Unsupported || goals.contains(g));
  }

  /** Whether it has answered all that it asks about. */
  boolean hasAnswered() {
    return goals.stream().allMatch(g -> Optional.ofNullable(found.get(g)).filter(Race::isConclusive).isPresent());
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
