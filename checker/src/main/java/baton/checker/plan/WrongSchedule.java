package baton.checker.plan;

/** The solver gave a schedule that is not what it says: a mistake of Baton or of the solver, never of the plan. */
public final class WrongSchedule extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongSchedule(String message) {
    super(message);
  }
}
