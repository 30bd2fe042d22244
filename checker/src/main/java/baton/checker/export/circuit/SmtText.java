package baton.checker.export.circuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** What SMT-LIB, Horn clauses and VMT have in common: names, and the circuit's formulas. */
final class SmtText {
  private final Circuit circuit;
  private final Map<Integer, String> names = new LinkedHashMap<>();

  SmtText(Circuit circuit) {
    this.circuit = circuit;
    circuit.latches().forEach(latch -> names.put(latch.literal() >> 1, latch.name()));
    circuit.inputs().forEach(input -> names.put(input.literal() >> 1, input.name()));
  }

  /** A symbol, whatever is in the name. */
  static String symbol(String name) {
    return "|" + name.replace('|', '/').replace('\\', '/') + "|";
  }

  /** What a protocol and the legend say, as comments. */
  StringBuilder header(String target, String... more) {
    StringBuilder out = new StringBuilder();
    out.append("; ").append(circuit.name()).append(", written by `baton export --to ").append(target).append("`\n");
    for (String line : more) {
      out.append("; ").append(line).append('\n');
    }
    circuit.legend().forEach(line -> out.append("; ").append(line).append('\n'));
    return out;
  }

  /** The latches with their first values. */
  String initial(UnaryOperator<String> now) {
    List<String> all = new ArrayList<>();
    circuit.latches().forEach(latch -> {
      String name = symbol(now.apply(latch.name()));
      all.add(latch.reset() ? name : "(not " + name + ")");
    });
    return and(all);
  }

  /** The latches at the next instant, over those of this one and its inputs. */
  String step(UnaryOperator<String> now, UnaryOperator<String> next) {
    List<Integer> roots = circuit.latches().stream().map(Circuit.Latch::next).toList();
    return terms(now).let(roots, term -> {
      List<String> all = new ArrayList<>();
      circuit.latches().forEach(
          latch -> all.add("(= " + symbol(next.apply(latch.name())) + " " + term.apply(latch.next()) + ")"));
      return and(all);
    });
  }

  /** A literal now. */
  String term(int literal, UnaryOperator<String> now) {
    return terms(now).let(List.of(literal), term -> term.apply(literal));
  }

  private Terms terms(UnaryOperator<String> now) {
    IntFunction<String> input = number -> symbol(now.apply(names.getOrDefault(number, "")));
    return new Terms(circuit.aig(), input);
  }

  private static String and(List<String> all) {
    return switch (all.size()) {
      case 0 -> "true";
      case 1 -> all.getFirst();
      default -> "(and " + String.join("\n  ", all) + ")";
    };
  }
}
