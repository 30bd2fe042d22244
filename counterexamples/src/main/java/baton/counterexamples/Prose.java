package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Explanations in words. */
public final class Prose {
  private Prose() {}

  /** One line for each part that is worth one, parts two columns further right than the whole. */
  public static List<String> lines(Explanation e) {
    List<String> lines = new ArrayList<>();
    write(e, "", lines);
    return lines;
  }

  private static void write(Explanation e, String indent, List<String> lines) {
    boolean inline = !e.parts().isEmpty() && e.parts().stream().allMatch(Prose::isTerm);
    lines.add(indent + sentence(e) + (inline ? ": " + terms(e.parts()) : ""));
    if (!inline) {
      e.parts().forEach(part -> write(part, indent + "  ", lines));
    }
  }

  /** The explanation without its parts: {@code for k = Kernel#1: `live(Kernel#1)` is false}. */
  static String sentence(Explanation e) {
    StringBuilder out = new StringBuilder();
    e.at().ifPresent(i -> out.append(i.number() == 0 ? "in the initial state: " : "after step " + i.number() + ": "));
    if (!e.bindings().isEmpty()) {
      out.append("for ").append(bindings(e.bindings())).append(": ");
    }
    if (isTerm(e)) {
      return out.append(term(e)).toString();
    }
    out.append('`').append(e.expression()).append("` ").append(is(e.value()));
    e.note().ifPresent(note -> out.append(" (").append(note).append(")"));
    return out.toString();
  }

  /** {@code k = Kernel#1, d = Device#0}. */
  public static String bindings(List<Explanation.Binding> bindings) {
    return String.join(", ", bindings.stream().map(b -> b.name() + " = " + b.value()).toList());
  }

  /** {@code is false}. */
  static String is(Evaluation value) {
    return switch (value) {
      case Evaluation.Defined(Value v) -> v instanceof Value.Bool ? "is " + v : "= " + v;
      case Evaluation.Undefined(var kind, _) -> "is ill-defined (" + kind.word() + ")";
    };
  }

  private static boolean isTerm(Explanation e) {
    return e.parts().isEmpty() && e.bindings().isEmpty() && e.at().isEmpty()
        && e.value() instanceof Evaluation.Defined(Value v) && !(v instanceof Value.Bool);
  }

  private static String term(Explanation e) {
    String value = ((Evaluation.Defined) e.value()).value().toString();
    return e.expression() + " = " + value + e.note().map(n -> " (" + n + ")").orElse("");
  }

  private static String terms(List<Explanation> terms) {
    return String.join(", ", terms.stream().map(Prose::term).toList());
  }

  /** The values, or else the notes, that an explanation comes down to: {@code : phase[Kernel#1] = off}. */
  static String because(Explanation e) {
    List<String> leaves = new ArrayList<>();
    leaves(e, leaves);
    return leaves.isEmpty() ? "" : ": " + String.join(", ", leaves.stream().distinct().limit(4).toList());
  }

  private static void leaves(Explanation e, List<String> into) {
    if (isTerm(e)) {
      into.add(term(e));
    } else if (e.parts().isEmpty()) {
      e.note().ifPresent(into::add);
    }
    e.parts().forEach(part -> leaves(part, into));
  }
}
