package baton.tests.vacuity;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.reference.ReferenceEngine;
import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.source.Origin;
import baton.models.value.Types;
import baton.models.value.Values;
import baton.properties.Goal;
import baton.properties.LeftSide;
import baton.properties.LeftSides;
import baton.properties.Monitor;
import baton.tests.vacuity.Condition.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine that is given left sides which are wrong on purpose, which remember nothing. */
record WrongSides(Mistake mistake) implements Engine {
  /** What is wrong with them. */
  enum Mistake {
    NONE,
    /** All names are bound at once: one collection that is not defined, and nothing is true of anything. */
    ONE_QUANTIFIER,
    /** What stands outside an {@code always} is asked of the same instants as what stands inside. */
    ANY_INSTANT,
    /** What is passed to a def is looked at where its parameter is. */
    BY_NAME
  }

  private static final Origin AT = Origin.nowhere();
  private static final Expr TRUE = new Expr.Literal(Values.TRUE, Types.BOOL, AT);

  @Override
  public String name() {
    return "wrong";
  }

  @Override
  public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
    return new ReferenceEngine().check(protocol, goals.stream().map(this::wrong).toList(), limits, progress);
  }

  private Goal wrong(Goal goal) {
    return switch (goal) {
      case Goal.EveryStep(Property p, Expr holds, _) -> new Goal.EveryStep(p, holds, sides(p, Monitor.NONE));
      case Goal.Always(Property p, Monitor monitor, Expr holds, List<Expr> defined, _)
          when Condition.of(p).stream().flatMap(c -> c.expressions().stream()).noneMatch(WrongSides::isTemporal)
              && (p.kind() == Property.Kind.INVARIANT || mistake == Mistake.ANY_INSTANT) ->
          new Goal.Always(p, monitor, holds, defined, sides(p, monitor));
      case Goal other -> other;
    };
  }

  private static boolean isTemporal(Expr e) {
    return e instanceof Expr.Temporal || e instanceof Expr.Temporal2
        || e instanceof Expr.Call call && isTemporal(call.definition().body())
        || Children.of(e).stream().anyMatch(WrongSides::isTemporal);
  }

  private LeftSides sides(Property p, Monitor monitor) {
    return new LeftSides(Condition.of(p).stream().map(c -> new LeftSide(
        monitor, mistake == Mistake.ONE_QUANTIFIER && c.ways().stream().noneMatch(Way.Entered.class::isInstance)
            ? atOnce(c.ways()) : inTurn(c.ways(), Map.of()), c.text(), AT))
        .toList(), List.of());
  }

  private static Expr some(List<Expr.Bound> bounds, Expr body) {
    Expr orFalse = new Expr.OrFalse(body, AT);
    return bounds.isEmpty()
        ? orFalse
        : new Expr.Quantified(Expr.Quantifier.SOME, bounds, TRUE, orFalse, Types.BOOL, AT);
  }

  /** From the outside in. */
  private Expr inTurn(List<Way> ways, Map<Binder, Expr> names) {
    if (ways.isEmpty()) {
      return TRUE;
    }
    List<Way> further = ways.subList(1, ways.size());
    return switch (ways.getFirst()) {
      case Way.Later _ -> inTurn(further, names);
      case Way.Any(Binder b) ->
          some(List.of(new Expr.Bound(b, new Domain.Every(b.type()))), inTurn(further, names));
      case Way.Within(Binder b, Expr e) -> new Expr.OrFalse(some(
          List.of(new Expr.Bound(b, new Domain.Within(Rewrite.substitute(e, names)))), inTurn(further, names)), AT);
      case Way.Holds(Expr e) -> new Expr.OrFalse(
          new Expr.Logic(Expr.LogicOp.AND, Rewrite.substitute(e, names), inTurn(further, names), AT), AT);
      case Way.Entered(Expr.Call call) -> entered(call, further, names);
    };
  }

  private Expr entered(Expr.Call call, List<Way> further, Map<Binder, Expr> names) {
    List<Binder> parameters = call.definition().parameters();
    if (mistake == Mistake.BY_NAME) {
      Map<Binder, Expr> more = new HashMap<>(names);
      for (int i = 0; i < parameters.size(); i++) {
        more.put(parameters.get(i), Rewrite.substitute(call.arguments().get(i), names));
      }
      return inTurn(further, more);
    }
    Expr inside = inTurn(further, names);
    for (int i = 0; i < parameters.size(); i++) {
      inside = new Expr.Let(parameters.get(i), call.arguments().get(i), inside, AT);
    }
    return new Expr.OrFalse(inside, AT);
  }

  /** All names in one quantifier, and behind it everything that has to be true. */
  private Expr atOnce(List<Way> ways) {
    List<Expr.Bound> bounds = new ArrayList<>();
    List<Way> others = new ArrayList<>();
    for (Way way : ways) {
      switch (way) {
        case Way.Any(Binder b) -> bounds.add(new Expr.Bound(b, new Domain.Every(b.type())));
        case Way.Within(Binder b, Expr e) -> bounds.add(new Expr.Bound(b, new Domain.Within(e)));
        case Way.Later _, Way.Holds _, Way.Entered _ -> others.add(way);
      }
    }
    return some(bounds, inTurn(others, Map.of()));
  }
}
