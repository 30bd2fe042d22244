package baton.cli;

import baton.models.ir.Settings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.commons.cli.Option;

/** Options that say which instance of a protocol is meant. */
final class InstanceOptions {
  static final List<Option> OPTIONS = List.of(
      Arguments.value("Sort=N", "Size of a sort.", "-s"),
      Arguments.value("const=value", "Value of a constant.", "-D"),
      Arguments.value("NAME", "Switches a documented mistake on.", "--bug"),
      Arguments.value("name=N|N", "Budget of a fault, or of all faults together.", "--faults"));

  private final List<String> sizes;
  private final List<String> constants;
  private final List<String> bugs;
  private final List<String> faults;

  InstanceOptions(Arguments arguments) {
    sizes = arguments.values("-s");
    constants = arguments.values("-D");
    bugs = arguments.values("--bug");
    faults = arguments.values("--faults");
  }

  List<String> bugs() {
    return List.copyOf(bugs);
  }

  Settings settings() {
    Map<String, String> values = new TreeMap<>();
    sizes.forEach(s -> put(values, "-s", s, "-s Kernel=3"));
    constants.forEach(s -> put(values, "-D", s, "-D first=Kernel#0"));
    bugs.forEach(b -> values.put(b, "true"));
    Map<String, Integer> budgets = new TreeMap<>();
    OptionalInt all = OptionalInt.empty();
    for (String fault : faults) {
      int equals = fault.lastIndexOf('=');
      int n = number(fault.substring(equals + 1), fault);
      if (equals < 0) {
        all = OptionalInt.of(n);
      } else {
        budgets.put(fault.substring(0, equals), n);
      }
    }
    return new Settings(values, budgets, all);
  }

  private static void put(Map<String, String> values, String option, String text, String example) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      throw new UserError(option + " takes a name and a value, as in " + example + ", not `" + text + "`");
    }
    values.put(text.substring(0, equals), text.substring(equals + 1));
  }

  private static int number(String text, String option) {
    try {
      int n = Integer.parseInt(text);
      if (n >= 0 && n <= 1_000_000) {
        return n;
      }
    } catch (NumberFormatException _) {
      // reported below
    }
    throw new UserError("--faults takes a budget from 0 to 1000000, as in --faults crash=2, not `" + option + "`");
  }
}
