package baton.checker.resilience;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.models.ir.Action;
import baton.models.ir.Protocol;
import baton.models.source.Origin;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks an engine how goals stand under allowances, and never what follows from what it has said before. */
final class Inquiry {
  /** Thrown where no run can begin. */
  static final class NoBeginning extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Origin> emptiedBy;

    NoBeginning(Optional<Origin> emptiedBy) {
      this.emptiedBy = emptiedBy;
    }

    Optional<Origin> emptiedBy() {
      return emptiedBy;
    }
  }

  private record Survived(Allowance allowance, Verdict evidence) {}

  private final Protocol protocol;
  private final List<String> kinds;
  private final Engine engine;
  private final Limits limits;
  private final Progress progress;
  private final Set<String> antitone;
  private final Map<String, List<Survived>> survived = new HashMap<>();
  private final Map<String, List<Allowance>> breaking = new HashMap<>();
  private final Map<Allowance, Map<String, Verdict>> said = new HashMap<>();

  /** {@code kinds}: all faults of the protocol. */
  Inquiry(Protocol protocol, List<String> kinds, List<Goal> goals, Engine engine, Limits limits, Progress progress) {
    this.protocol = protocol;
    this.kinds = List.copyOf(kinds);
    this.engine = engine;
    this.limits = limits;
    this.progress = progress;
    Antitone judge = new Antitone(protocol);
    antitone = goals.stream().filter(judge::is).map(Goal::name).collect(Collectors.toSet());
  }

  /** Whether what a goal survives, it survives with fewer faults, too. */
  boolean isAntitone(String goal) {
    return antitone.contains(goal);
  }

  /** How each goal stands. */
  Map<String, Standing> ask(Allowance allowance, List<String> goals) throws NoBeginning {
    Map<String, Standing> all = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    for (String goal : goals) {
      known(allowance, goal).ifPresentOrElse(s -> all.put(goal, s), () -> open.add(goal));
    }
    verdicts(allowance, open).forEach((goal, verdict) -> all.put(goal, Standing.of(verdict)));
    return all;
  }

  private Optional<Standing> known(Allowance allowance, String goal) {
    if (!isAntitone(goal)) {
      return Optional.empty();
    }
    for (Survived s : survived.getOrDefault(goal, List.of())) {
      if (s.allowance().covers(allowance)) {
        return Optional.of(new Standing.Survives(s.evidence()));
      }
    }
    return breaking.getOrDefault(goal, List.of()).stream().anyMatch(allowance::covers)
        ? Optional.of(new Standing.Breaks())
        : Optional.empty();
  }

  /**
   * A run that violates the goal where just these faults may happen; empty if the engine does not find one. All of them
   * do happen, unless the goal asks whether they can.
   *
   * @param all the faults of the protocol
   */
  Optional<Least.Faults> brokenBy(List<String> all, List<String> faults, String goal, boolean proven)
      throws NoBeginning {
    return broken(Allowance.just(all, faults), goal, proven).map(f -> isAntitone(goal)
        ? f : new Least.Faults(faults, f.protocol(), f.goal(), f.trace(), f.proven()));
  }

  /** A run that violates the goal; empty if the engine does not find one. */
  Optional<Least.Faults> broken(Allowance allowance, String goal, boolean proven) throws NoBeginning {
    Verdict verdict = verdicts(allowance, List.of(goal)).values().iterator().next();
    if (!(verdict instanceof Verdict.Violated(Counterexample.Run(Trace trace, _, _)))) {
      return Optional.empty();
    }
    Protocol bounded = allowance.in(protocol);
    Goal own = Goals.of(bounded).stream().filter(g -> g.name().equals(goal)).findFirst().orElseThrow();
    return Optional.of(new Least.Faults(faults(trace), bounded, own, trace, proven));
  }

  private Map<String, Verdict> verdicts(Allowance allowance, List<String> goals) throws NoBeginning {
    Map<String, Verdict> before = about(allowance);
    List<String> open = goals.stream().filter(g -> !before.containsKey(g)).toList();
    if (!open.isEmpty()) {
      Protocol bounded = allowance.in(protocol);
      List<Goal> asked = Goals.of(bounded).stream().filter(g -> open.contains(g.name())).toList();
      switch (engine.check(bounded, asked, limits, progress)) {
        case Answer.NoInitialState(Optional<Origin> emptiedBy) -> throw new NoBeginning(emptiedBy);
        case Answer.Verdicts(Map<Goal, Verdict> verdicts, _, _) ->
            verdicts.forEach((goal, verdict) -> learn(allowance, goal.name(), verdict));
      }
    }
    Map<String, Verdict> all = new LinkedHashMap<>();
    goals.forEach(g -> all.put(g, Optional.ofNullable(before.get(g)).orElseThrow()));
    return all;
  }

  private Map<String, Verdict> about(Allowance allowance) {
    return said.computeIfAbsent(allowance, _ -> new HashMap<>());
  }

  private void learn(Allowance allowance, String goal, Verdict verdict) {
    about(allowance).put(goal, verdict);
    switch (verdict) {
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.HoldsToBound _ ->
          survived.computeIfAbsent(goal, _ -> new ArrayList<>()).add(new Survived(allowance, verdict));
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) ->
          breaking.computeIfAbsent(goal, _ -> new ArrayList<>()).add(
              repeatsFaults(trace) ? allowance : Allowance.just(kinds, faults(trace)));
      case Verdict.Violated(Counterexample.Unreachable _), Verdict.Undecided _ -> {}
    }
  }

  /** The faults of a run, in the order of declaration. */
  private List<String> faults(Trace trace) {
    List<String> all = new ArrayList<>();
    for (String kind : kinds) {
      trace.steps().stream().map(s -> s.label().action()).filter(kind::equals).forEach(all::add);
      trace.attempt().flatMap(Trace.Attempt::label).map(l -> l.action()).filter(kind::equals).ifPresent(all::add);
    }
    return all;
  }

  /** Whether a run goes on for ever with faults: no number of them does the same. */
  private boolean repeatsFaults(Trace trace) {
    return trace.loopStart().isPresent()
        && trace.steps().subList(trace.loopStart().getAsInt(), trace.steps().size()).stream()
            .anyMatch(s -> kinds.contains(s.label().action()));
  }

  /** All faults of a protocol, in the order of declaration. */
  static List<String> kinds(Protocol protocol) {
    return protocol.places().stream()
        .flatMap(p -> p.alternatives().stream())
        .filter(Action::fault).map(Action::name).toList();
  }
}
