package baton.cli;

import baton.models.source.NearestName;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads the arguments of a call. */
final class Call {
  private final Command command;
  private final Options options = new Options();

  Call(Command command) {
    this.command = command;
    Help.options(command).forEach(options::addOption);
  }

  /**
   * What the arguments after the command's name say.
   *
   * @throws UserError if they are not what the command takes
   */
  Arguments parse(List<String> words) {
    CommandLine line = line(words);
    Arguments arguments = new Arguments(line);
    int n = arguments.operands().size();
    Command.Operands operands = command.operands();
    if (!arguments.has("--help") && !arguments.has("--version")) {
      if (n < operands.least()) {
        throw new UserError(operands.label() + " is missing");
      }
      if (n > operands.most()) {
        throw new UserError("`" + arguments.operands().get(operands.most()) + "` is one argument too many");
      }
    }
    return arguments;
  }

  private CommandLine line(List<String> words) {
    try {
      return DefaultParser.builder().setAllowPartialMatching(false).setStripLeadingAndTrailingQuotes(false).get()
          .parse(options, split(words).toArray(String[]::new));
    } catch (UnrecognizedOptionException e) {
      throw new UserError("there is no option `" + e.getOption() + "`" + meant(e.getOption()));
    } catch (MissingArgumentException e) {
      Option option = e.getOption();
      throw new UserError(written(option) + " takes a value, as in " + written(option) + " " + option.getArgName());
    } catch (ParseException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** A value may stand right behind a short option: {@code -DK=3}. */
  private List<String> split(List<String> words) {
    List<String> split = new ArrayList<>();
    boolean operandsOnly = false;
    for (String word : words) {
      operandsOnly |= word.equals("--");
      Option option = !operandsOnly && word.length() > 2 && word.charAt(0) == '-' && word.charAt(1) != '-'
          ? options.getOption(word.substring(1, 2))
          : null;
      if (option != null && option.hasArg()) {
        split.add(word.substring(0, 2));
        split.add(word.substring(2));
      } else {
        split.add(word);
      }
    }
    return split;
  }

  private String meant(String option) {
    String name = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
    List<String> known = options.getOptions().stream().map(Call::written).toList();
    return NearestName.find(name, known).map(n -> "; did you mean `" + n + "`?").orElse("");
  }

  /** The longer name of an option, with its dashes. */
  static String written(Option option) {
    return option.getLongOpt() != null ? "--" + option.getLongOpt() : "-" + option.getOpt();
  }
}
