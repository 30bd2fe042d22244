package baton.tests.vacuity;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.properties.LeftSide;
import baton.tests.vacuity.EverAsked.Found;
import baton.tests.vacuity.EverAsked.TooMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What an engine says of the goals that hold, against what is found of them here.
 *
 * @param vacuous how many goals were compared that are vacuous
 * @param asked how many were compared of which every left side, of which there is one, is somewhere true
 */
record SecondAccount(List<String> differences, int vacuous, int asked) {
  SecondAccount {
    differences = List.copyOf(differences);
  }

  SecondAccount plus(SecondAccount other) {
    List<String> all = new ArrayList<>(differences);
    all.addAll(other.differences());
    return new SecondAccount(all, vacuous + other.vacuous(), asked + other.asked());
  }

  static final SecondAccount NOTHING = new SecondAccount(List.of(), 0, 0);

  /**
   * Says nothing of what is too large.
   *
   * @param patience how often the engine may ask whether time is up
   * @param most how many instants are looked at
   * @param limited whether the engine may say of left sides that it does not know
   */
  static SecondAccount of(Protocol protocol, Engine engine, int patience, int most, boolean limited) {
    AtomicInteger questions = new AtomicInteger();
    Limits limits = new Limits(OptionalInt.empty(), Long.MAX_VALUE,
        () -> questions.incrementAndGet() > patience ? Optional.of(Reason.TIMEOUT) : Optional.empty());
    List<Goal> goals = Goals.of(protocol);
    if (!(engine.check(protocol, goals, limits, Progress.SILENT) instanceof Answer.Verdicts(var verdicts, _, _))) {
      return NOTHING;
    }
    Interpreter interpreter = new Interpreter(protocol);
    SecondAccount all = NOTHING;
    for (Map.Entry<Goal, Verdict> entry : verdicts.entrySet()) {
      Goal goal = entry.getKey();
      if (goal.property().isPresent() && goal.property().get().kind() != Property.Kind.REACH) {
        all = all.plus(compare(interpreter, goal, goal.property().get(), entry.getValue(), most, limited));
      }
    }
    return all;
  }

  private static SecondAccount compare(
      Interpreter interpreter, Goal goal, Property property, Verdict verdict, int most, boolean limited) {
    return switch (verdict) {
      case Verdict.Holds(_, List<LeftSide> unknown) ->
          compare(interpreter, goal, property, List.of(), texts(unknown), most, limited);
      case Verdict.Vacuous(_, List<LeftSide> never) ->
          compare(interpreter, goal, property, texts(never), List.of(), most, limited);
      case Verdict.HoldsToBound _, Verdict.Violated _, Verdict.Undecided _ -> NOTHING;
    };
  }

  private static List<String> texts(List<LeftSide> sides) {
    return sides.stream().map(LeftSide::text).toList();
  }

  private static SecondAccount compare(
      Interpreter interpreter, Goal goal, Property property, List<String> never, List<String> unknown,
      int most, boolean limited) {
    Found found;
    try {
      found = EverAsked.of(interpreter, property, goal instanceof Goal.Liveness, most);
    } catch (TooMany _) {
      return NOTHING;
    }
    boolean same = never.isEmpty()
        ? limited ? unknown.containsAll(found.never()) && unknown.containsAll(found.ahead())
            : found.never().isEmpty() && unknown.equals(found.ahead())
        : limited ? found.never().containsAll(never) : found.never().equals(never);
    boolean sides = !Condition.of(property).isEmpty();
    return new SecondAccount(
        same ? List.of() : List.of(property.name() + ": never " + never + ", unknown " + unknown + "\n but " + found),
        found.never().isEmpty() ? 0 : 1, found.never().isEmpty() && sides ? 1 : 0);
  }
}
