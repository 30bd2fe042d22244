package baton.tests.counterexamples;

import baton.checker.Answer;
import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.reference.ReferenceEngine;
import baton.counterexamples.Trace;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.InMemory;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small protocols from texts, and what the reference engine finds in them. */
final class Small {
  static final String NAME = "small.baton";

  /** Something of everything: sorts, sets, options, records, lists, a routine, a fault with a budget. */
  static final String HANDOVER = """
      /// Two kernels hand devices over.
      protocol Small
      sort Kernel = 2
      sort Device = 2
      enum Phase { off, passive, active, crashed }
      type Note = record { to: Kernel, urgent: bool }
      const first: Kernel
      const limit: 0..3 = 2
      bug forgets violates oneOwner
      var phase: Kernel -> Phase = off
      var owner: Device -> set of Kernel = {first}
      var last: Device -> Kernel? = none
      var link: Kernel, Device -> bool = false
      var notes: list[2] of Note = []
      var steps: 0..3 = 0
      init { phase[first] := active }
      def live(k: Kernel) = phase[k] in {passive, active}
      action boot(k: Kernel) when phase[k] == off { phase[k] := passive }
      action tell(k: Kernel) when phase[k] == active { push(notes, Note(to = k, urgent = true)) }
      /// Hands all devices to k. One after the other.
      routine handOver(k: Kernel) when phase[k] == passive {
        for d: Device where k not in owner[d] {
          step take {
            owner[d] := if forgets then owner[d] + {k} else {k}
            last[d] := k
            link[k, d] := true
          }
        }
        /// From now on k decides.
        step promote { phase[k] := active }
      }
      fault crash(k: Kernel) max 1 when live(k) { phase[k] := crashed; abort handOver(k) }
      action count { require steps < limit; steps += 1 }
      action look { }
      terminal { true }
      /// A device has one owner. Always.
      invariant oneOwner(d: Device) { one k: Kernel { k in owner[d] } }
      invariant noNotes { size(notes) <= 1 }
      transition keeps(d: Device, k: Kernel) { k in owner[d] implies k in owner[d]' or did crash(_) }
      property calm { always (steps == 2 implies once did look) }
      reach handed(k: Kernel) { k != first and phase[k] == active and all d: Device { owner[d] == {k} } }
      """;

  private Small() {}

  static Protocol handover() {
    return load(HANDOVER);
  }

  static Protocol load(String text) {
    return load(text, Settings.NONE);
  }

  static Protocol load(String text, Settings settings) {
    return switch (new Loader(new InMemory(Map.of(NAME, text))).load(NAME, settings)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) ->
          throw new AssertionError(DiagnosticRenderer.render(diagnostics));
    };
  }

  static Goal goal(Protocol protocol, String name) {
    return Goals.of(protocol).stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  /** The shortest run that violates the goal or reaches it. */
  static Trace trace(Protocol protocol, String goal) {
    return find(protocol, goal(protocol, goal)).orElseThrow(() -> new AssertionError("no trace of " + goal));
  }

  static Optional<Trace> find(Protocol protocol, Goal goal) {
    Answer answer = new ReferenceEngine().check(protocol, List.of(goal), Limits.NONE, Progress.SILENT);
    if (!(answer instanceof Answer.Verdicts(var verdicts, _, _))) {
      return Optional.empty();
    }
    return switch (Optional.ofNullable(verdicts.get(goal)).orElseThrow()) {
      case Verdict.Violated(Counterexample.Run(Trace trace, _, _)) -> Optional.of(trace);
      case Verdict.Holds(Evidence.Witness(Trace trace, _), _) -> Optional.of(trace);
      case Verdict.Violated(Counterexample.Unreachable _), Verdict.Holds _,
          Verdict.Vacuous _, Verdict.HoldsToBound _, Verdict.Undecided _ ->
          Optional.empty();
    };
  }
}
