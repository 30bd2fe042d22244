package baton.cli;

import java.util.List;
import org.apache.commons.cli.Option;

/** A command of {@code baton}: what a call may say, and what is then done. */
interface Command {
  /** The word that names it. */
  String name();

  /** What it does, for its help: a line for each sentence. */
  List<String> summary();

  /** What stands beside the options. */
  Operands operands();

  /** What it can be told, but for {@code --help}. */
  List<Option> options();

  /**
   * Does it.
   *
   * @throws UserError if the call is wrong
   */
  Status run(Arguments arguments, Console console);

  /**
   * The arguments that are no options.
   *
   * @param label how help names one
   * @param least how many there must be
   * @param most how many there may be
   * @param description for help; empty if there are none
   */
  record Operands(String label, int least, int most, String description) {
    static Operands none() {
      return new Operands("", 0, 0, "");
    }

    /** One protocol, which may come from standard input. */
    static Operands protocol() {
      return new Operands("FILE", 1, 1, "The protocol; - is standard input.");
    }

    /** As a call writes them: {@code FILE...}. */
    String synopsis() {
      String many = most > 1 ? label + "..." : label;
      return least == 0 && most > 0 ? "[" + many + "]" : many;
    }
  }
}
