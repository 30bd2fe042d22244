package baton.properties;

/** The kinds of goals, with the words that reports use. */
public enum GoalKind {
  INVARIANT("invariant"),
  TRANSITION("transition"),
  PROPERTY("property"),
  REACH("reach"),
  MEASURE("measure"),
  DEADLOCK("deadlock"),
  WELL_DEFINED("well-defined");

  private final String word;

  GoalKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
