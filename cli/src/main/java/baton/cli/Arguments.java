package baton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** What a call said. Options are named as they are written, with their dashes. */
final class Arguments {
  private final CommandLine line;

  Arguments(CommandLine line) {
    this.line = line;
  }

  /** An option that is there or not: {@code -q}, {@code --quiet}, or both names. */
  static Option flag(String description, String... names) {
    return named(names).desc(description).get();
  }

  /** An option with a value. */
  static Option value(String label, String description, String... names) {
    return named(names).hasArg().argName(label).desc(description).get();
  }

  /** The options of several groups, in their order. */
  @SafeVarargs
  static List<Option> together(List<Option>... groups) {
    List<Option> all = new ArrayList<>();
    for (List<Option> group : groups) {
      all.addAll(group);
    }
    return List.copyOf(all);
  }

  /** The options of a group, but for that of a long name. */
  static List<Option> without(String longName, List<Option> group) {
    return group.stream().filter(o -> !longName.equals(o.getLongOpt())).toList();
  }

  private static Option.Builder named(String... names) {
    Option.Builder option = null;
    for (String name : names) {
      if (name.startsWith("--")) {
        option = (option == null ? Option.builder() : option).longOpt(name.substring(2));
      } else {
        option = Option.builder(name.substring(1));
      }
    }
    if (option == null) {
      throw new IllegalArgumentException("an option needs a name");
    }
    return option;
  }

  boolean has(String option) {
    return line.hasOption(bare(option));
  }

  /** Every value that an option was given, in order. */
  List<String> values(String option) {
    String[] values = line.getOptionValues(bare(option));
    return values == null ? List.of() : List.of(values);
  }

  /**
   * The value of an option that may be given once.
   *
   * @throws UserError if it was given twice
   */
  Optional<String> value(String option) {
    List<String> values = values(option);
    if (values.size() > 1) {
      throw new UserError(option + " was given " + values.size() + " times");
    }
    return values.stream().findFirst();
  }

  /**
   * The number that an option was given.
   *
   * @throws UserError if it is none, less than {@code least}, or more than fits
   */
  Optional<Integer> number(String option, int least) {
    return value(option).map(text -> {
      try {
        int n = Integer.parseInt(text);
        if (n >= least) {
          return n;
        }
      } catch (NumberFormatException _) {
        // reported below
      }
      String most = text.matches("[0-9]{10,}") ? " to " + Integer.MAX_VALUE : "";
      throw new UserError(option + " takes a number from " + least + most + ", not `" + text + "`");
    });
  }

  List<String> operands() {
    return List.copyOf(line.getArgList());
  }

  private static String bare(String option) {
    return option.replaceFirst("^--?", "");
  }
}
