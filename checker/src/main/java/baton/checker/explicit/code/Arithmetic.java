package baton.checker.explicit.code;

/** Division as nodes mean it; called by generated code too. */
public final class Arithmetic {
  private Arithmetic() {}

  /** Rounded down; 0 unless b is positive. */
  public static long divide(long a, long b) {
    return b <= 0 ? 0 : Math.floorDiv(a, b);
  }

  /** From 0 to below b; 0 unless b is positive. */
  public static long modulo(long a, long b) {
    return b <= 0 ? 0 : Math.floorMod(a, b);
  }
}
