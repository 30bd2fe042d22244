package baton.tests.conformance;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Ill;
import baton.models.ir.Settings;
import baton.models.source.Diagnostic;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.InMemory;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Runs a conformance case on an engine and says what is not as expected. */
final class CaseRunner {
  private final Engine engine;
  private final List<String> wrong = new ArrayList<>();

  CaseRunner(Engine engine) {
    this.engine = new Confirmed(engine);
  }

  /** Everything that deviates, in words; empty if the case passes. */
  List<String> run(String name, String text) {
    for (CaseFile.Run run : CaseFile.parse(text).runs()) {
      Loaded loaded = new Loader(new InMemory(Map.of(name, text))).load(name, settings(run.options()));
      switch (loaded) {
        case Loaded.Refused(List<Diagnostic> diagnostics) -> judgeRefusal(run, diagnostics);
        case Loaded.Ready(var protocol, _, _) ->
            judge(run, engine.check(protocol, Goals.of(protocol), Limits.NONE, Progress.SILENT));
      }
    }
    return wrong;
  }

  /** Options as the command line takes them. */
  static Settings settings(List<String> options) {
    Map<String, String> values = new TreeMap<>();
    Map<String, Integer> faults = new TreeMap<>();
    OptionalInt all = OptionalInt.empty();
    for (int i = 0; i < options.size(); i += 2) {
      String value = options.get(i + 1);
      int equals = value.indexOf('=');
      switch (options.get(i)) {
        case "-s", "-D" -> values.put(value.substring(0, equals), value.substring(equals + 1));
        case "--faults" -> {
          if (equals < 0) {
            all = OptionalInt.of(Integer.parseInt(value));
          } else {
            faults.put(value.substring(0, equals), Integer.parseInt(value.substring(equals + 1)));
          }
        }
        default -> throw new IllegalArgumentException(options.get(i));
      }
    }
    return new Settings(values, faults, all);
  }

  private void judgeRefusal(CaseFile.Run run, List<Diagnostic> diagnostics) {
    for (List<String> expectation : run.expectations()) {
      boolean met = expectation.getFirst().equals("error")
          && diagnostics.stream().anyMatch(d -> d.code().word().equals(expectation.get(1))
              && d.at().map(s -> "line=" + s.line()).orElse("").equals(expectation.get(2)));
      if (!met) {
        wrong.add("expected " + expectation + ", but:\n" + DiagnosticRenderer.render(diagnostics));
      }
    }
  }

  private void judge(CaseFile.Run run, Answer answer) {
    switch (answer) {
      case Answer.NoInitialState(var at) -> {
        for (List<String> expectation : run.expectations()) {
          String line = "line=" + at.flatMap(o -> o.span()).map(s -> s.line()).orElse(0);
          if (!expectation.equals(List.of("error", "no-initial-state", line))) {
            wrong.add("expected " + expectation + ", but there is no initial state: " + line);
          }
        }
      }
      case Answer.Verdicts(var verdicts, var exploration, _) ->
          run.expectations().forEach(e -> judge(e, verdicts, exploration.orElseThrow()));
    }
  }

  private void judge(List<String> expectation, Map<Goal, Verdict> verdicts, Exploration e) {
    if (expectation.getFirst().equals("counts")) {
      Map<String, Long> actual = Map.of(
          "states", e.states(), "transitions", e.transitions(), "depth", (long) e.depth(), "initial", e.initial());
      for (String count : expectation.subList(1, expectation.size())) {
        String[] parts = count.split("=", -1);
        if (actual.getOrDefault(parts[0], -1L) != Long.parseLong(parts[1])) {
          wrong.add("expected " + count + ", found " + actual);
        }
      }
      return;
    }
    Optional<Map.Entry<Goal, Verdict>> entry =
        verdicts.entrySet().stream().filter(v -> v.getKey().name().equals(expectation.getFirst())).findFirst();
    if (entry.isEmpty()) {
      wrong.add("no goal " + expectation.getFirst());
      return;
    }
    Verdict verdict = entry.get().getValue();
    judge(expectation, verdict);
  }

  private void judge(List<String> expectation, Verdict verdict) {
    String wanted = expectation.get(1).equals("unreachable") ? "violated" : expectation.get(1);
    if (!verdict.word().equals(wanted)) {
      wrong.add("expected " + expectation + ", found " + verdict);
      return;
    }
    for (String detail : expectation.subList(2, expectation.size())) {
      String found = detail.startsWith("steps=") ? "steps=" + trace(verdict).map(Trace::length).orElse(-1)
          : detail.startsWith("because=") ? "because=" + because(verdict).map(Ill::word).orElse("-")
          : detail.startsWith("never=") ? "never=" + never(verdict)
          : "trace=" + trace(verdict).map(CaseRunner::labels).orElse("-");
      if (!found.equals(detail)) {
        wrong.add("expected " + expectation + ", found " + found);
      }
    }
  }

  private static String labels(Trace trace) {
    return String.join(",", trace.steps().stream().map(s -> s.label().toString()).toList());
  }

  /** The lines of left sides that are never true. */
  private static String never(Verdict verdict) {
    return verdict instanceof Verdict.Vacuous(_, var never)
        ? String.join(",", never.stream().map(s -> "" + s.at().span().orElseThrow().line()).toList())
        : "-";
  }

  private static Optional<Trace> trace(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) -> Optional.of(trace);
      case Verdict.Holds(Evidence.Witness(Trace trace, _), _) -> Optional.of(trace);
      case Verdict _ -> Optional.empty();
    };
  }

  private static Optional<Ill> because(Verdict verdict) {
    return verdict instanceof Verdict.Violated(Counterexample.Run(_, var because, _))
        ? because.map(u -> u.kind())
        : Optional.empty();
  }
}
