package baton.checker.export.tla;

/** An operator on lists that the module defines if it is used. */
enum Helper {
  ELEMENTS("ElementsOf(", "ElementsOf(xs) == {xs[i] : i \\in DOMAIN xs}"),
  WITHOUT("Without(", "Without(xs, x) == LET Differs(y) == y # x IN SelectSeq(xs, Differs)"),
  BEFORE("Before(", "Before(xs, x) == SubSeq(xs, 1, (CHOOSE i \\in DOMAIN xs : xs[i] = x /\\ \\A j \\in 1..(i - 1) :"
      + " xs[j] # x) - 1)"),
  REVERSED("Reversed(", "Reversed(xs) == [i \\in 1..Len(xs) |-> xs[Len(xs) + 1 - i]]");

  private final String call;
  private final String definition;

  Helper(String call, String definition) {
    this.call = call;
    this.definition = definition;
  }

  /** The beginning of a call. */
  String call() {
    return call;
  }

  String definition() {
    return definition;
  }
}
