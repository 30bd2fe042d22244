package baton.models.ir;

/** The ways in which a step, an initialiser or a property can be ill-defined. */
public enum Ill {
  RANGE("range"),
  INDEX("index"),
  DIVISION("division"),
  NONE("none"),
  EMPTY("empty"),
  FULL("full"),
  CONFLICT("conflict"),
  ASSERT("assert"),
  RUNNING("running"),
  LOOP("loop");

  private final String word;

  Ill(String word) {
    this.word = word;
  }

  /** The word that reports use. */
  public String word() {
    return word;
  }
}
