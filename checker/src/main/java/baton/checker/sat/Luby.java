package baton.checker.sat;

/** The sequence 1 1 2 1 1 2 4 … of Luby, Sinclair and Zuckerman (IPL 1993). */
final class Luby {
  private Luby() {}

  /** The {@code i}-th member, from 1. */
  static int at(int i) {
    int k = 1;
    while ((1 << k) - 1 < i) {
      k++;
    }
    return (1 << k) - 1 == i ? 1 << k - 1 : at(i - (1 << k - 1) + 1);
  }
}
