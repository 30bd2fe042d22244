package baton.checker.enumeration;

import java.util.Arrays;

/** Numbers that are equal if all of them are. */
final class Key {
  private final long[] parts;

  /** {@code parts} are not changed any more. */
  Key(long[] parts) {
    this.parts = parts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key k && Arrays.equals(parts, k.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts);
  }
}
