package baton.cli;

import picocli.CommandLine;

/** What this is. */
final class Version implements CommandLine.IVersionProvider {
  /** The version of Baton. */
  static String text() {
    return "0.1.0";
  }

  @Override
  public String[] getVersion() {
    return new String[] {"baton " + text(), "Java " + Runtime.version()};
  }
}
