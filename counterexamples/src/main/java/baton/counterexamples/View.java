package baton.counterexamples;

/**
 * From where an expression is judged.
 *
 * @param instant the number of the state
 * @param step whether the step that leaves the state is judged, so that {@code e'} has a meaning
 * @param primed whether this is inside {@code e'}: behind that step
 */
record View(int instant, boolean step, boolean primed) {
  static View instant(int number) {
    return new View(number, false, false);
  }

  /** The step that leaves the state of that number. */
  static View step(int number) {
    return new View(number, true, false);
  }

  View behindStep() {
    return new View(instant, step, true);
  }

  View moved(int to) {
    return new View(to, step, primed);
  }
}
