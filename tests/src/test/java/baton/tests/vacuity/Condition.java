package baton.tests.vacuity;

import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Property;
import baton.models.source.Origin;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/** A condition of a property, as what one meets on the way to it from the outside in (§14.1 of the semantics). */
record Condition(List<Way> ways) {
  /** What has to go on for the next to be looked at. */
  sealed interface Way {
    /** Any value of the binder's type will do. */
    record Any(Binder binder) implements Way {}

    /** Some element of what the collection is now. */
    record Within(Binder binder, Expr collection) implements Way {}

    /** It is true now. */
    record Holds(Expr left) implements Way {}

    /** Now, or at some instant behind this one. */
    record Later() implements Way {}

    /** A def is entered: its parameters are what the arguments are now. */
    record Entered(Expr.Call call) implements Way {}
  }

  Condition {
    ways = List.copyOf(ways);
  }

  /** All that have a left side, in their order. */
  static List<Condition> of(Property property) {
    List<Way> outside = new ArrayList<>();
    property.parameters().forEach(p -> outside.add(new Way.Any(p)));
    if (property.kind() == Property.Kind.INVARIANT) {
      outside.add(new Way.Later());
    }
    List<Condition> found = new ArrayList<>();
    walk(property.body(), outside, found);
    return found.stream().filter(c -> !c.asked().isEmpty()).toList();
  }

  private static void walk(Expr e, List<Way> outside, List<Condition> into) {
    switch (e) {
      case Expr.Quantified(var q, var bounds, Expr where, Expr body, _, _) when q == Expr.Quantifier.ALL -> {
        List<Way> ways = new ArrayList<>(outside);
        for (Expr.Bound bound : bounds) {
          ways.add(switch (bound.domain()) {
            case Domain.Every _ -> new Way.Any(bound.binder());
            case Domain.Within(Expr collection) -> new Way.Within(bound.binder(), collection);
          });
        }
        ways.add(new Way.Holds(where));
        walk(body, ways, into);
      }
      case Expr.Temporal(var op, Expr body, _) when op == Expr.UnaryTemporal.ALWAYS ->
          walk(body, plus(outside, new Way.Later()), into);
      case Expr.Logic(var op, Expr first, Expr second, _) when op == Expr.LogicOp.AND -> {
        walk(first, outside, into);
        walk(second, outside, into);
      }
      case Expr.Call call -> walk(call.definition().body(), plus(outside, new Way.Entered(call)), into);
      case Expr.Logic(var op, Expr left, _, _) when op == Expr.LogicOp.IMPLIES ->
          into.add(new Condition(plus(outside, new Way.Holds(left))));
      case Expr.Temporal2(var op, Expr left, _, _) when op == Expr.BinaryTemporal.LEADSTO ->
          into.add(new Condition(plus(plus(outside, new Way.Later()), new Way.Holds(left))));
      case Expr _ -> into.add(new Condition(outside));
    }
  }

  private static List<Way> plus(List<Way> ways, Way more) {
    List<Way> all = new ArrayList<>(ways);
    all.add(more);
    return all;
  }

  /** What the left side consists of; what is written {@code true}, or not at all, asks for nothing. */
  List<Way> asked() {
    return ways.stream().filter(w -> switch (w) {
      case Way.Holds(Expr left) -> !(left instanceof Expr.Literal(var value, _, _) && value.equals(Values.TRUE));
      case Way.Within _ -> true;
      case Way.Any _, Way.Later _, Way.Entered _ -> false;
    }).toList();
  }

  /** Its left side, as the author wrote it. */
  String text() {
    List<String> parts = new ArrayList<>();
    for (Way way : asked()) {
      switch (way) {
        case Way.Holds(Expr left) -> parts.add(text(left.at()));
        case Way.Within(Binder binder, Expr collection) -> parts.add(binder.name() + " in " + text(collection.at()));
        case Way.Any _, Way.Later _, Way.Entered _ -> { }
      }
    }
    return String.join(" and ", parts);
  }

  private static String text(Origin at) {
    return at.span().orElseThrow().text().replaceAll("//.*", "").strip().replaceAll("\\s+", " ");
  }

  /** Everything that has to be evaluated. */
  List<Expr> expressions() {
    List<Expr> all = new ArrayList<>();
    for (Way way : ways) {
      switch (way) {
        case Way.Holds(Expr left) -> all.add(left);
        case Way.Within(_, Expr collection) -> all.add(collection);
        case Way.Entered(Expr.Call call) -> all.addAll(call.arguments());
        case Way.Any _, Way.Later _ -> { }
      }
    }
    return all;
  }

  /** Whether it depends on what is still to come. */
  boolean speaksOfTheFuture() {
    return expressions().stream().anyMatch(Condition::ofTheFuture);
  }

  private static boolean ofTheFuture(Expr e) {
    return e instanceof Expr.Temporal t && !t.op().isPast()
        || e instanceof Expr.Temporal2 t2 && !t2.op().isPast()
        || e instanceof Expr.Call call && ofTheFuture(call.definition().body())
        || Children.of(e).stream().anyMatch(Condition::ofTheFuture);
  }
}
