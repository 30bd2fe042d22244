package baton.tests.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import baton.counterexamples.Replay;
import baton.counterexamples.Replay.Outcome;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.ir.Ill;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ReplayTest {
  private final Protocol protocol = Small.handover();
  private final Interpreter interpreter = new Interpreter(protocol);
  private final Type.Sort kernel = protocol.sorts().getFirst();
  private final Type.Sort device = protocol.sorts().getLast();

  private Value kernel(int index) {
    return new Value.Element(kernel, index);
  }

  private Value device(int index) {
    return new Value.Element(device, index);
  }

  private State first() {
    return interpreter.initialStates().states().getFirst();
  }

  private Label label(String action, Value... arguments) {
    return new Label(action, List.of(arguments));
  }

  /** The run with these labels from the first initial state, each step with its only successor. */
  private Trace run(Label... labels) {
    State state = first();
    List<Trace.Step> steps = new ArrayList<>();
    for (Label label : labels) {
      state = interpreter.transitions(state).stream()
          .filter(t -> t.label().equals(label)).findFirst().orElseThrow().successors().getFirst();
      steps.add(new Trace.Step(label, state));
    }
    return new Trace(Optional.of(first()), steps, Optional.empty(), OptionalInt.empty());
  }

  private static Trace and(Trace trace, Label label, State after) {
    List<Trace.Step> steps = new ArrayList<>(trace.steps());
    steps.add(new Trace.Step(label, after));
    return new Trace(trace.initial(), steps, Optional.empty(), OptionalInt.empty());
  }

  private static Trace trying(Trace trace, Label label, Ill kind) {
    return new Trace(
        trace.initial(), trace.steps(),
        Optional.of(new Trace.Attempt(Optional.of(label), kind, Origin.nowhere())), OptionalInt.empty());
  }

  private Outcome confirm(String goal, Trace trace) {
    return new Replay(protocol).confirm(Small.goal(protocol, goal), trace);
  }

  private void rejects(String goal, Trace trace, int step, String because) {
    assertEquals(new Outcome.Rejected(step, because), confirm(goal, trace));
  }

  /** A step that does not exist, after a run that does. */
  private void refuses(Trace run, Label label, String because) {
    rejects("noNotes", and(run, label, run.last().orElseThrow()), run.length() + 1, because);
  }

  @Test
  void what_the_engine_finds_is_confirmed() {
    for (String goal : List.of("well-defined", "noNotes", "calm", "handed")) {
      assertEquals(new Outcome.Confirmed(), confirm(goal, Small.trace(protocol, goal)), goal);
    }
  }

  @Test
  void a_deadlock_and_a_step_property_are_confirmed() {
    Protocol stuck = Small.load("""
        protocol Stuck
        var x: 0..2 = 0
        action go when x < 2 { x += 1 }
        transition slow { x' == x + 1 and x' < 2 }
        """);
    for (String goal : List.of("deadlock", "slow")) {
      assertEquals(
          new Outcome.Confirmed(),
          new Replay(stuck).confirm(Small.goal(stuck, goal), Small.trace(stuck, goal)), goal);
    }
  }

  @Test
  void a_state_in_which_nothing_begins_is_rejected() {
    Variable steps =
        protocol.variables().stream().filter(v -> v.name().equals("steps")).findFirst().orElseThrow();
    State wrong = first().with(steps.index(), Value.of(3));
    rejects(
        "noNotes", new Trace(Optional.of(wrong), List.of(), Optional.empty(), OptionalInt.empty()), 0,
        "this is no initial state: it has steps = 3, where the nearest has 0");
    State narrow = first().prefix(2);
    rejects(
        "noNotes", new Trace(Optional.of(narrow), List.of(), Optional.empty(), OptionalInt.empty()), 0,
        "the state has 2 values, the protocol 9 variables");
  }

  @Test
  void a_false_guard_is_named_with_the_values_that_it_reads() {
    refuses(
        run(), label("boot", kernel(0)),
        "boot(Kernel#0) is not enabled: its guard `phase[k] == off` is false: phase[Kernel#0] = active");
    refuses(
        run(), label("crash", kernel(1)),
        "crash(Kernel#1) is not enabled: its guard `live(k)` is false: phase[Kernel#1] = off");
  }

  @Test
  void a_statement_that_disables_is_named() {
    refuses(
        run(label("count"), label("count")), label("count"),
        "count() is not enabled: `require steps < limit` disables it: steps = 2, limit = 2");
  }

  @Test
  void a_budget_that_is_used_up_is_named() {
    refuses(
        run(label("boot", kernel(1)), label("crash", kernel(1))), label("crash", kernel(0)),
        "crash(Kernel#0) is not enabled: the budget faults(crash) = 1 is used up");
  }

  @Test
  void a_routine_that_stands_elsewhere_is_named() {
    refuses(
        run(), label("handOver.promote", kernel(1)),
        "handOver.promote(Kernel#1) is not enabled: the guard `phase[k] == passive` of `handOver` is false: "
            + "phase[Kernel#1] = off");
    refuses(
        run(label("boot", kernel(1))), label("handOver.promote", kernel(1)),
        "handOver.promote(Kernel#1) is not enabled: "
            + "handOver(Kernel#1) is idle, and does not begin with this step");
    refuses(
        run(label("boot", kernel(1)), label("handOver.take", kernel(1), device(0))),
        label("handOver.take", kernel(1), device(0)),
        "handOver.take(Kernel#1, Device#0) is not enabled: "
            + "handOver(Kernel#1) is at take(d = Device#1), not at this step");
  }

  @Test
  void unknown_actions_and_wrong_arguments_are_named() {
    refuses(run(), label("reboot"), "reboot() is not enabled: the protocol has no action `reboot`");
    refuses(run(), label("boot", device(0)), "boot(Device#0) is not enabled: `boot` takes (k: Kernel)");
  }

  @Test
  void a_step_that_leads_elsewhere_is_rejected() {
    State after = run(label("boot", kernel(1)), label("look")).last().orElseThrow();
    rejects(
        "noNotes", and(run(), label("look"), after), 1,
        "look() leads elsewhere: the trace has phase[Kernel#1] = passive, where the protocol has off");
  }

  @Test
  void an_attempt_must_be_ill_defined_in_the_way_it_says() {
    Label tell = label("tell", kernel(0));
    Trace full = run(tell, tell);
    assertEquals(new Outcome.Confirmed(), confirm("well-defined", trying(full, tell, Ill.FULL)));
    rejects(
        "well-defined", trying(full, tell, Ill.RANGE), 3,
        "tell(Kernel#0) is ill-defined in another way: full, not range");
    rejects("well-defined", trying(run(), tell, Ill.FULL), 1, "tell(Kernel#0) is well-defined");
    rejects(
        "well-defined", trying(run(), label("tell", kernel(1)), Ill.FULL), 1,
        "tell(Kernel#1) is not enabled: its guard `phase[k] == active` is false: phase[Kernel#1] = off");
    rejects(
        "noNotes", trying(full, tell, Ill.FULL), 3,
        "it ends in an ill-defined step, which only violates `well-defined`");
    rejects("well-defined", full, 2, "no step of it is ill-defined");
  }

  @Test
  void a_goal_that_is_not_violated_at_the_end_is_rejected() {
    Label tell = label("tell", kernel(0));
    rejects("noNotes", run(tell), 1, "`noNotes` is not violated at its end");
    rejects("noNotes", run(tell, tell, label("look")), 3, "`noNotes` is violated earlier, after step 2");
    rejects("keeps", run(), 0, "it has no step, of which `keeps` could be violated");
    rejects("keeps", run(tell), 1, "its last step does not violate `keeps`");
    rejects("handed", run(tell), 1, "`handed` is not reached at its end");
    rejects("deadlock", run(tell), 1, "its last state is no deadlock: boot(Kernel#1) is enabled");
  }

  @Test
  void memory_of_the_past_is_judged_along_the_run() {
    Label count = label("count");
    rejects("calm", run(label("look"), count, count), 3, "`calm` is not violated at its end");
    assertEquals(new Outcome.Confirmed(), confirm("calm", run(count, count)));
  }

  @Test
  void a_run_that_repeats_shows_nothing_of_what_finite_runs_show() {
    Trace once = run(label("look"));
    Trace loop = new Trace(once.initial(), once.steps(), Optional.empty(), OptionalInt.of(0));
    rejects("noNotes", loop, 1, "a run that repeats for ever shows nothing of `noNotes`");
  }

  @Test
  void initialisation_that_is_ill_defined_is_confirmed_without_a_state() {
    Protocol bad = Small.load("""
        protocol Bad
        const n: 0..1
        var x: 0..1 = 6 / n % 2
        action go { x := 0 }
        """);
    Trace trace = Small.trace(bad, "well-defined");
    assertEquals(Optional.empty(), trace.initial());
    Replay replay = new Replay(bad);
    assertEquals(new Outcome.Confirmed(), replay.confirm(Small.goal(bad, "well-defined"), trace));
    assertEquals(
        new Outcome.Rejected(0, "initialisation is well-defined"),
        new Replay(protocol).confirm(Small.goal(protocol, "well-defined"), trace));
    Trace.Attempt full = new Trace.Attempt(Optional.empty(), Ill.FULL, Origin.nowhere());
    Trace other = new Trace(Optional.empty(), List.of(), Optional.of(full), OptionalInt.empty());
    assertEquals(
        new Outcome.Rejected(0, "initialisation is ill-defined in another way: division"),
        replay.confirm(Small.goal(bad, "well-defined"), other));
  }

  @Test
  void a_trace_of_another_instance_does_not_replay() {
    Settings forgetting = new Settings(Map.of("forgets", "true"), Map.of(), OptionalInt.empty());
    Protocol forgetful = Small.load(Small.HANDOVER, forgetting);
    Trace trace = Small.trace(forgetful, "oneOwner");
    rejects(
        "oneOwner", trace, 2,
        "handOver.take(Kernel#1, Device#0) leads elsewhere: "
            + "the trace has owner[Device#0] = {Kernel#0, Kernel#1}, where the protocol has {Kernel#1}");
  }
}
