package baton.checker.export.tla;

import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The text of a module and of its configuration. */
final class ModuleText {
  private final Protocol protocol;
  private final String module;
  private final Names names;
  private final Types types;
  private final Expressions expressions;
  private final Additions additions;
  private final Questions questions;
  private final Actions actions;

  ModuleText(Protocol protocol, List<Goal> goals, boolean named, String module) {
    this.protocol = protocol;
    this.module = module;
    names = new Names(protocol, module);
    types = new Types(names);
    expressions = new Expressions(protocol, names, types);
    additions = new Additions(names);
    questions = new Questions(names, additions, goals, named, protocol.variables().size());
    actions = new Actions(protocol, expressions, additions);
  }

  List<String> leftOut() {
    return questions.leftOut();
  }

  String render() {
    List<Actions.Operator> operators = actions.all();
    StringBuilder body = new StringBuilder();
    define("TypeOK", typeOk(), "Every variable has its type.", body);
    define("Init", init(), "", body);
    for (Actions.Operator o : operators) {
      Scope s = actions.parameters(o.parameters());
      String what = o.ill() ? "Where `" + o.action() + "` is ill-defined."
          : o.begins() ? "The same as the first step of an instance that is idle." : o.doc().orElse("");
      define(o.name() + Types.arguments(o.parameters().stream().map(s::of).toList()), o.body(), what, body);
    }
    define("Next", any(operators, o -> !o.ill(), ""), "", body);
    define("Ill", any(operators, Actions.Operator::ill, ""), "Some step is ill-defined.", body);
    define("WellDefined", "~Ill", "", body);
    if (questions.deadlock()) {
      deadlock(operators, body);
    }
    specification(operators, body);
    for (Questions.Question q : questions.all()) {
      define(q.name(), q.content().with(expressions), q.doc().orElse(""), body);
    }
    StringBuilder defs = new StringBuilder();
    definitions(defs);
    return head() + defs + body + "=".repeat(77) + "\n";
  }

  private static void define(String left, String right, String doc, StringBuilder into) {
    comment(doc, into);
    into.append(left).append(" ==");
    into.append(right.contains("\n") ? "\n  " + Layouts.indent(right, 2) : " " + right).append("\n\n");
  }

  private static void comment(String text, StringBuilder into) {
    text.lines().filter(l -> !text.isEmpty()).forEach(l -> into.append("\\* ").append(l).append('\n'));
  }

  private String head() {
    StringBuilder text = new StringBuilder();
    String title = " MODULE " + module + " ";
    int dashes = Math.max(4, (77 - title.length()) / 2);
    text.append("-".repeat(dashes)).append(title).append("-".repeat(dashes)).append('\n');
    comment(protocol.doc().orElse(""), text);
    text.append("\\* Written by `baton export --to tla`.\n");
    text.append(additions.variables().isEmpty()
        ? "\\* TLC's distinct states are our states; generated are our transitions and the initial states.\n"
        : "\\* Some goals need variables beside the protocol's: there are more states than ours.\n");
    questions.leftOut().forEach(g -> comment("Left out: " + g, text));
    text.append("EXTENDS Integers, Sequences, FiniteSets, TLC\n\nCONSTANT none  \\* the option without a value\n\n");
    names.sets().forEach((type, name) -> text.append(name).append(" == {")
        .append(String.join(", ", Names.elements(type).stream().map(e -> "\"" + e + "\"").toList())).append("}\n"));
    types.constants().forEach((name, value) -> text.append(name).append(" == ").append(value).append('\n'));
    for (Type.Enumeration e : expressions.ranked()) {
      List<String> ranks = new ArrayList<>();
      for (int i = 0; i < e.elements().size(); i++) {
        ranks.add("\"" + e.elements().get(i) + "\" :> " + i);
      }
      text.append(types.rank(e)).append(" == (").append(String.join(" @@ ", ranks)).append(")\n");
    }
    expressions.helpers().forEach(h -> text.append(h.definition()).append('\n'));
    List<String> variables = new ArrayList<>(protocol.variables().stream().map(names::variable).toList());
    variables.addAll(additions.variables());
    text.append("\nVARIABLES\n  ").append(String.join(",\n  ", variables)).append("\n\nvars == <<")
        .append(String.join(", ", variables)).append(">>\n\n");
    return text.toString();
  }

  /** The defs that are called, each below those that it calls. */
  private void definitions(StringBuilder into) {
    Set<Definition> done = new LinkedHashSet<>();
    Map<Definition, String> texts = new LinkedHashMap<>();
    for (Definition d : List.copyOf(expressions.called())) {
      definition(d, done, texts);
    }
    texts.forEach((d, text) -> into.append(text));
  }

  private void definition(Definition d, Set<Definition> done, Map<Definition, String> texts) {
    if (!done.add(d)) {
      return;
    }
    called(d.body()).forEach(inner -> definition(inner, done, texts));
    Scope s = actions.parameters(d.parameters());
    StringBuilder text = new StringBuilder();
    define(names.definition(d) + Types.arguments(d.parameters().stream().map(s::of).toList()),
        expressions.print(d.body(), s), "", text);
    texts.put(d, text.toString());
  }

  private static Set<Definition> called(Expr e) {
    Set<Definition> all = new LinkedHashSet<>();
    if (e instanceof Expr.Call c) {
      all.add(c.definition());
    }
    baton.models.ir.Children.of(e).forEach(part -> all.addAll(called(part)));
    return all;
  }

  private String typeOk() {
    List<String> parts = new ArrayList<>();
    for (Variable v : protocol.variables()) {
      parts.add(names.variable(v) + " \\in " + type(v));
    }
    return Layouts.conjunction(parts);
  }

  private String type(Variable v) {
    return switch (v.kind()) {
      case COUNTER, STATE, FREE_CONSTANT, MONITOR -> types.set(v.type());
      case LOCATION -> location(v.type());
    };
  }

  private String location(Type type) {
    if (type instanceof Type.MapOf map) {
      return "[" + String.join(" \\X ", map.domain().stream().map(types::set).toList()) + " -> " + location(map.range())
          + "]";
    }
    Type.Record record = (Type.Record) type;
    List<String> fields = new ArrayList<>();
    for (Type.Field f : record.fields()) {
      String set = f.type() instanceof Type.Enumeration e && f.name().equals(record.fields().getFirst().name())
          ? "{" + String.join(", ", e.elements().stream().map(p -> "\"" + p + "\"").toList()) + "}"
          : types.set(f.type());
      fields.add(names.legal(f.name()) + " : " + set);
    }
    return "[" + String.join(", ", fields) + "]";
  }

  private String init() {
    Bodies bodies = new Bodies(protocol, expressions, Mode.STEP);
    List<String> parts = new ArrayList<>();
    Map<Variable, String> first = new HashMap<>();
    Map<Variable, String> later = new LinkedHashMap<>();
    Set<Variable> written = new LinkedHashSet<>();
    Writes.collect(protocol.init(), written);
    boolean starts = !protocol.init().isEmpty()
        && protocol.routines().stream().anyMatch(r -> Ending.mentions(protocol.init(), r.name()));
    Scope s = Scope.EMPTY;
    for (Protocol.Initialiser i : protocol.initialisers()) {
      Variable v = i.variable();
      boolean control = v.kind() == Variable.Kind.LOCATION;
      boolean changes = written.contains(v) || control && starts;
      String value = control ? idle(v) : i.value().map(e -> expressions.print(e, Scope.EMPTY)).orElse("");
      if (!changes) {
        parts.add(names.variable(v) + (i.value().isPresent() ? " = " + value : " \\in " + types.set(v.type())));
      } else {
        s = s.writing(v, names);
        first.put(v, expressions.read(v, s));
        later.put(v, value);
      }
    }
    Scope begun = s;
    protocol.constantAssumptions().forEach(a -> parts.add(expressions.closed(a, Scope.EMPTY)));
    Ending ending = new Ending(
        protocol, expressions, bodies, new baton.models.ir.Action(
            "init", false, Optional.empty(), protocol.init(), Optional.empty(), baton.models.source.Origin.nowhere()),
        Optional.empty(), begun, end -> initial(end, later.keySet()));
    String text = bodies.block(protocol.init(), begun, (_, end) -> ending.of(end, true), end -> ending.of(end, false));
    for (Variable v : List.copyOf(later.keySet()).reversed()) {
      String name = Optional.ofNullable(first.get(v)).orElseThrow();
      String value = Optional.ofNullable(later.get(v)).orElseThrow();
      text = value.isEmpty() ? Layouts.exists(name, types.set(v.type()), text) : Layouts.let(name, value, text);
    }
    parts.add(text);
    return Layouts.conjunction(parts);
  }

  /** Every instance of a routine at no step. */
  private String idle(Variable location) {
    var routine = protocol.routines().stream().filter(r -> r.location().equals(location)).findFirst().orElseThrow();
    String idle = Locations.at(routine, "idle", types);
    return location.type() instanceof Type.MapOf map ? types.filled(map, idle) : idle;
  }

  private String initial(Scope end, Set<Variable> written) {
    List<String> parts = new ArrayList<>();
    for (Variable v : written) {
      parts.add(names.variable(v) + " = " + expressions.read(v, end));
    }
    for (Expr a : protocol.assumptions()) {
      parts.add(expressions.closed(a, Scope.EMPTY));
    }
    parts.addAll(additions.initially(expressions));
    return Layouts.conjunction(parts);
  }

  private interface Which {
    boolean is(Actions.Operator o);
  }

  private String any(List<Actions.Operator> operators, Which which, String before) {
    List<String> calls = new ArrayList<>();
    for (Actions.Operator o : operators) {
      if (which.is(o)) {
        Scope s = actions.parameters(o.parameters());
        StringBuilder text = new StringBuilder();
        for (var p : o.parameters()) {
          text.append("\\E ").append(s.of(p)).append(" \\in ").append(types.set(p.type())).append(" : ");
        }
        calls.add(text + before + o.name() + Types.arguments(o.parameters().stream().map(s::of).toList()));
      }
    }
    return Layouts.disjunction(calls);
  }

  private void deadlock(List<Actions.Operator> operators, StringBuilder into) {
    String ok = new Definedness(expressions).of(protocol.terminal(), Scope.EMPTY);
    define("Terminal", Definedness.and(ok, expressions.closed(protocol.terminal(), Scope.EMPTY)),
        "Where a run may end.", into);
    define("NoDeadlock", Layouts.disjunction(List.of(
        "Terminal", any(operators, o -> !o.ill() && !o.fault(), "ENABLED "),
        any(operators, o -> o.ill() && !o.fault(), ""))),
        "Some action is enabled or ill-defined, or a run may end; faults do not count.", into);
  }

  private void specification(List<Actions.Operator> operators, StringBuilder into) {
    boolean fair = questions.fairness();
    if (fair) {
      define("Fairness", new Fairness(protocol, expressions, operators).formula(),
          "A place that some alternative but a fault keeps enabled is taken, by any of its alternatives.", into);
    }
    define("Spec", "Init /\\ [][Next]_vars" + (fair ? " /\\ Fairness" : ""), "", into);
  }

  String configuration() {
    StringBuilder text = new StringBuilder();
    text.append("\\* For TLC: Deadlock is an invariant here, as faults do not count.\n");
    text.append(
        "SPECIFICATION Spec\nCONSTANT none = none\nCHECK_DEADLOCK FALSE\n\nINVARIANT TypeOK\nINVARIANT WellDefined\n");
    if (questions.deadlock()) {
      text.append("INVARIANT NoDeadlock\n");
    }
    for (Questions.Question q : questions.all()) {
      text.append(switch (q.kind()) {
        case INVARIANT -> "INVARIANT ";
        case PROPERTY -> "PROPERTY ";
        case WITNESS -> "\\* to be violated, by a witness: INVARIANT ";
      }).append(q.name()).append('\n');
    }
    return text.toString();
  }
}
