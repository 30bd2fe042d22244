package baton.checker.explicit.graph;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Measured;
import baton.checker.Progress;
import baton.checker.Vacuity;
import baton.checker.Verdict;
import baton.checker.ground.FairPlace;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.liveness.Claims;
import baton.checker.liveness.Measures;
import baton.checker.liveness.Need;
import baton.checker.liveness.Stopped;
import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Place;
import baton.properties.Goal;
import baton.properties.LeftSide;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Judges what only infinite runs can violate, and measures, on the graph of all states. */
public final class LivenessVerdicts {
  private final Lowered lowered;
  private final Reached.Making making;
  private final Interpreter interpreter;
  private Optional<Reached> reached = Optional.empty();
  private Optional<Kinds> kinds = Optional.empty();

  public LivenessVerdicts(Lowered lowered, Reached.Making making) {
    this.lowered = lowered;
    this.making = making;
    interpreter = new Interpreter(lowered.protocol().protocol());
  }

  /** The same states for all goals. */
  private Reached reached() throws Stopped {
    if (reached.isEmpty()) {
      reached = Optional.of(Reached.by(making));
    }
    return reached.get();
  }

  private Kinds kinds() throws Stopped {
    if (kinds.isEmpty()) {
      kinds = Optional.of(new Kinds(reached(), FairPlace.of(lowered)));
    }
    return kinds.get();
  }

  /** The verdict on a goal of which finite runs violate nothing; {@code safety} is the verdict on that. */
  public Verdict of(Goal.Liveness goal, Verdict safety) throws Stopped {
    Optional<Verdict> ill = illIdle(goal);
    if (ill.isPresent()) {
      return ill.get();
    }
    long pairs = 0;
    long edges = 0;
    Optional<Trace> shortest = Optional.empty();
    for (Goal.Claim claim : Claims.different(lowered.protocol().protocol(), goal.claims())) {
      FairLoops.Found found = FairLoops.of(reached(), kinds(), lowered, claim);
      pairs += found.pairs();
      edges += found.edges();
      making.progress().report(new Progress.Report(goal.name(), 0, pairs, edges, 0));
      shortest = Stream.of(shortest, found.run()).flatMap(Optional::stream).min(Comparator.comparingInt(Trace::length));
    }
    if (shortest.isPresent()) {
      return new Verdict.Violated(new Counterexample.Run(shortest.get(), Optional.empty(), false));
    }
    Evidence.Exhaustive all = new Evidence.Exhaustive(pairs, edges, 0);
    return safety instanceof Verdict.HoldsToBound ? safety : Vacuity.exhaustive(goal, all, met(goal)::get);
  }

  /** Which left sides are ever true. */
  private BitSet met(Goal.Liveness goal) throws Stopped {
    BitSet met = new BitSet();
    List<LeftSide> asked = goal.leftSides().asked();
    for (int i = 0; i < asked.size(); i++) {
      met.set(i, LeftSideSearch.isEverTrue(reached(), lowered, asked.get(i).alphabet()));
    }
    return met;
  }

  /** Which of the fairness that is declared the goal needs; empty if it does not hold. */
  public Optional<List<Need>> needs(Goal.Liveness goal) throws Stopped {
    SequencedMap<String, Place.Fairness> declared = new LinkedHashMap<>();
    for (FairPlace place : FairPlace.of(lowered)) {
      declared.put(
          Need.declaration(place.subject()), place.strong() ? Place.Fairness.STRONG : Place.Fairness.WEAK);
    }
    return Need.minimal(declared, kept -> holds(goal, kept));
  }

  private boolean holds(Goal.Liveness goal, Map<String, Place.Fairness> kept) throws Stopped {
    List<FairPlace> fair = FairPlace.of(lowered).stream()
        .flatMap(p -> switch (kept.getOrDefault(Need.declaration(p.subject()), Place.Fairness.NONE)) {
          case NONE -> Stream.<FairPlace>empty();
          case WEAK -> Stream.of(p.weak());
          case STRONG -> Stream.of(p);
        }).toList();
    Kinds less = new Kinds(reached(), fair);
    for (Goal.Claim claim : Claims.different(lowered.protocol().protocol(), goal.claims())) {
      if (FairLoops.of(reached(), less, lowered, claim).run().isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** A part of the goal that is ill-defined where a run is idle. */
  private Optional<Verdict> illIdle(Goal.Liveness goal) throws Stopped {
    List<Node> defined = goal.safety().defined().stream().map(atom -> lowered.instant(atom, 0).ok())
        .filter(ok -> !ok.isConstant() || ok.k() == 0).toList();
    if (defined.isEmpty()) {
      return Optional.empty();
    }
    Node all = defined.stream().reduce(making.ground().nodes().bool(true), making.ground().nodes()::and);
    Asked asked = new Asked(making.packing(), making.ground().nodes(), List.of(all), reached().size());
    for (int s = 0; s < reached().size(); s++) {
      if (asked.of(0, reached().words(), reached().at(s), -1, reached().words(), reached().at(s)) == 0) {
        Trace run = reached().trace(s, List.of(), OptionalInt.of(reached().distances().to(s)));
        Evaluation.Undefined why = why(goal.safety().defined(), s);
        return Optional.of(new Verdict.Violated(new Counterexample.Run(run, Optional.of(why))));
      }
    }
    return Optional.empty();
  }

  private Evaluation.Undefined why(List<Expr> atoms, int state) throws Stopped {
    Moment idle = Moment.instant(reached().state(state), Optional.empty());
    for (Expr atom : atoms) {
      if (interpreter.evaluate(atom, idle) instanceof Evaluation.Undefined why) {
        return why;
      }
    }
    throw new IllegalStateException("the reference interpreter finds nothing ill");
  }

  /** Whether a measure stays within its limit. */
  public Verdict of(Goal.MeasureGoal goal) throws Stopped {
    return measures(goal.declared()).verdict(goal, making.limits().bound());
  }

  /** The greatest value of a measure. */
  public Measured of(Measure measure) throws Stopped {
    return measures(measure).measured();
  }

  private Measures measures(Measure measure) throws Stopped {
    return new MeasuredGraph(interpreter, lowered, reached(), measure).measures();
  }
}
