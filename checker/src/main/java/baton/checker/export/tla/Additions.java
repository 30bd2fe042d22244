package baton.checker.export.tla;

import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.ir.Variable;
import baton.models.value.Values;
import baton.properties.Monitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that goals need beside the protocol's: the last label, memory of the past. They change counts. */
final class Additions {
  /** A bit: {@code value} over the bits before an instant and the state of the instant; {@code first} before all. */
  private record Bit(Variable variable, Expr value, boolean first) {}

  private final Names names;
  private final List<Bit> bits = new ArrayList<>();
  private boolean label;

  Additions(Names names) {
    this.names = names;
  }

  void needLabel() {
    label = true;
  }

  boolean label() {
    return label;
  }

  /** A variable that says whether {@code holds} is true at the present instant, with the memory that this needs. */
  Variable remember(String goal, Monitor monitor, Expr holds, int firstIndex) {
    Map<Variable, Variable> own = new HashMap<>();
    for (int i = 0; i < monitor.bits().size(); i++) {
      Variable bit = monitor.bits().get(i);
      own.put(bit, add("past_" + goal.replace('.', '_') + "_" + (i + 1), firstIndex + bits.size() + i));
    }
    for (int i = 0; i < monitor.bits().size(); i++) {
      Variable bit = own.getOrDefault(monitor.bits().get(i), monitor.bits().get(i));
      bits.add(new Bit(bit, renamed(monitor.updates().get(i), own), monitor.initial().get(i).equals(Values.TRUE)));
    }
    Variable now = add("holds_" + goal.replace('.', '_'), firstIndex + bits.size() + 1_000);
    bits.add(new Bit(now, renamed(holds, own), true));
    label |= bits.stream().anyMatch(b -> Levels.hasLabel(b.value()));
    return now;
  }

  private Variable add(String name, int index) {
    Variable v = new Variable(name, baton.models.value.Types.BOOL, Variable.Kind.MONITOR, false, index);
    names.add(v, name);
    return v;
  }

  private static Expr renamed(Expr e, Map<Variable, Variable> own) {
    return e instanceof Expr.Read(Variable v, var at) && own.containsKey(v)
        ? new Expr.Read(own.getOrDefault(v, v), at) : Rewrite.children(e, part -> renamed(part, own));
  }

  /** Their names. */
  List<String> variables() {
    List<String> all = new ArrayList<>();
    if (label) {
      all.add("lbl");
    }
    bits.forEach(b -> all.add(names.variable(b.variable())));
    return all;
  }

  List<String> initially(Expressions expressions) {
    List<String> parts = new ArrayList<>();
    if (label) {
      parts.add("lbl = [act |-> \"\", args |-> <<>>, odd |-> FALSE]");
    }
    Map<Variable, String> first = new HashMap<>();
    bits.forEach(b -> first.put(b.variable(), b.first() ? "TRUE" : "FALSE"));
    Scope s = Scope.EMPTY.reading(first);
    bits.forEach(b -> parts.add(names.variable(b.variable()) + " = (" + value(b, expressions, s) + ")"));
    return parts;
  }

  List<String> next(Expressions expressions) {
    Scope s = Scope.EMPTY.prime("(lbl')");
    return bits.stream()
        .map(b -> names.variable(b.variable()) + "' = (" + value(b, expressions, s) + ")")
        .toList();
  }

  private static String value(Bit bit, Expressions expressions, Scope s) {
    String ok = new Definedness(expressions).of(bit.value(), s);
    return ok.equals(Layouts.TRUE) ? expressions.print(bit.value(), s)
        : ok + " /\\ " + expressions.closed(bit.value(), s);
  }
}
