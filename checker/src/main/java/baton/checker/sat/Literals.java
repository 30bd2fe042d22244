package baton.checker.sat;

/** Literals as numbers: twice the variable, plus one if negated. */
public final class Literals {
  private Literals() {}

  public static int positive(int variable) {
    return variable << 1;
  }

  public static int negate(int literal) {
    return literal ^ 1;
  }

  public static int variable(int literal) {
    return literal >> 1;
  }

  public static boolean isNegated(int literal) {
    return (literal & 1) != 0;
  }
}
