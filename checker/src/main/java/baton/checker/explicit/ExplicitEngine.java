package baton.checker.explicit;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.NotLowered;
import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Protocol;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Breadth-first search on packed states. */
public final class ExplicitEngine implements Engine {
  private final int workers;

  /** Searches with this many threads, from 1. */
  public ExplicitEngine(int workers) {
    this.workers = workers;
  }

  @Override
  public String name() {
    return "explicit";
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    InitialStates initial = new Interpreter(protocol).initialStates();
    if (initial.states().isEmpty() && initial.ill().isEmpty()) {
      return new Answer.NoInitialState(initial.emptiedBy());
    }
    try {
      Lowered lowered = Lowering.lower(protocol);
      return new Run(lowered, initial, goals, limits, progress).answer();
    } catch (NotLowered e) {
      Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
      goals.forEach(g -> verdicts.put(g, new Verdict.Undecided(Reason.UNSUPPORTED, String.valueOf(e.getMessage()))));
      return new Answer.Verdicts(verdicts, Optional.empty());
    }
  }

  /** One call. */
  private final class Run {
    private final Lowered lowered;
    private final InitialStates initial;
    private final Limits limits;
    private final Progress progress;
    private final List<Question> questions = new ArrayList<>();
    private final Map<Goal, Verdict> verdicts = new LinkedHashMap<>();

    Run(Lowered lowered, InitialStates initial, List<Goal> goals, Limits limits, Progress progress) {
      this.lowered = lowered;
      this.initial = initial;
      this.limits = limits;
      this.progress = progress;
      for (Goal goal : goals) {
        questions.add(new Question(goal, Judges.of(goal, lowered)));
      }
    }

    Answer answer() {
      List<Question> plain = questions.stream().filter(q -> !q.hasMemory()).toList();
      Search.Setup setup = setup(plain, List.of(), workers);
      List<Search.First> first = first(setup.packing(), List.of(), List.of());
      Search all = new Search(setup, limits, progress, "states");
      all.run(first, Integer.MAX_VALUE, false);
      int longest = -1;
      for (int i = 0; i < plain.size(); i++) {
        if (all.hitAt(i) != Watcher.NEVER && !initialisationDecides(plain.get(i).goal())) {
          longest = Math.max(longest, all.hitAt(i));
        }
      }
      List<Frontier> levels = List.of();
      if (longest >= 0) {
        Search again = new Search(setup, limits, progress, "trace");
        again.run(first, longest, true);
        levels = again.levels();
      }
      Map<Goal, Verdict> found = new LinkedHashMap<>();
      for (int i = 0; i < plain.size(); i++) {
        found.put(plain.get(i).goal(), verdict(plain.get(i), all, i, setup, levels, first));
      }
      for (Question q : questions) {
        Verdict verdict = found.get(q.goal());
        verdicts.put(q.goal(), verdict != null ? verdict : withMemory(q));
      }
      return new Answer.Verdicts(verdicts, Optional.of(all.exploration()));
    }

    private Verdict withMemory(Question q) {
      Judges judges = q.judges().orElseThrow();
      Search.Setup setup = setup(List.of(q), judges.bits(), workers);
      List<Search.First> first = first(setup.packing(), judges.bits(), judges.initial());
      Search own = new Search(setup, limits, progress, q.goal().name());
      own.run(first, Integer.MAX_VALUE, false);
      List<Frontier> levels = List.of();
      if (own.hitAt(0) != Watcher.NEVER) {
        Search again = new Search(setup, limits, progress, "trace");
        again.run(first, own.hitAt(0), true);
        levels = again.levels();
      }
      return verdict(q, own, 0, setup, levels, first);
    }

    private Search.Setup setup(List<Question> asked, List<baton.checker.ground.Node> bits, int threads) {
      GroundProtocol ground = lowered.protocol();
      int cells = ground.layout().cells();
      long[] greatest = new long[cells + bits.size()];
      for (int i = 0; i < greatest.length; i++) {
        greatest[i] = i < cells ? ground.layout().greatest(i) : 1;
      }
      Packing packing = new Packing(greatest);
      Supplier<Stepper> plain = () -> ClosureStepper.of(ground, packing);
      Supplier<Stepper> steppers = bits.isEmpty()
          ? plain
          : () -> new Memory(bits, packing, cells).around(plain.get(), packing.words());
      return new Search.Setup(ground, packing, steppers, asked, threads);
    }

    private List<Search.First> first(
        Packing packing, List<baton.checker.ground.Node> bits, List<Boolean> initialBits) {
      int cells = lowered.protocol().layout().cells();
      Memory memory = new Memory(bits, packing, cells);
      List<Search.First> all = new ArrayList<>();
      for (State state : initial.states()) {
        long[] values = java.util.Arrays.copyOf(lowered.protocol().layout().encode(state), packing.cells());
        for (int i = 0; i < initialBits.size(); i++) {
          values[cells + i] = initialBits.get(i) ? 1 : 0;
        }
        long[] before = new long[packing.words()];
        packing.pack(values, before, 0);
        long[] words = before.clone();
        memory.update(before, 0, -1, words, 0);
        all.add(new Search.First(before, words));
      }
      return all;
    }

    /** An ill initialiser or {@code init} violates well-defined before anything else does. */
    private boolean initialisationDecides(Goal goal) {
      return goal instanceof Goal.WellDefined && initial.ill().isPresent();
    }

    private Verdict verdict(
        Question q, Search search, int index, Search.Setup setup, List<Frontier> levels, List<Search.First> first) {
      Goal goal = q.goal();
      if (initialisationDecides(goal)) {
        Evaluation.Undefined ill = initial.ill().orElseThrow();
        Trace trace = new Trace(
            Optional.empty(), List.of(), Optional.of(new Trace.Attempt(Optional.empty(), ill.kind(), ill.at())),
            OptionalInt.empty());
        return new Verdict.Violated(new Counterexample.Run(trace, Optional.of(ill)));
      }
      Evidence.Exhaustive evidence =
          new Evidence.Exhaustive(search.states(), search.transitions(), search.depth());
      int hit = search.hitAt(index);
      if (hit != Watcher.NEVER) {
        Trace trace = new TraceFinder(setup, levels, first, q).find(hit);
        if (goal instanceof Goal.Somewhere) {
          return new Verdict.Holds(new Evidence.Witness(trace));
        }
        return new Verdict.Violated(new Counterexample.Run(trace, Because.of(goal, lowered.protocol().protocol(), trace)));
      }
      return switch (goal) {
        case Goal.Somewhere _ ->
            open(search).orElseGet(() -> new Verdict.Violated(new Counterexample.Unreachable(evidence)));
        case Goal.Always _, Goal.EveryStep _ -> open(search).orElseGet(
            () -> search.hasMet(index) ? new Verdict.Holds(evidence) : new Verdict.Vacuous(evidence));
        case Goal.Deadlock _, Goal.WellDefined _ -> open(search).orElseGet(() -> new Verdict.Holds(evidence));
        case Goal.Liveness l -> new Verdict.Undecided(Reason.UNSUPPORTED, l.why());
        case Goal.MeasureGoal _ -> new Verdict.Undecided(Reason.UNSUPPORTED, "measures are not computed by this engine");
        case Goal.NotChecked n -> new Verdict.Undecided(Reason.UNSUPPORTED, n.why());
      };
    }

    private Optional<Verdict> open(Search search) {
      return search.stopped().map(reason -> reason == Reason.BOUND
          ? new Verdict.HoldsToBound(limits.bound().orElseThrow())
          : new Verdict.Undecided(reason, "after " + search.states() + " states, to depth " + search.depth()));
    }
  }
}
