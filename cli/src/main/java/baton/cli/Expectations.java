package baton.cli;

import baton.checker.Limits;
import baton.checker.Verdict;
import baton.models.ir.Bug;
import baton.models.ir.Expectation;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Diagnostic;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges what a model expects of itself: goals with every bug off, each bug, each {@code expect} (§14.4). */
final class Expectations {
  private final Runner runner;
  private final Limits limits;
  private final List<Judgement> judgements = new ArrayList<>();
  private final List<ModelRun> runs = new ArrayList<>();

  Expectations(Runner runner, Limits limits) {
    this.runner = runner;
    this.limits = limits;
  }

  /** What a corpus comes to. */
  record Result(List<Judgement> judgements, List<ModelRun> runs, List<Diagnostic> refusals) {}

  static Result judge(Runner runner, Limits limits, String path) {
    return new Expectations(runner, limits).run(path);
  }

  private Result run(String path) {
    Runner.Outcome base = runner.run(path, Settings.NONE, List.of(), limits);
    if (!(base instanceof Runner.Outcome.Ran(ModelRun plain, _))) {
      return new Result(List.of(), List.of(), ((Runner.Outcome.Refused) base).diagnostics());
    }
    Protocol protocol = plain.protocol();
    List<Diagnostic> refusals = new ArrayList<>();
    runs.add(plain);
    for (Bug bug : protocol.bugs()) {
      if (!bug.violates().isEmpty()) {
        Settings on = new Settings(Map.of(bug.name(), "true"), Map.of(), OptionalInt.empty()).and(bug.with());
        bug(path, bug, on, refusals);
      }
    }
    all(path, "", plain);
    for (Settings also : protocol.alsoWith()) {
      instance(path, also, refusals).ifPresent(r -> all(path, words(also), r));
    }
    for (Expectation e : protocol.expectations()) {
      if (e.with().isPresent()) {
        Settings with = e.with().get();
        instance(path, with, refusals).ifPresent(r -> one(path, words(with), r, e.goal(), e.verdict()));
      }
    }
    return new Result(judgements, runs, refusals);
  }

  private Optional<ModelRun> instance(String path, Settings settings, List<Diagnostic> refusals) {
    return switch (runner.run(path, settings, List.of(), limits)) {
      case Runner.Outcome.Ran(ModelRun run, _) -> {
        runs.add(run);
        yield Optional.of(run);
      }
      case Runner.Outcome.Refused(List<Diagnostic> diagnostics) -> {
        refusals.addAll(diagnostics);
        yield Optional.empty();
      }
    };
  }

  private void bug(String path, Bug bug, Settings on, List<Diagnostic> refusals) {
    instance(path, on, refusals).ifPresent(run -> {
      for (String goal : bug.violates()) {
        one(path, "bug " + words(on), run, goal, "violated");
      }
    });
  }

  private void all(String path, String instance, ModelRun run) {
    for (Goal goal : run.verdicts().keySet()) {
      if (!(goal instanceof Goal.NotChecked)) {
        one(path, instance, run, goal.name(), Expected.of(goal.name(), run.protocol()).orElse("holds"));
      }
    }
  }

  private static Optional<Verdict> verdict(ModelRun run, String goal) {
    return run.verdicts().entrySet().stream()
        .filter(e -> e.getKey().name().equals(goal))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void one(String path, String instance, ModelRun run, String goal, String expected) {
    Verdict verdict = verdict(run, goal).orElseThrow();
    boolean met = verdict.word().equals(expected);
    boolean open = verdict instanceof Verdict.Undecided || verdict instanceof Verdict.HoldsToBound;
    judgements.add(new Judgement(path, instance, goal, expected, verdict.word(), LeftSidesText.of(verdict).orElse(""),
        met ? Judgement.Outcome.MET : open ? Judgement.Outcome.OPEN : Judgement.Outcome.MISSED));
  }

  private static String words(Settings settings) {
    List<String> parts = new ArrayList<>();
    new java.util.TreeMap<>(settings.values()).forEach((n, v) -> parts.add(v.equals("true") ? n : n + "=" + v));
    new java.util.TreeMap<>(settings.faults()).forEach((n, v) -> parts.add("faults " + n + "=" + v));
    settings.allFaults().ifPresent(n -> parts.add("faults " + n));
    return String.join(", ", parts);
  }
}
