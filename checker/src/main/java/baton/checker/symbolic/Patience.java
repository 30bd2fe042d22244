package baton.checker.symbolic;

import java.util.function.BooleanSupplier;

/** Stops where it is told to, or after a search of some size: always the same, whatever the machine. */
final class Patience implements BooleanSupplier {
  private static final int MOST = 80;

  private final BooleanSupplier stop;
  private int asked;

  Patience(BooleanSupplier stop) {
    this.stop = stop;
  }

  @Override
  public boolean getAsBoolean() {
    return ++asked > MOST || stop.getAsBoolean();
  }
}
