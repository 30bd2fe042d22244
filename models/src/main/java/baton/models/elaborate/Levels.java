package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import baton.models.source.Code;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.value.Type;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an expression speaks about, and which places accept that (§1.8 of the semantics). */
final class Levels {
  /** One thing that an expression may do. */
  enum Use {
    FREE_CONSTANT("reads the free constant"),
    STATE("reads the state, in"),
    ENABLED("asks what is enabled, in"),
    DID("speaks about the step before, in"),
    PAST("speaks about the past, in"),
    PRIME("speaks about the state after a step, in"),
    FUTURE("speaks about the future, in");

    private final String words;

    Use(String words) {
      this.words = words;
    }
  }

  static final Set<Use> CONSTANT = EnumSet.noneOf(Use.class);
  static final Set<Use> FREE = EnumSet.of(Use.FREE_CONSTANT);
  static final Set<Use> GUARD = EnumSet.of(Use.FREE_CONSTANT, Use.STATE);
  static final Set<Use> STATE = EnumSet.of(Use.FREE_CONSTANT, Use.STATE, Use.ENABLED);
  static final Set<Use> PAST = EnumSet.of(Use.FREE_CONSTANT, Use.STATE, Use.ENABLED, Use.DID, Use.PAST);
  static final Set<Use> STEP = EnumSet.of(Use.FREE_CONSTANT, Use.STATE, Use.ENABLED, Use.DID, Use.PRIME);
  static final Set<Use> TEMPORAL =
      EnumSet.of(Use.FREE_CONSTANT, Use.STATE, Use.ENABLED, Use.DID, Use.PAST, Use.FUTURE);

  private final Shared shared;

  Levels(Shared shared) {
    this.shared = shared;
  }

  /** {@code e}, if {@code place} (said in the message: "a guard") accepts what it does. */
  Expr require(Expr e, Set<Use> allowed, String place, Span fallback) {
    Map<Use, Expr> uses = uses(e);
    for (Map.Entry<Use, Expr> use : uses.entrySet()) {
      if (!allowed.contains(use.getKey())) {
        Span at = use.getValue().at().span().orElse(fallback);
        String what = use.getKey().words + " `" + at.text().lines().findFirst().orElse("") + "`";
        Code code = allowed.equals(CONSTANT) ? Code.NOT_CONSTANT : Code.WRONG_LEVEL;
        throw shared.error(code, at, "this " + what + ", which " + place + " cannot do", help(use.getKey(), allowed));
      }
    }
    return e;
  }

  /** That what a def is given lasts, if it looks into the past or the future: else it would be open when it is read. */
  void requireLasting(Definition definition, List<Expr> arguments, Expression.Call call) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!FREE.containsAll(uses(arguments.get(i)).keySet()) && looksAway(definition)) {
        Binder parameter = definition.parameters().get(i);
        String help = parameter.type() instanceof Type.Bool
            ? "write a def without `" + parameter.name() + "`, or a module that takes a def"
            : "say which value is meant: `all " + parameter.name() + ": " + parameter.type() + " where "
                + parameter.name() + " == … { " + call.callee().text() + "(" + parameter.name() + ") }`";
        Span at = call.arguments().get(i).at();
        throw shared.error(
            Code.WRONG_LEVEL, at,
            "`" + at.text().lines().findFirst().orElse("") + "` changes, and `" + call.callee().text()
                + "` looks into the past or the future",
            help);
      }
    }
  }

  private static boolean looksAway(Definition definition) {
    Set<Use> uses = uses(definition.body()).keySet();
    return uses.contains(Use.PAST) || uses.contains(Use.FUTURE);
  }

  private static String help(Use use, Set<Use> allowed) {
    return switch (use) {
      case FREE_CONSTANT, STATE ->
          allowed.equals(CONSTANT) ? "only constants with a value are known here" : "only constants are known here";
      case ENABLED -> "use it in an invariant, transition, property or reach";
      case DID, PAST -> "use it in an invariant, property or reach, or remember it in a ghost variable";
      case PRIME -> "use it in a transition";
      case FUTURE -> allowed.contains(Use.PRIME)
          ? "the state after the step is written `x'`; use what goes on in a property"
          : "use it in a property";
    };
  }

  /** The first part of the expression that makes each use. */
  static Map<Use, Expr> uses(Expr e) {
    Map<Use, Expr> found = new EnumMap<>(Use.class);
    collect(e, found, new IdentityHashMap<>(), Optional.empty());
    return found;
  }

  private static void collect(
      Expr e, Map<Use, Expr> found, IdentityHashMap<Object, Boolean> seen, Optional<Expr> call) {
    Expr blame = call.orElse(e);
    use(e).ifPresent(u -> found.putIfAbsent(u, blame));
    if (e instanceof Expr.Call(var definition, _, _) && seen.put(definition, true) == null) {
      collect(definition.body(), found, seen, Optional.of(blame));
    }
    for (Expr child : Children.of(e)) {
      collect(child, found, seen, call);
    }
  }

  private static Optional<Use> use(Expr e) {
    return switch (e) {
      case Expr.Read(var variable, _) ->
          Optional.of(variable.kind() == Variable.Kind.FREE_CONSTANT ? Use.FREE_CONSTANT : Use.STATE);
      case Expr.Running _, Expr.At _ -> Optional.of(Use.STATE);
      case Expr.Enabled _ -> Optional.of(Use.ENABLED);
      case Expr.Did _ -> Optional.of(Use.DID);
      case Expr.Prime _ -> Optional.of(Use.PRIME);
      case Expr.Temporal t -> Optional.of(t.op().isPast() ? Use.PAST : Use.FUTURE);
      case Expr.Temporal2 t -> Optional.of(t.op().isPast() ? Use.PAST : Use.FUTURE);
      case Expr.Literal _, Expr.Constant _, Expr.Local _, Expr.Not _, Expr.Logic _, Expr.Negate _, Expr.Arithmetic _,
          Expr.Compare _, Expr.In _, Expr.SetAlgebra _, Expr.SetLiteral _, Expr.Comprehension _, Expr.Conditional _,
          Expr.Quantified _, Expr.Lookup _, Expr.ElementAt _, Expr.Field _, Expr.Construct _, Expr.With _,
          Expr.Unwrap _, Expr.First _, Expr.Last _, Expr.Size _, Expr.Without _, Expr.Before _, Expr.Reversed _,
          Expr.Filled _, Expr.Let _, Expr.Call _, Expr.Narrow _, Expr.Widen _, Expr.OrFalse _ ->
          Optional.empty();
    };
  }
}
