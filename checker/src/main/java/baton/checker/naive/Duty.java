package baton.checker.naive;

import baton.models.interpreter.Label;
import baton.models.ir.Place;
import baton.models.ir.Routine;
import baton.models.value.Value;
import baton.properties.Fairness.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a fair run must not neglect for ever (§6.8 and §9.3 of the semantics).
 *
 * @param strong whether being enabled again and again obliges; else only being so without end
 * @param enabled in the state that steps leave
 * @param taken by a step, given that it is one
 */
record Duty(boolean strong, Term enabled, Function<Model.Step, Term> taken) {
  /** What a protocol declares of something, for the steps that leave a state; it must declare it fair. */
  static Duty of(Subject subject, Model model, SymbolicState state) {
    return switch (subject) {
      case Subject.Instance(String name, List<Value> arguments) -> instance(name, arguments, model, state);
      case Subject.Beginning(String name, List<Value> arguments) -> beginning(name, arguments, model, state);
    };
  }

  private static IllegalArgumentException notFair(String name) {
    return new IllegalArgumentException("`" + name + "` is not declared fair");
  }

  /** An instance of a place: all its alternatives, but a fault does not enable it. */
  private static Duty instance(String name, List<Value> arguments, Model model, SymbolicState state) {
    Place place = model.protocol.places().stream()
        .filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> notFair(name));
    Predicate<Label> isIt = label -> label.arguments().equals(arguments) && isOf(place, label);
    if (place.step().isEmpty()) {
      if (place.fairness() == Place.Fairness.NONE) {
        throw notFair(name);
      }
      return of(place.fairness() == Place.Fairness.STRONG, isIt, model.terms.yes, model.terms.yes, model, state);
    }
    Routine routine = model.protocol.routine(place.step().get().routine()).orElseThrow();
    Term begun = model.terms.not(idle(routine, arguments, model, state));
    return of(false, isIt, begun, model.terms.yes, model, state); // its step is fair without a word
  }

  /** That an instance of a routine begins: whatever leaves it idle no longer. */
  private static Duty beginning(String name, List<Value> arguments, Model model, SymbolicState state) {
    Routine routine = model.protocol.routine(name).filter(Routine::fair).orElseThrow(() -> notFair(name));
    Predicate<Label> isIt = label -> routine.steps().stream().anyMatch(p -> isOf(p, label))
        && label.arguments().subList(0, arguments.size()).equals(arguments);
    Term idle = idle(routine, arguments, model, state);
    return of(false, isIt, idle, idle, model, state);
  }

  private static Duty of(
      boolean strong, Predicate<Label> isIt, Term enabledIf, Term takenIf, Model model, SymbolicState state) {
    List<Term> ways = new ArrayList<>();
    for (Model.Step step : model.steps(state)) {
      if (!step.fault() && isIt.test(step.label())) {
        ways.add(model.terms.and(enabledIf, step.taken()));
      }
    }
    return new Duty(strong, model.terms.or(ways), step -> isIt.test(step.label()) ? takenIf : model.terms.no);
  }

  private static Term idle(Routine routine, List<Value> arguments, Model model, SymbolicState state) {
    return model.isIdle(routine, arguments.subList(0, routine.parameters().size()), state);
  }

  private static boolean isOf(Place place, Label label) {
    return place.alternatives().stream().anyMatch(a -> a.name().equals(label.action()));
  }
}
