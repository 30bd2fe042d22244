package baton.checker.export.tla;

/** What is written of an action. */
enum Mode {
  /** The steps that it takes; what is ill-defined takes none. */
  STEP,
  /** Where some way to take it is ill-defined. */
  ILL
}
