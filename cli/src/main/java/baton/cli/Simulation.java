package baton.cli;

import baton.counterexamples.Trace;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.properties.Judge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Random walks: at each state one of the steps, all equally likely. The same seed gives the same walks. */
final class Simulation {
  private final Interpreter interpreter;
  private final Judge judge;
  private final InitialStates initial;
  private final List<Goal> goals;
  private final SplittableRandom random;
  private final BooleanSupplier stop;
  private final Map<String, Long> taken = new LinkedHashMap<>();
  private final Map<Goal, Trace> violations = new LinkedHashMap<>();
  private long walks;
  private long steps;
  private long ended;
  private long cut;

  Simulation(Protocol protocol, long seed, BooleanSupplier stop) {
    interpreter = new Interpreter(protocol);
    judge = new Judge(interpreter);
    initial = interpreter.initialStates();
    goals = Goals.of(protocol);
    random = new SplittableRandom(seed);
    this.stop = stop;
    protocol.places().forEach(p -> p.alternatives().forEach(a -> taken.put(a.name(), 0L)));
  }

  boolean hasNoInitialState() {
    return initial.states().isEmpty() && initial.ill().isEmpty();
  }

  Optional<Origin> emptiedBy() {
    return initial.emptiedBy();
  }

  long walks() {
    return walks;
  }

  long steps() {
    return steps;
  }

  long ended() {
    return ended;
  }

  long cut() {
    return cut;
  }

  Map<String, Long> taken() {
    return taken;
  }

  /** The first violation of each goal that a walk met; not the shortest there is. */
  Map<Goal, Trace> violations() {
    return violations;
  }

  void walk(int runs, int depth) {
    for (int i = 0; i < runs && !initial.states().isEmpty() && !stop.getAsBoolean(); i++) {
      walks++;
      new Walk(initial.states().get(random.nextInt(initial.states().size()))).go(depth);
    }
  }

  private final class Walk {
    private final State begin;
    private final List<Trace.Step> done = new ArrayList<>();
    private final Map<Goal, List<Value>> memory = new LinkedHashMap<>();
    private State here;

    Walk(State begin) {
      this.begin = begin;
      here = begin;
      look(Optional.empty());
    }

    void go(int depth) {
      for (int i = 0; i < depth; i++) {
        List<Transitions> all = interpreter.transitions(here);
        all.forEach(this::ill);
        List<Trace.Step> choices = new ArrayList<>();
        for (Transitions t : all) {
          t.successors().forEach(s -> choices.add(new Trace.Step(t.label(), s)));
        }
        if (all.stream().allMatch(Transitions::fault) && !interpreter.isTerminal(here)) {
          found(goal(Goal.Deadlock.class), Optional.empty());
        }
        if (choices.isEmpty()) {
          ended++;
          return;
        }
        step(choices.get(random.nextInt(choices.size())));
      }
      cut++;
    }

    private void step(Trace.Step step) {
      State before = here;
      here = step.after();
      done.add(step);
      steps++;
      taken.merge(step.label().action(), 1L, Long::sum);
      look(Optional.of(step.label()));
      for (Goal goal : goals) {
        if (goal instanceof Goal.EveryStep every && judge.at(every, before, step.label(), here).violated()) {
          found(Optional.of(goal), Optional.empty());
        }
      }
    }

    /** Lets the goals about instants look at this one. */
    private void look(Optional<Label> did) {
      for (Goal goal : goals) {
        if (goal instanceof Goal.Always always) {
          List<Value> bits = memory.getOrDefault(goal, always.monitor().initial());
          Judge.Instant instant = judge.at(always, here, bits, did);
          memory.put(goal, instant.bits());
          if (instant.violated()) {
            found(Optional.of(goal), Optional.empty());
          }
        }
      }
    }

    private void ill(Transitions t) {
      if (t.ill().isPresent()) {
        Evaluation.Undefined ill = t.ill().get();
        found(goal(Goal.WellDefined.class),
            Optional.of(new Trace.Attempt(Optional.of(t.label()), ill.kind(), ill.at())));
      }
    }

    private Optional<Goal> goal(Class<? extends Goal> type) {
      return goals.stream().filter(type::isInstance).findFirst();
    }

    private void found(Optional<Goal> goal, Optional<Trace.Attempt> attempt) {
      goal.ifPresent(g -> violations.putIfAbsent(
          g, new Trace(Optional.of(begin), done, attempt, OptionalInt.empty())));
    }
  }
}
