package baton.cli;

/**
 * The text of a report that comes about bit by bit: printed at once where it goes to standard output, kept where it
 * goes to a file. When nobody reads any more, as behind {@code | head}, the command is asked to stop.
 */
final class LiveText {
  private final OutputOptions output;
  private final Console console;
  private final StringBuilder kept = new StringBuilder();

  LiveText(OutputOptions output, Console console) {
    this.output = output;
    this.console = console;
  }

  void add(String text) {
    if (output.prints()) {
      console.out().print(text);
      if (console.out().checkError()) { // which flushes, too
        console.interrupts().ask();
      }
    } else if (output.wants("text")) {
      kept.append(text);
    }
  }

  /** What has not been printed. */
  String kept() {
    return kept.toString();
  }
}
