package baton.checker.certificate;

import baton.models.ir.Expr;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Protocol;
import baton.models.ir.Rewrite;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.properties.Goal;
import baton.properties.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Invariants in the language's own syntax, so that they can be read again: what authors cannot name has a name with a
 * {@code #}, as {@link baton.models.FormulaReader} knows them.
 */
public final class InvariantText {
  private final Protocol protocol;
  private final ExprPrinter printer;

  private InvariantText(Protocol protocol) {
    this.protocol = protocol;
    printer = ExprPrinter.of(protocol);
  }

  /** Each conjunct on one line. */
  public static List<String> of(Protocol protocol, List<Expr> conjuncts) {
    InvariantText text = new InvariantText(protocol);
    return conjuncts.stream().map(c -> text.printer.print(text.renamed(c))).toList();
  }

  private Expr renamed(Expr e) {
    return e instanceof Expr.Read(Variable variable, var at)
        ? new Expr.Read(renamed(variable), at)
        : Rewrite.children(e, this::renamed);
  }

  private Variable renamed(Variable v) {
    return switch (v.kind()) {
      case FREE_CONSTANT, STATE -> v;
      case LOCATION -> named(v, routine(v).name() + "#where", numbered(v.type()));
      case COUNTER -> named(v, counted(v).orElse("any") + "#used", v.type());
      case MONITOR -> v.name().startsWith("loop#")
          ? v
          : named(v, "memory#" + (v.index() - protocol.variables().size()), v.type());
    };
  }

  private static Variable named(Variable v, String name, Type type) {
    return new Variable(name, type, v.kind(), v.ghost(), v.index());
  }

  private Routine routine(Variable location) {
    return protocol.routines().stream().filter(r -> r.location().equals(location)).findFirst().orElseThrow();
  }

  /** The fault whose budget a counter counts. */
  private Optional<String> counted(Variable counter) {
    return protocol.budgets().keySet().stream()
        .filter(f -> Protocol.counterName(f).equals(counter.name()))
        .findFirst();
  }

  /** The type of a location, its fields known by their numbers. */
  private static Type numbered(Type type) {
    if (type instanceof Type.MapOf(List<Type> domain, Type range)) {
      return new Type.MapOf(domain, numbered(range));
    }
    Type.Record record = (Type.Record) type;
    List<Type.Field> fields = new ArrayList<>();
    for (int i = 0; i < record.fields().size(); i++) {
      fields.add(new Type.Field("field#" + i, record.fields().get(i).type()));
    }
    return new Type.Record(record.name(), fields);
  }

  /** The conjuncts as declarations of a file. */
  public static String file(List<String> conjuncts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < conjuncts.size(); i++) {
      text.append("invariant conjunct").append(i + 1).append(" { ").append(conjuncts.get(i)).append(" }\n");
    }
    return text.toString();
  }

  /** A formula as it was read, its bits of memory as the goal's. Empty if the goal has no such bit. */
  public static Optional<Expr> remembering(Goal goal, Expr read) {
    List<Variable> bits = monitor(goal).bits();
    Map<Integer, Variable> byIndex = bits.stream().collect(Collectors.toMap(Variable::index, b -> b));
    List<Integer> unknown = new ArrayList<>();
    Expr e = remembering(byIndex, unknown, read);
    return unknown.isEmpty() ? Optional.of(e) : Optional.empty();
  }

  private static Expr remembering(Map<Integer, Variable> bits, List<Integer> unknown, Expr e) {
    if (e instanceof Expr.Read(Variable variable, var at) && variable.kind() == Variable.Kind.MONITOR) {
      Variable bit = bits.get(variable.index());
      if (bit == null) {
        unknown.add(variable.index());
        return e;
      }
      return new Expr.Read(bit, at);
    }
    return Rewrite.children(e, child -> remembering(bits, unknown, child));
  }

  private static Monitor monitor(Goal goal) {
    return switch (goal) {
      case Goal.Always a -> a.monitor();
      case Goal.Somewhere s -> s.monitor();
      case Goal.Liveness l -> l.safety().monitor();
      case Goal.EveryStep _, Goal.Deadlock _, Goal.WellDefined _, Goal.Unsupported _, Goal.MeasureGoal _,
          Goal.NotChecked _ -> Monitor.NONE;
    };
  }
}
