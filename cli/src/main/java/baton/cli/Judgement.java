package baton.cli;

/**
 * One expectation of a model, judged.
 *
 * @param instance at which instance, in words
 * @param found the verdict, or "not run"
 * @param detail what is to be said of it besides; empty if nothing is
 */
record Judgement(
    String model, String instance, String goal, String expected, String found, String detail, Outcome outcome) {
  /** Whether it came true. */
  enum Outcome {
    MET,
    MISSED,
    OPEN
  }
}
