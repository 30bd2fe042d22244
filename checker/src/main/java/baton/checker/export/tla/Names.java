package baton.checker.export.tla;

import baton.models.ir.Definition;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.value.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the module's own things are called: as in the protocol, where TLA+ lets them. */
final class Names {
  private static final Set<String> RESERVED = Set.of(
      ("ASSUME ASSUMPTION AXIOM CASE CHOOSE CONSTANT CONSTANTS DOMAIN ELSE ENABLED EXCEPT EXTENDS IF IN INSTANCE LET"
          + " LOCAL MODULE OTHER SF_ SUBSET THEN THEOREM UNCHANGED UNION VARIABLE VARIABLES WF_ WITH LAMBDA PROOF BY"
          + " OBVIOUS OMITTED QED DEF DEFINE DEFS HAVE HIDE NEW PICK PROPOSITION PROVE STATE SUFFICES TAKE TEMPORAL"
          + " USE WITNESS ACTION COROLLARY LEMMA ONLY RECURSIVE BOOLEAN STRING TRUE FALSE"
          + " Nat Int Seq Len Append Head Tail SubSeq SelectSeq Cardinality IsFiniteSet none"
          + " Init Next Spec vars lbl TypeOK Ill Terminal NoDeadlock Fairness WellDefined ElementsOf"
          + " Without Before Reversed Print PrintT Assert JavaTime TLCGet TLCSet Permutations SortSeq RandomElement Any"
          + " ToString TLCEval").split(" ", -1));

  private final Set<String> used = new HashSet<>(RESERVED);
  private final Map<Variable, String> variables = new HashMap<>();
  private final Map<String, String> operators = new HashMap<>();
  private final Map<Type, String> types = new LinkedHashMap<>();
  private final Map<Definition, String> definitions = new HashMap<>();

  Names(Protocol protocol, String module) {
    used.add(module);
    protocol.sorts().forEach(s -> types.put(s, claim(s.name())));
    for (Variable v : protocol.variables()) {
      variables.put(v, claim(v.kind() == Variable.Kind.LOCATION ? "at_" + v.name() : v.name()));
    }
    protocol.places().forEach(p -> p.alternatives().forEach(a -> operators.put(a.name(), claim(a.name()))));
  }

  /** A name made legal, whether or not it is taken. */
  String legal(String wanted) {
    String name = wanted.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("_+$", "");
    return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "v" + name : name;
  }

  /** A name for something of the module. */
  String claim(String wanted) {
    String base = legal(wanted);
    String name = base;
    for (int n = 2; !used.add(name); n++) {
      name = base + "_" + n;
    }
    return name;
  }

  boolean isGlobal(String name) {
    return used.contains(name);
  }

  String variable(Variable v) {
    return Optional.ofNullable(variables.get(v)).orElseThrow(
        () -> new IllegalStateException("no variable of the module: " + v.name()));
  }

  /** A variable of the module that is none of the protocol. */
  void add(Variable v, String wanted) {
    variables.computeIfAbsent(v, _ -> claim(wanted));
  }

  /** The operator of an action. */
  String operator(String action) {
    return Optional.ofNullable(operators.get(action)).orElseThrow();
  }

  /** The operator of a def, claimed when first asked for. */
  String definition(Definition d) {
    return definitions.computeIfAbsent(d, _ -> claim(d.name()));
  }

  /** The set of all values of an enum or sort. */
  String set(Type type, String wanted) {
    return types.computeIfAbsent(type, _ -> claim(wanted));
  }

  /** All enums and sorts that were asked for, with their names. */
  Map<Type, String> sets() {
    return new LinkedHashMap<>(types);
  }

  /** The elements of an enum or sort. */
  static List<String> elements(Type type) {
    return switch (type) {
      case Type.Enumeration(_, var elements) -> elements;
      case Type.Sort(String name, int size) ->
          java.util.stream.IntStream.range(0, size).mapToObj(i -> name + "#" + i).toList();
      case Type.Bool _, Type.Range _, Type.Unbounded _, Type.Maybe _, Type.SetOf _, Type.MapOf _, Type.Record _,
          Type.ListOf _ -> throw new IllegalArgumentException(type + " has no names");
    };
  }
}
