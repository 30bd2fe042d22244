package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explanations in words. */
public final class Prose {
  /** A reason follows on the same line as long as the line is shorter. */
  private static final int CHAIN = 90;

  private Prose() {}

  /** One line for each part that is worth one, parts two columns further right than the whole. */
  public static List<String> lines(Explanation e) {
    List<String> lines = new ArrayList<>();
    write(e, "", lines);
    return lines;
  }

  private static void write(Explanation e, String indent, List<String> lines) {
    if (isAlways(e)) {
      write(e.parts().getFirst().bound(e.bindings()), indent, lines);
      return;
    }
    StringBuilder line = new StringBuilder(indent).append(sentence(e));
    Explanation here = e;
    while (isSoleReason(here) && line.length() + sentence(here.parts().getFirst()).length() < CHAIN) {
      here = here.parts().getFirst();
      line.append(", since ").append(sentence(here));
    }
    Optional<String> source = lines.isEmpty() ? source(e.value(), indent + "  ") : Optional.empty();
    boolean inline =
        !here.parts().isEmpty() && source.isEmpty() && here.parts().stream().allMatch(Prose::isTerm);
    lines.add(line + (inline ? (here.note().isPresent() ? "; " : ": ") + terms(here.parts()) : ""));
    source.ifPresent(lines::add);
    if (!inline) {
      here.parts().forEach(part -> write(part, indent + "  ", lines));
    }
  }

  private static Optional<String> source(Evaluation value, String indent) {
    return value instanceof Evaluation.Undefined(_, var at) && at.span().isPresent()
        ? Optional.of(indent + "at " + IllWords.source(at))
        : Optional.empty();
  }

  /** That something is not always so is said by where it is not. */
  private static boolean isAlways(Explanation e) {
    return e.expression().startsWith("always ") && e.at().isEmpty() && e.parts().size() == 1
        && e.parts().getFirst().bindings().isEmpty();
  }

  private static boolean isSoleReason(Explanation e) {
    return e.parts().size() == 1 && e.note().isEmpty() && !isTerm(e.parts().getFirst())
        && e.parts().getFirst().bindings().isEmpty();
  }

  /** The explanation without its parts: {@code for k = Kernel#1: `live(Kernel#1)` is false}. */
  private static String sentence(Explanation e) {
    if (isTerm(e)) {
      return term(e);
    }
    StringBuilder out = new StringBuilder();
    e.at().map(Explanation.Instant::number)
        .ifPresent(i -> out.append(i == 0 ? "in the initial state " : "after step " + i + " "));
    if (!e.bindings().isEmpty()) {
      out.append("for ").append(bindings(e.bindings())).append(": ");
    }
    if (!e.expression().isEmpty()) {
      out.append('`').append(e.expression()).append("` ").append(is(e.value()));
    }
    e.note().ifPresent(note -> out.append(e.expression().isEmpty() ? "" : ": ").append(note));
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
