package baton.tests.random;

import baton.tests.random.Expressions.Readable;
import baton.tests.random.Expressions.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random well-typed protocols, as text: small state spaces that use every type, statement and kind of
 * property. The same seed gives the same protocol.
 */
public final class RandomProtocol {
  private final Source source;
  private final Expressions expressions;
  private final Statements statements;
  private final Optional<ShortForms> more;
  private final List<String> lines = new ArrayList<>();
  private final List<GenType> scalars = new ArrayList<>();
  private final List<GenType> keys = new ArrayList<>();
  private final List<GenType.Record> records = new ArrayList<>();
  private final List<Readable> constants = new ArrayList<>();
  private final List<Readable> variables = new ArrayList<>();
  private final List<String> procs = new ArrayList<>();
  private final List<Labelled> actions = new ArrayList<>();
  private final List<Labelled> routines = new ArrayList<>();

  /** A name with the types of its parameters. */
  private record Labelled(String name, List<GenType> parameters) {}

  private RandomProtocol(long seed, Optional<ShortForms> more) {
    this.more = more;
    source = new Source(new SplittableRandom(seed));
    expressions = new Expressions(source);
    statements = new Statements(source, expressions);
  }

  /** The text of the protocol of a seed. */
  public static String of(long seed) {
    return new RandomProtocol(seed, Optional.empty()).generate();
  }

  /** The same with all short forms of the language in it. */
  public static String inShortForms(long seed) {
    return of(seed, new ShortForms(true, true, new Source(new SplittableRandom(~seed))));
  }

  /** The same with more in it, for which the language has a short form and a long one. */
  static String of(long seed, ShortForms more) {
    return new RandomProtocol(seed, Optional.of(more)).generate();
  }

  private String generate() {
    lines.add("protocol Random");
    types();
    constants();
    variables();
    if (source.chance(30)) {
      lines.add("proc p0() { " + statements.block(reach(vocabulary(), false), 1) + " }");
      procs.add("p0()");
    }
    if (source.chance(30)) {
      lines.add("def d0 = " + expressions.bool(vocabulary(), 2));
      constants.add(new Readable("d0", new GenType.Bool()));
    }
    signatures();
    if (source.chance(25)) {
      lines.add("init { " + statements.block(reach(vocabulary(), false), 1) + " }");
    }
    actions.forEach(this::action);
    routines.forEach(this::routine);
    if (source.chance(40)) {
      lines.add("terminal { " + expressions.bool(vocabulary(), 1) + " }");
    }
    properties();
    more.ifPresent(m -> shortForms(m));
    return String.join("\n", lines) + "\n";
  }

  private void shortForms(ShortForms forms) {
    Vocabulary v = vocabulary();
    lines.add(forms.action(variables));
    lines.addAll(ShortForms.calls());
    List<String> steps = actions.stream()
        .map(a -> a.name() + (source.chance(50) ? "" : "(" + wildcards(a) + ")"))
        .toList();
    lines.add(forms.property("transition", "c0", List.of(forms.did(steps) + " implies " + expressions.bool(v, 1),
        "not " + forms.did(steps) + " or " + expressions.bool(v, 1))));
    lines.add(forms.property("invariant", "c1", List.of(
        expressions.bool(v, 1), expressions.bool(v, 2),
        "all b: bool " + forms.braced(List.of("b or not b", expressions.bool(v, 1))))));
  }

  private void types() {
    if (source.chance(75)) {
      int size = source.between(1, 3);
      lines.add("sort Node = " + size);
      scalars.add(new GenType.Sort("Node", size));
    }
    if (source.chance(25)) {
      lines.add("sort Dev = 2");
      scalars.add(new GenType.Sort("Dev", 2));
    }
    if (source.chance(70)) {
      List<String> elements = List.of("red", "green", "blue").subList(0, source.between(2, 3));
      lines.add("enum Color { " + String.join(", ", elements) + " }");
      scalars.add(new GenType.Enumeration("Color", elements));
    }
    if (source.chance(60)) {
      scalars.add(range());
    }
    if (source.chance(20)) {
      scalars.add(range());
    }
    scalars.add(new GenType.Bool());
    keys.addAll(scalars);
    if (source.chance(30)) {
      List<GenType> types = List.of(fieldType(), fieldType());
      GenType.Record r = new GenType.Record("Pair", List.of("left", "right"), types);
      lines.add("type Pair = record { left: " + types.get(0).text() + ", right: " + types.get(1).text() + " }");
      records.add(r);
    }
  }

  /** Most begin at 0. */
  private GenType.Range range() {
    int lo = source.chance(60) ? 0 : source.between(-2, 1);
    return new GenType.Range(lo, lo + source.between(1, 3));
  }

  private GenType fieldType() {
    GenType t = source.of(scalars);
    return t instanceof GenType.Sort || source.chance(20) ? new GenType.Maybe(t) : t;
  }

  private void constants() {
    for (GenType t : List.copyOf(scalars)) {
      if (t instanceof GenType.Sort sort) {
        String name = "the" + sort.name();
        lines.add("const " + name + ": " + sort.text());
        constants.add(new Readable(name, sort));
        break;
      }
    }
    if (source.chance(20)) {
      lines.add("const limit: 0..3 = " + source.between(0, 3));
      constants.add(new Readable("limit", new GenType.Range(0, 3)));
    }
    if (source.chance(20)) {
      lines.add("bug oops");
      constants.add(new Readable("oops", new GenType.Bool()));
    }
  }

  private void variables() {
    int n = source.between(2, 4);
    for (int i = 0; i < n; i++) {
      GenType type = variableType();
      String name = "v" + i;
      String initial = initial(type);
      lines.add("var " + name + ": " + type.text() + " = " + initial);
      variables.add(new Readable(name, type));
    }
    more.ifPresent(m -> m.variables().forEach(lines::add));
  }

  private GenType variableType() {
    List<GenType> ranges = scalars.stream().filter(GenType.Range.class::isInstance).toList();
    GenType scalar = source.of(ranges.isEmpty() || source.chance(70) ? scalars : ranges);
    return switch (source.below(10)) {
      case 0, 1 -> scalar;
      case 2 -> new GenType.Maybe(scalar);
      case 3 -> new GenType.SetOf(scalar);
      case 4 -> new GenType.ListOf(source.between(1, 2), source.chance(20) ? new GenType.Maybe(scalar) : scalar);
      case 5 -> records.isEmpty() ? scalar : records.getFirst();
      case 6 -> new GenType.MapOf(source.of(keys),
          source.chance(50) ? new GenType.SetOf(small()) : new GenType.Maybe(scalar));
      default -> new GenType.MapOf(source.of(keys), small());
    };
  }

  private GenType small() {
    List<GenType> small = scalars.stream().filter(t -> !(t instanceof GenType.Sort)).toList();
    return source.of(small);
  }

  private String initial(GenType type) {
    return switch (type) {
      case GenType.Bool _ -> source.chance(10) ? "any" : source.chance(50) ? "true" : "false";
      case GenType.Range(int lo, int hi) -> source.chance(10) ? "any" : "" + source.between(lo, hi);
      case GenType.Enumeration(_, List<String> elements) -> source.of(elements);
      case GenType.Sort sort ->
          constants.stream().filter(c -> c.type().equals(sort)).map(Readable::text).findFirst().orElse("any");
      case GenType.Maybe _ -> "none";
      case GenType.SetOf _ -> "{}";
      case GenType.ListOf _ -> "[]";
      case GenType.MapOf(_, GenType value) -> initial(value).equals("any") ? "any" : initialEntry(value);
      case GenType.Record(String name, List<String> fields, List<GenType> types) -> {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          String value = initial(types.get(i));
          parts.add(fields.get(i) + " = " + (value.equals("any") ? initialEntry(types.get(i)) : value));
        }
        yield name + "(" + String.join(", ", parts) + ")";
      }
    };
  }

  private String initialEntry(GenType value) {
    return switch (value) {
      case GenType.Bool _ -> "false";
      case GenType.Range(int lo, _) -> "" + lo;
      case GenType.Enumeration _, GenType.Sort _, GenType.Maybe _, GenType.SetOf _, GenType.ListOf _, GenType.MapOf _,
          GenType.Record _ ->
          initial(value);
    };
  }

  private Vocabulary vocabulary() {
    List<Readable> readables = new ArrayList<>(constants);
    readables.addAll(variables);
    List<String> running = new ArrayList<>();
    routines.forEach(r -> running.add("running " + r.name() + "(" + wildcards(r) + ")"));
    return new Vocabulary(scalars, readables, List.of(), List.of(), running);
  }

  private static String wildcards(Labelled l) {
    return String.join(", ", l.parameters().stream().map(_ -> "_").toList());
  }

  private Statements.Reach reach(Vocabulary v, boolean mayReturn) {
    List<String> starts = new ArrayList<>();
    List<String> aborts = new ArrayList<>();
    for (Labelled r : routines) {
      aborts.add(r.name() + "(" + wildcards(r) + ")");
      if (r.parameters().stream().allMatch(t -> expressions.possible(t, v))) {
        starts.add(r.name() + "("
            + String.join(", ", r.parameters().stream().map(t -> expressions.of(t, v, 0)).toList()) + ")");
      }
    }
    return new Statements.Reach(v, variables, procs, starts, aborts, mayReturn);
  }

  private void signatures() {
    int n = source.between(2, 4);
    for (int i = 0; i < n; i++) {
      List<GenType> parameters = new ArrayList<>();
      for (int k = source.below(3); k > 0; k--) {
        parameters.add(source.of(scalars));
      }
      actions.add(new Labelled("a" + i, parameters));
    }
    if (source.chance(40)) {
      List<GenType> parameters = source.chance(40) ? List.of(source.of(scalars)) : List.of();
      routines.add(new Labelled("r0", parameters));
    }
  }

  private static String parameterList(List<String> names, List<GenType> types) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parts.add(names.get(i) + ": " + types.get(i).text());
    }
    return parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
  }

  private void action(Labelled a) {
    List<String> names = new ArrayList<>();
    Vocabulary v = vocabulary();
    for (GenType t : a.parameters()) {
      String p = expressions.fresh("p");
      names.add(p);
      v = v.with(new Readable(p, t));
    }
    boolean fault = source.chance(25);
    String head = fault ? "fault " : source.chance(20) ? "fair action " : "action ";
    String max = fault && source.chance(70) ? " max " + source.between(0, 2) : "";
    String when = source.chance(70) ? " when " + expressions.bool(v, 2) : "";
    String text = head + a.name() + parameterList(names, a.parameters()) + max + when
        + " { " + statements.block(reach(v, true), 2) + " }";
    if (source.chance(20)) {
      text += "\nor " + (fault || source.chance(40) ? "fault " : "") + a.name() + "x"
          + (fault ? " max 1" : "") + " { " + statements.block(reach(v, true), 1) + " }";
    }
    lines.add(text);
  }

  private void routine(Labelled r) {
    List<String> names = new ArrayList<>();
    Vocabulary v = vocabulary();
    for (GenType t : r.parameters()) {
      String p = expressions.fresh("p");
      names.add(p);
      v = v.with(new Readable(p, t));
    }
    String when = source.chance(75) ? " when " + expressions.bool(v, 1) : "";
    StringBuilder text = new StringBuilder(source.chance(30) ? "fair " : "");
    text.append("routine ").append(r.name()).append(parameterList(names, r.parameters())).append(when).append(" {\n");
    int steps = source.between(1, 3);
    for (int i = 0; i < steps; i++) {
      text.append(item(v, "s" + i, 2));
    }
    lines.add(text.append("}").toString());
  }

  private String item(Vocabulary v, String stem, int depth) {
    String step = depth == 0 || stem.length() > 2 ? expressions.fresh("s") : stem;
    String plain = "  step " + step + " { " + statements.block(reach(v, true), 1) + " }"
        + (source.chance(20) ? "\n  or " + (source.chance(50) ? "fault " : "") + step + "x { "
            + statements.block(reach(v, true), 0) + " }" : "") + "\n";
    if (depth == 0) {
      return plain;
    }
    return switch (source.below(8)) {
      case 0 -> "  if " + expressions.bool(v, 1) + " {\n" + item(v, "then", depth - 1) + "  }"
          + (source.chance(40) ? " else {\n" + item(v, "else", depth - 1) + "  }" : "") + "\n";
      case 1, 2 -> {
        String x = expressions.fresh("x");
        List<Readable> lists = variables.stream().filter(r -> r.type() instanceof GenType.ListOf).toList();
        GenType domain = source.of(scalars);
        String over = domain instanceof GenType.Sort ? ": " + domain.text() : " in " + domain.text();
        if (!lists.isEmpty() && source.chance(50)) {
          Readable xs = source.of(lists);
          domain = ((GenType.ListOf) xs.type()).element();
          over = " in " + (source.chance(30) ? "reversed " : "") + xs.text();
        }
        Vocabulary inside = v.with(new Readable(x, domain));
        String where = source.chance(30) ? " where " + expressions.bool(inside, 1) : "";
        yield "  for " + x + over + where + " {\n" + item(inside, "loop", depth - 1) + "  }\n";
      }
      case 3 -> plain + (source.chance(30) ? "  return\n" : "");
      default -> plain;
    };
  }

  private void properties() {
    List<String> did = new ArrayList<>();
    List<String> enabled = new ArrayList<>();
    for (Labelled a : actions) {
      did.add("did " + a.name() + "(" + wildcards(a) + ")");
      enabled.add("enabled " + a.name() + "(" + wildcards(a) + ")");
    }
    Vocabulary state = vocabulary();
    Vocabulary full = new Vocabulary(state.scalars(), state.readables(), List.of(), enabled, state.running());
    Vocabulary step = new Vocabulary(state.scalars(), state.readables(), did, List.of(), state.running());
    lines.addAll(new RandomProperties(source, expressions, variables, state).lines(full, step));
  }
}
