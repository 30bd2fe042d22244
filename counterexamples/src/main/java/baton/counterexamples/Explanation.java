package baton.counterexamples;

import baton.models.interpreter.Evaluation;
import baton.models.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Why an expression is worth what it is: the parts that decide, and no others.
 *
 * @param expression in the language's own syntax, with values in place of bound names; the label of a step
 *     that is ill-defined; empty where the note says it all
 * @param bindings the values of parameters or bound variables for which this is said
 * @param at where in the trace, if that is not where the whole is judged
 * @param value what it is worth, or in which way it is ill-defined
 * @param note what else decides: the step that was taken, the place where control stands
 * @param parts why; none for what speaks for itself
 */
public record Explanation(
    String expression,
    List<Binding> bindings,
    Optional<Instant> at,
    Evaluation value,
    Optional<String> note,
    List<Explanation> parts) {
  /** A name and what it stands for. */
  public record Binding(String name, Value value) {}

  /** The state of that number in the trace; 0 is the initial one. */
  public record Instant(int number) {}

  public Explanation {
    bindings = List.copyOf(bindings);
    parts = List.copyOf(parts);
  }

  static Explanation leaf(String expression, Evaluation value) {
    return new Explanation(expression, List.of(), Optional.empty(), value, Optional.empty(), List.of());
  }

  static Explanation node(String expression, Evaluation value, List<Explanation> parts) {
    return new Explanation(expression, List.of(), Optional.empty(), value, Optional.empty(), parts);
  }

  Explanation bound(List<Binding> more) {
    return new Explanation(expression, more, at, value, note, parts);
  }

  Explanation noted(String text) {
    return new Explanation(expression, bindings, at, value, Optional.of(text), parts);
  }

  Explanation at(int instant) {
    return new Explanation(expression, bindings, Optional.of(new Instant(instant)), value, note, parts);
  }
}
