package baton.tests.random;

import baton.tests.random.Expressions.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the language can say in a short form and in a long one, as text in one of the two. Both mean the same: down to
 * the typed protocol, but for one value that is written to all entries of a map.
 */
final class ShortForms {
  private final boolean brief;
  private final boolean briefMaps;
  private final Source layout;

  /** Line ends are where {@code layout} wants them. */
  ShortForms(boolean brief, boolean briefMaps, Source layout) {
    this.brief = brief;
    this.briefMaps = briefMaps;
    this.layout = layout;
  }

  /** Two variables of one type, for {@link #action}. */
  List<String> variables() {
    return brief ? List.of("var w0, w1: 0..2 = 1") : List.of("var w0: 0..2 = 1", "var w1: 0..2 = 1");
  }

  /** Writes both of them, and all entries of each map. */
  String action(List<Readable> variables) {
    List<String> statements = new ArrayList<>();
    statements.add(brief ? "w0, w1 := 2" : "w0 := 2; w1 := 2");
    for (Readable map : variables) {
      if (map.type() instanceof GenType.MapOf(GenType key, GenType value)) {
        entry(value, variables).ifPresent(c -> statements.add(
            briefMaps ? map.text() + " := " + c
                : "for key: " + key.text() + " { " + map.text() + "[key] := " + c + " }"));
      }
    }
    return "action c9 { " + String.join("; ", statements) + " }";
  }

  /** A variable of the type, or else a constant. */
  private static Optional<String> entry(GenType type, List<Readable> variables) {
    return variables.stream().filter(v -> v.type().equals(type)).map(Readable::text).findFirst()
        .or(() -> constant(type));
  }

  private static Optional<String> constant(GenType type) {
    return switch (type) {
      case GenType.Bool _ -> Optional.of("true");
      case GenType.Range(_, int hi) -> Optional.of("" + hi);
      case GenType.Enumeration(_, List<String> elements) -> Optional.of(elements.getLast());
      case GenType.Maybe _ -> Optional.of("none");
      case GenType.SetOf _ -> Optional.of("{}");
      case GenType.Sort _, GenType.ListOf _, GenType.MapOf _, GenType.Record _ -> Optional.empty();
    };
  }

  /** Calls that lead; they have no long form with the same typed protocol. */
  static List<String> calls() {
    return List.of(
        "proc turn: 0..2 { let n = w0; w0 := w1; w1 := n; return n }",
        "action c8 { if turn() == 1 and w0 == 2 { w1 := 1 } w0, w1 := 2 - w0 }",
        "action c7 { require turn() + w1 > 1; w1 := turn() - w0 }",
        "invariant c6 { w0 + w1 < 4 }");
  }

  /** The step was one of these. */
  String did(List<String> steps) {
    return brief
        ? "did {" + String.join("," + space(), steps) + "}"
        : "(" + String.join(" or ", steps.stream().map(s -> "did " + s).toList()) + ")";
  }

  String property(String kind, String name, List<String> conditions) {
    return kind + " " + name + " " + braced(conditions);
  }

  /** Braces around all of the conditions. */
  String braced(List<String> conditions) {
    if (!brief) {
      return "{ " + String.join(" and ", conditions.stream().map(c -> "(" + c + ")").toList()) + " }";
    }
    StringBuilder text = new StringBuilder("{" + space());
    for (int i = 0; i < conditions.size(); i++) {
      text.append(i == 0 ? "" : layout.chance(50) ? ";" + space() : space() + "\n").append(conditions.get(i));
    }
    return text.append(space()).append("}").toString();
  }

  private String space() {
    return layout.chance(70) ? " " : "\n";
  }
}
