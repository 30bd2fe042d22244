package baton.checker.certificate;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Vacuity;
import baton.checker.Verdict;
import baton.checker.naive.Claim;
import baton.checker.naive.Shown;
import baton.checker.naive.Unwritten;
import baton.checker.z3.Z3Library;
import baton.checker.z3.Z3Prover;
import baton.models.interpreter.Cancelled;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.interpreter.Unsupported;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries invariants that somebody gives before an engine: of them and the goal itself what is not true at first or not
 * kept by the steps is dropped until the rest is inductive (Houdini: Flanagan and Leino, FME 2001). If that shows the
 * goal, no other engine need be asked about it.
 */
public final class GivenInvariant implements Engine {
  private static final String ITSELF = ""; // the name of the goal among the invariants

  private final Supplier<List<Strengthening>> given;
  private final Z3Library z3;
  private final Consumer<String> note;

  /** {@code note} is told what was dropped. */
  public GivenInvariant(Supplier<List<Strengthening>> given, Z3Library z3, Consumer<String> note) {
    this.given = given;
    this.z3 = z3;
    this.note = note;
  }

  @Override
  public String name() {
    return "given";
  }

  /** What is not shown is left to others. */
  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    BooleanSupplier stop = limits.stopped();
    Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
    boolean tried = canBeTried(protocol, stop);
    for (Goal goal : goals) {
      Optional<Verdict> shown = tried ? verdict(protocol, goal, stop) : Optional.empty();
      shown.flatMap(Verdict::proof).ifPresent(evidence -> progress.proved(goal, evidence));
      verdicts.put(goal, shown.orElseGet(() -> new Verdict.Undecided(Reason.UNSUPPORTED, left(goal))));
    }
    return new Answer.Verdicts(verdicts, Optional.empty());
  }

  private static String left(Goal goal) {
    return switch (goal) {
      case Goal.Unsupported u -> u.why();
      case Goal.NotChecked n -> n.why();
      case Goal.Always _, Goal.EveryStep _, Goal.Somewhere _, Goal.Liveness _, Goal.MeasureGoal _, Goal.Deadlock _,
          Goal.WellDefined _ -> "the invariants given do not show it";
    };
  }

  private boolean canBeTried(Protocol protocol, BooleanSupplier stop) {
    try {
      z3.load();
    } catch (Z3Library.Unavailable e) {
      note.accept("the invariants given were not tried: Z3 is not available: " + e.getMessage());
      return false;
    }
    try {
      return protocol.unsized().isEmpty()
          && !new Interpreter(protocol).initialStates(_ -> stop.getAsBoolean()).states().isEmpty();
    } catch (Cancelled _) {
      return false;
    }
  }

  /** The verdict, if what is given shows it. */
  private Optional<Verdict> verdict(Protocol protocol, Goal goal, BooleanSupplier stop) {
    List<Strengthening> candidates = new ArrayList<>();
    for (Strengthening s : given.get()) {
      if (InvariantText.remembering(goal, s.invariant()).isPresent()) {
        candidates.add(s);
      } else {
        note.accept(s.name() + " speaks of what " + goal.name() + " does not remember, and was not tried for it");
      }
    }
    switch (goal) {
      case Goal.Always a -> {
        if (a.monitor().isEmpty() && a.defined().isEmpty()) {
          candidates.add(new Strengthening(ITSELF, a.holds()));
        }
      }
      case Goal.EveryStep _, Goal.Deadlock _, Goal.WellDefined _ -> { }
      case Goal.Somewhere _ -> {
        return proof(protocol, goal, candidates, stop)
            .map(e -> new Verdict.Violated(new Counterexample.Unreachable(e)));
      }
      case Goal.Liveness _, Goal.Unsupported _, Goal.MeasureGoal _, Goal.NotChecked _ -> {
        return Optional.empty();
      }
    }
    return proof(protocol, goal, candidates, stop)
        .map(e -> Vacuity.verdict(goal, e, _ -> Vacuity.Met.UNKNOWN));
  }

  private Optional<Evidence> proof(
      Protocol protocol, Goal goal, List<Strengthening> candidates, BooleanSupplier stop) {
    List<Strengthening> kept = new ArrayList<>(candidates);
    try {
      while (!stop.getAsBoolean()) {
        List<Expr> invariant = kept.stream().map(Strengthening::invariant).toList();
        Optional<Claim> refuted = Optional.empty();
        Optional<State> broken = Optional.empty();
        try (Z3Prover prover = new Z3Prover(stop)) {
          for (Iterator<Claim> all = Shown.of(protocol, goal, invariant, stop).iterator();
              refuted.isEmpty() && all.hasNext(); ) {
            Claim claim = all.next();
            switch (prover.ask(claim)) {
              case Z3Prover.Answer.Shown _ -> { }
              case Z3Prover.Answer.Open _ -> {
                return Optional.empty();
              }
              case Z3Prover.Answer.Refuted(Claim.Question q, var valuation) -> {
                refuted = Optional.of(claim);
                broken = Optional.of(valuation.state(q.after().orElse(q.before()), protocol));
              }
            }
          }
        }
        if (refuted.isEmpty()) {
          dropped(candidates, kept);
          return Optional.of(new Evidence.Invariant(invariant, invariant.size()));
        }
        Interpreter interpreter = new Interpreter(protocol);
        Moment there = Moment.instant(broken.orElseThrow(), Optional.empty());
        boolean safety = refuted.get().name().equals("safety");
        if (safety || !kept.removeIf(s -> !interpreter.evaluate(s.invariant(), there).isTrue())) {
          dropped(candidates, kept);
          return Optional.empty();
        }
      }
    } catch (Unwritten e) {
      note.accept("the invariants given were not tried for " + goal.name() + ": " + e.getMessage());
    } catch (Unsupported e) {
      note.accept("which of the invariants given to drop for " + goal.name() + " is not known: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void dropped(List<Strengthening> candidates, List<Strengthening> kept) {
    List<String> names = candidates.stream()
        .filter(c -> !kept.contains(c) && !c.name().equals(ITSELF))
        .map(Strengthening::name)
        .toList();
    if (!names.isEmpty()) {
      note.accept("not inductive, and dropped: " + String.join(", ", names));
    }
  }
}
