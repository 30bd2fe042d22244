package baton.checker.mutation;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The goals of a protocol at one instance with their verdicts, to compare those of mutants with. */
public final class Stage {
  private final Engine engine;
  private final Progress progress;
  private final List<List<Goal>> rounds;
  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

  /**
   * Judges the protocol itself.
   *
   * @param goals those that may notice something
   */
  public Stage(Protocol protocol, List<Goal> goals, Engine engine, Limits limits, Progress progress) {
    this.engine = engine;
    this.progress = progress;
    rounds = rounds(goals);
    if (engine.check(protocol, goals, limits, progress) instanceof Answer.Verdicts(var found, _, _)) {
      found.forEach((g, v) -> verdicts.put(g.name(), v));
    }
  }

  /** What is judged by search alone comes first: it is cheap, and most often enough. */
  private static List<List<Goal>> rounds(List<Goal> goals) {
    List<Goal> quick = goals.stream().filter(g -> !slow(g)).toList();
    List<Goal> slow = goals.stream().filter(Stage::slow).toList();
    return List.of(quick, slow);
  }

  private static boolean slow(Goal goal) {
    return switch (goal) {
      case Goal.Liveness _, Goal.MeasureGoal _ -> true;
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Deadlock _, Goal.WellDefined _,
          Goal.Unsupported _, Goal.NotChecked _ -> false;
    };
  }

  /** Goals of the protocol that have no verdict, so that they notice nothing. */
  public List<String> undecided() {
    return verdicts.entrySet().stream().filter(e -> open(e.getValue())).map(Map.Entry::getKey).toList();
  }

  /** The fate of a mutant that behaves otherwise, as its goals tell it. */
  public Fate judge(Protocol mutant, List<Goal> its, String difference, Limits limits) {
    Optional<Reason> unknown = Optional.empty();
    for (List<Goal> round : rounds) {
      List<String> names = round.stream().map(Goal::name).filter(n -> known(n)).toList();
      List<Goal> asked = its.stream().filter(g -> names.contains(g.name())).toList();
      if (asked.isEmpty()) {
        continue;
      }
      switch (engine.check(mutant, asked, limits, progress)) {
        case Answer.NoInitialState _ -> {
          return new Fate.Noticed(List.of(new Fate.Change("initial states", "some", "none")));
        }
        case Answer.Verdicts(var found, _, _) -> {
          List<Fate.Change> changes = new ArrayList<>();
          for (Map.Entry<Goal, Verdict> entry : found.entrySet()) {
            String before = before(entry.getKey().name());
            switch (entry.getValue()) {
              case Verdict.Undecided(Reason reason, _) -> unknown = Optional.of(reason);
              case Verdict.HoldsToBound _ -> unknown = Optional.of(Reason.BOUND);
              case Verdict.Holds _, Verdict.Vacuous _, Verdict.Violated _ -> {
                if (!entry.getValue().word().equals(before)) {
                  changes.add(new Fate.Change(entry.getKey().name(), before, entry.getValue().word()));
                }
              }
            }
          }
          if (!changes.isEmpty()) {
            return new Fate.Noticed(changes);
          }
        }
      }
    }
    return unknown.<Fate>map(Fate.Undecided::new).orElseGet(() -> new Fate.Survived(difference));
  }

  private boolean known(String goal) {
    return verdicts.containsKey(goal) && !open(Optional.ofNullable(verdicts.get(goal)).orElseThrow());
  }

  private String before(String goal) {
    return Optional.ofNullable(verdicts.get(goal)).orElseThrow().word();
  }

  private static boolean open(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Undecided _, Verdict.HoldsToBound _ -> true;
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.Violated _ -> false;
    };
  }
}
