package baton.cli;

/** Exit statuses, the same for all commands. */
enum Status {
  OK(0, "everything asked for holds (for test: every expectation came true)"),
  VIOLATED(1, "something is violated, deviates or differs; the report says what"),
  WRONG_CALL(2, "the call or the model is wrong"),
  UNDECIDED(3, "undecided within the given limits"),
  FAILED(4, "Baton itself failed: please report it");

  private final int code;
  private final String meaning;

  Status(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }

  /** Of several outcomes: the first present of 4, 2, 1, 3, 0. */
  Status and(Status other) {
    for (Status s : new Status[] {FAILED, WRONG_CALL, VIOLATED, UNDECIDED}) {
      if (this == s || other == s) {
        return s;
      }
    }
    return OK;
  }
}
