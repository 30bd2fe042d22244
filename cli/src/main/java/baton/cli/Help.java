package baton.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.cli.Option;

/** What {@code --help} prints. */
final class Help {
  private static final int LEFT = 26;
  private static final int WIDTH = 100;

  private Help() {}

  /** All options of a command, with those that every command has. */
  static List<Option> options(Command command) {
    List<Option> options = new ArrayList<>(command.options());
    options.add(Arguments.flag("Shows this.", "-h", "--help"));
    options.add(Arguments.flag("Shows the version.", "-V", "--version"));
    return options;
  }

  /** The help of one command. */
  static String of(Command command) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println("Usage: " + ("baton " + command.name() + " [OPTION...] " + command.operands().synopsis()).strip());
    command.summary().forEach(out::println);
    out.println();
    if (command.operands().most() > 0) {
      row(out, "  " + command.operands().synopsis(), command.operands().description());
    }
    for (Option option : options(command)) {
      String shortName = option.getOpt() == null ? "    " : "-" + option.getOpt();
      String longName = option.getLongOpt() == null ? "" : (option.getOpt() == null ? "" : ", ") + "--"
          + option.getLongOpt();
      row(out, "  " + shortName + longName + (option.hasArg() ? " " + option.getArgName() : ""),
          option.getDescription());
    }
    out.flush();
    return text.toString();
  }

  /** The help of {@code baton} itself. */
  static String of(Collection<Command> commands) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println("Usage: baton COMMAND [OPTION...] [ARGUMENT...]");
    out.println("Verifies kernel handover protocols.");
    out.println();
    commands.forEach(c -> out.println(
        String.format(java.util.Locale.ROOT, "  %-12s%s", c.name(), c.summary().getFirst())));
    out.println();
    out.println("baton COMMAND --help says more about one; baton --version says which this is.");
    out.println();
    out.println("Exit status:");
    for (Status status : Status.values()) {
      out.println("  " + status.code() + "  " + status.meaning());
    }
    out.flush();
    return text.toString();
  }

  private static void row(PrintWriter out, String left, String description) {
    StringBuilder line = new StringBuilder(left);
    if (left.length() >= LEFT - 1) {
      out.println(left);
      line.setLength(0);
    }
    line.repeat(' ', LEFT - line.length());
    for (String word : description.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.repeat(' ', LEFT);
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
