package baton.checker.naive;

import baton.checker.naive.Claim.Question;
import baton.models.interpreter.Label;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.value.Values;
import baton.properties.Goal;
import baton.properties.Monitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What must be shown of an invariant, from the reference semantics. */
public final class Shown {
  final Model model;
  final Monitor monitor;
  final int width;
  final SymbolicState any;
  final List<Term> bits = new ArrayList<>();
  final Clauses clauses;
  private final Terms terms;
  private final Goal goal;
  private final List<Expr> invariant;
  private final List<Term> given = new ArrayList<>();
  private final List<Question> violations = new ArrayList<>();

  private Shown(Model model, Goal goal, List<Expr> invariant) {
    this.goal = goal;
    this.invariant = invariant;
    this.model = model;
    terms = model.terms;
    width = model.protocol.variables().size();
    monitor = switch (goal) {
      case Goal.Always a -> a.monitor();
      case Goal.Somewhere s -> s.monitor();
      case Goal.EveryStep _, Goal.Deadlock _, Goal.WellDefined _ -> Monitor.NONE;
      case Goal.Liveness _, Goal.Unsupported _, Goal.MeasureGoal _, Goal.NotChecked _ ->
          throw new IllegalArgumentException("nothing is claimed of it");
    };
    SymbolicState state = model.commonState(given);
    monitor.bits().forEach(_ -> bits.add(terms.unknownTruth()));
    any = bits.isEmpty() ? state : state.remembering(width, bits);
    List<Term> kept = new ArrayList<>(model.wellFormed(any)); // shown along with the invariant
    invariant.forEach(c -> kept.add(model.evaluation.holds(c, When.in(any), Bound.NONE)));
    clauses = new Clauses(terms, kept);
    given.addAll(clauses.all());
    violate();
  }

  /**
   * The three claims, for a goal that must never be violated, or of something that is never reached.
   *
   * @param invariant over the state, and the goal's memory behind it
   * @param stop says when to give up: by {@link Unwritten}, soon after
   */
  public static List<Claim> of(Protocol protocol, Goal goal, List<Expr> invariant, BooleanSupplier stop) {
    return of(new Model(protocol, stop), goal, invariant);
  }

  static List<Claim> of(Model model, Goal goal, List<Expr> invariant) {
    Shown shown = new Shown(model, goal, invariant);
    return List.of(shown.initiation(), shown.consecution(), new Claim("safety", shown.given, shown.violations));
  }

  /**
   * The claims of induction over runs of {@code depth} steps: what states are by construction is shown to be an
   * invariant, and with it that no state is bad.
   */
  public static List<Claim> byInduction(Protocol protocol, Goal goal, int depth, BooleanSupplier stop) {
    return byInduction(new Model(protocol, stop), goal, depth);
  }

  static List<Claim> byInduction(Model model, Goal goal, int depth) {
    Shown shown = new Shown(model, goal, List.of());
    List<Claim> claims = new ArrayList<>(List.of(shown.initiation(), shown.consecution()));
    claims.addAll(Runs.of(shown, depth));
    return claims;
  }

  /** The ways to violate the goal, or to reach what is to be reached, in any state or by a step from it. */
  List<Question> violations() {
    return List.copyOf(violations);
  }

  /**
   * That all atoms of a goal about infinite runs are well-defined at idle instants, where the invariant holds that
   * shows the goal's safety. No question: that is part of its safety.
   */
  public static Claim idle(Protocol protocol, Goal.Liveness goal, List<Expr> invariant, BooleanSupplier stop) {
    Shown shown = new Shown(new Model(protocol, stop), goal.safety(), invariant);
    List<Question> questions = new ArrayList<>();
    for (Expr atom : goal.safety().defined()) {
      if (speaksOfSteps(atom)) {
        IllIf ill = new IllIf(shown.terms);
        shown.model.evaluation.worth(atom, When.in(shown.any), Bound.NONE, ill);
        shown.ask(ill.term(), Optional.empty(), shown.any, Optional.empty(), questions);
      }
    }
    return new Claim("idle", shown.given, questions);
  }

  private When instant(SymbolicState after, List<Term> memory, Optional<Label> did) {
    SymbolicState seen = memory.isEmpty() ? after : after.remembering(width, memory);
    return new When(seen, did, Optional.empty(), false);
  }

  /** Whether the goal is decided at an instant: violated, or met. */
  private Term hit(SymbolicState after, List<Term> memory, Optional<Label> did) {
    When w = instant(after, memory, did);
    return switch (goal) {
      case Goal.Always a -> {
        List<Term> wrong = new ArrayList<>(List.of(terms.not(model.evaluation.holds(a.holds(), w, Bound.NONE))));
        for (Expr atom : a.defined()) {
          IllIf ill = new IllIf(terms);
          model.evaluation.worth(atom, w, Bound.NONE, ill);
          wrong.add(ill.term());
        }
        yield terms.or(wrong);
      }
      case Goal.Somewhere s -> model.evaluation.holds(s.target(), w, Bound.NONE);
      case Goal.EveryStep _, Goal.Deadlock _, Goal.WellDefined _, Goal.Liveness _, Goal.Unsupported _,
          Goal.MeasureGoal _, Goal.NotChecked _ -> terms.no;
    };
  }

  /** The memory behind an instant. */
  List<Term> remembered(SymbolicState after, List<Term> memory, Optional<Label> did) {
    When w = instant(after, memory, did);
    return monitor.updates().stream().map(u -> model.evaluation.holds(u, w, Bound.NONE)).toList();
  }

  private Claim initiation() {
    List<Term> typed = new ArrayList<>();
    List<Term> memory = monitor.initial().stream().map(v -> terms.truth(v.equals(Values.TRUE))).toList();
    List<Question> questions = new ArrayList<>();
    for (Model.Beginning b : model.beginnings(typed)) {
      List<Term> wrong = new ArrayList<>();
      if (b.taken() != terms.no) {
        List<Term> behind = remembered(b.state(), memory, Optional.empty());
        SymbolicState first = behind.isEmpty() ? b.state() : b.state().remembering(width, behind);
        invariant.forEach(c -> wrong.add(terms.not(model.evaluation.holds(c, When.in(first), Bound.NONE))));
        wrong.add(terms.not(terms.and(model.wellFormed(first))));
        wrong.add(hit(b.state(), memory, Optional.empty()));
      }
      Term ill = goal instanceof Goal.WellDefined ? b.ill() : terms.no;
      ask(terms.or(terms.and(b.taken(), terms.or(wrong)), ill), Optional.empty(), b.state(), Optional.empty(),
          questions);
    }
    return new Claim("initiation", typed, questions);
  }

  private void ask(
      Term possible, Optional<Label> step, SymbolicState before, Optional<SymbolicState> after, List<Question> into) {
    if (possible != terms.no) {
      into.add(new Question(possible, step, before, after));
    }
  }

  private Claim consecution() {
    List<Question> questions = new ArrayList<>();
    for (Model.Step step : model.steps(any)) {
      if (step.taken() == terms.no) {
        continue;
      }
      Map<Term, Term> after = new HashMap<>(model.changes(any, step));
      Difference difference = new Difference(model.algebra, after);
      List<Term> memory = remembered(step.after(), bits, Optional.of(step.label()));
      for (int i = 0; i < bits.size(); i++) {
        difference.add(bits.get(i), memory.get(i));
      }
      Term broken = clauses.brokenBy(after);
      SymbolicState next = memory.isEmpty() ? step.after() : step.after().remembering(width, memory);
      ask(terms.and(step.taken(), broken), Optional.of(step.label()), any, Optional.of(next), questions);
    }
    return new Claim("consecution", given, questions);
  }

  private void violate() {
    switch (goal) {
      case Goal.WellDefined _ -> {
        for (Model.Step step : model.steps(any)) {
          ask(step.ill(), Optional.of(step.label()), any, Optional.empty(), violations);
        }
      }
      case Goal.Deadlock _ -> {
        List<Term> ways = new ArrayList<>();
        ways.add(model.evaluation.holds(model.protocol.terminal(), When.in(any), Bound.NONE));
        for (Model.Step step : model.steps(any)) {
          if (!step.fault()) {
            ways.add(terms.or(step.taken(), step.ill()));
          }
        }
        ask(terms.not(terms.or(ways)), Optional.empty(), any, Optional.empty(), violations);
      }
      case Goal.EveryStep e -> {
        for (Model.Step step : model.steps(any)) {
          When w = new When(any, Optional.of(step.label()), Optional.of(step.after()), false);
          Term good = step.taken() == terms.no ? terms.yes : model.evaluation.holds(e.holds(), w, Bound.NONE);
          ask(terms.and(step.taken(), terms.not(good)), Optional.of(step.label()), any, Optional.of(step.after()),
              violations);
        }
      }
      case Goal.Always a -> instants(bits.isEmpty() && !speaksOfSteps(a.holds())
          && a.defined().stream().noneMatch(Shown::speaksOfSteps));
      case Goal.Somewhere s -> instants(bits.isEmpty() && !speaksOfSteps(s.target()));
      case Goal.Liveness _, Goal.Unsupported _, Goal.MeasureGoal _, Goal.NotChecked _ ->
          throw new IllegalArgumentException("nothing is claimed of it");
    }
  }

  /** {@code ofStates}: it is enough to look at states, however they came about. */
  private void instants(boolean ofStates) {
    if (ofStates) {
      ask(hit(any, List.of(), Optional.empty()), Optional.empty(), any, Optional.empty(), violations);
      return;
    }
    for (Model.Step step : model.steps(any)) {
      if (step.taken() != terms.no) {
        Term hit = hit(step.after(), bits, Optional.of(step.label()));
        ask(terms.and(step.taken(), hit), Optional.of(step.label()), any, Optional.of(step.after()), violations);
      }
    }
  }

  private static boolean speaksOfSteps(Expr e) {
    return e instanceof Expr.Did
        || e instanceof Expr.Call call && speaksOfSteps(call.definition().body())
        || Children.of(e).stream().anyMatch(Shown::speaksOfSteps);
  }
}
