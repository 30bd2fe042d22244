package baton.counterexamples;

import baton.models.ir.Ill;
import baton.models.source.Origin;
import baton.models.source.Span;

/** The ways to be ill-defined (§3.5 of the semantics), in words. */
final class IllWords {
  private IllWords() {}

  static String of(Ill kind) {
    return switch (kind) {
      case RANGE -> "a value does not fit the range of the place where it is stored";
      case INDEX -> "an index lies outside";
      case DIVISION -> "a divisor is not positive";
      case NONE -> "`!` takes the value of an option that is none";
      case EMPTY -> "an element is taken from an empty list";
      case FULL -> "an element is pushed onto a full list";
      case CONFLICT -> "two iterations of a `for` at once disagree about what they write to one place";
      case ASSERT -> "an assertion is false";
      case RUNNING -> "a routine is started that is running already";
      case LOOP -> "a list changes at or before the position of the loop that goes through it";
    };
  }

  /** The place of the text, with its line: {@code a.baton:12: x := x + 1}; empty if there is none. */
  static String source(Origin at) {
    return at.span().map(IllWords::source).orElse("");
  }

  private static String source(Span span) {
    return span.file().name() + ":" + span.line() + ": " + span.file().line(span.line()).strip();
  }
}
