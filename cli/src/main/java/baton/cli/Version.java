package baton.cli;

/** What this is. */
final class Version {
  private Version() {}

  /** The version of Baton. */
  static String text() {
    return "0.1.0";
  }
}
