package baton.models.elaborate;

import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Moment;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Diagnostics;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** What all scopes of one elaboration share: findings, settings, fresh names. */
final class Shared {
  final Diagnostics diagnostics;
  final Settings settings;
  final Set<String> usedSettings = new TreeSet<>();
  final List<Type.Sort> sorts = new ArrayList<>();
  final List<String> unsized = new ArrayList<>();
  final List<String> fixedElements = new ArrayList<>();
  final Map<String, Expr.Constant> constants = new LinkedHashMap<>();

  /** Defs at whose constant default a parameter of a module was left, by qualified name. */
  final Set<String> leftOut = new TreeSet<>();

  /** What actions say that they take, by label; known once all actions are elaborated. */
  final Map<String, Expr> durations = new LinkedHashMap<>();

  /** The protocol that marked names speak of; empty while it is being read: then there are none. */
  Optional<Protocol> marked = Optional.empty();

  private final Interpreter constantInterpreter = new Interpreter(emptyProtocol());
  private int binders;

  Shared(Diagnostics diagnostics, Settings settings) {
    this.diagnostics = diagnostics;
    this.settings = settings;
  }

  Binder fresh(String name, Type type) {
    return new Binder(name, type, binders++);
  }

  /** Reports and abandons. */
  Abandon error(Code code, Span at, String message) {
    diagnostics.add(Diagnostic.error(code, at, message));
    return new Abandon();
  }

  Abandon error(Code code, Span at, String message, String help) {
    diagnostics.add(Diagnostic.error(code, at, message).help(help));
    return new Abandon();
  }

  void warn(Code code, Span at, String message, String help) {
    diagnostics.add(Diagnostic.warning(code, at, message).help(help));
  }

  /** The text that the command line or {@code with} gives for a sort, constant or bug. */
  Optional<String> setting(String name) {
    usedSettings.add(name);
    return Optional.ofNullable(settings.values().get(name));
  }

  /** The value of an expression of constant level. */
  Value evaluate(Expr expr, Span at) {
    return evaluate(expr, at, Map.of());
  }

  /** The same with values for the names bound around the expression. */
  Value evaluate(Expr expr, Span at, Map<Binder, Value> bound) {
    Moment nowhere = Moment.instant(new State(List.of()), Optional.empty());
    return switch (constantInterpreter.evaluate(expr, nowhere, bound)) {
      case Evaluation.Defined(Value value) -> value;
      case Evaluation.Undefined(Ill kind, Origin origin) ->
          throw error(
              Code.ILL_CONSTANT,
              origin.span().orElse(at),
              "this constant has no value (" + kind.word() + ")",
              IllHelp.of(kind));
    };
  }

  private static Protocol emptyProtocol() {
    return new Protocol(
        "Constants", Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), Map.of(), OptionalInt.empty(),
        new Expr.Literal(Values.FALSE, Types.BOOL, Origin.nowhere()),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
