package baton.models.elaborate;

import baton.models.ir.Ill;

/** What to do about a constant that is ill-defined. */
final class IllHelp {
  private IllHelp() {}

  static String of(Ill kind) {
    return switch (kind) {
      case RANGE -> "the value does not fit the range of the place where it is stored";
      case INDEX -> "the index lies outside";
      case DIVISION -> "the divisor must be greater than zero";
      case NONE -> "`e!` needs a value, here it is none";
      case EMPTY -> "the list is empty";
      case FULL -> "the list is full";
      case CONFLICT -> "two iterations write one place";
      case ASSERT -> "the assertion is false";
      case RUNNING -> "the routine is running already";
      case LOOP -> "the list changed under its loop";
    };
  }
}
