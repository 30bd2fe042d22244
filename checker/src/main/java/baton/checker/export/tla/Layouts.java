package baton.checker.export.tla;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formulas over several lines. Indentation is part of TLA+: a list of conjuncts ends where it ends. */
final class Layouts {
  static final String TRUE = "TRUE";
  static final String FALSE = "FALSE";

  private Layouts() {}

  static String conjunction(List<String> parts) {
    if (parts.contains(FALSE)) {
      return FALSE;
    }
    List<String> rest = parts.stream().filter(p -> !p.equals(TRUE)).toList();
    return rest.isEmpty() ? TRUE : list("/\\ ", rest);
  }

  static String disjunction(List<String> parts) {
    List<String> rest = parts.stream().filter(p -> !p.equals(FALSE)).toList();
    return rest.isEmpty() ? FALSE : list("\\/ ", rest);
  }

  private static String list(String bullet, List<String> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<String> lines = new ArrayList<>();
    for (String part : parts) {
      // a list of the same kind goes on, unless its items go over several lines in other ways
      boolean same = part.startsWith(bullet) && part.lines().allMatch(l -> l.startsWith(bullet) || l.startsWith("   "));
      lines.add(same ? part : bullet + indent(part, 3));
    }
    return String.join("\n", lines);
  }

  /** A name for a value; where nothing but the next state's equation uses it, the value itself stands there. */
  static String let(String name, String value, String body) {
    Matcher use = Pattern.compile("\\b" + name + "\\b").matcher(body);
    boolean once = use.find();
    int end = once ? use.end() : 0;
    boolean equation = once && (end == body.length() || body.charAt(end) == '\n')
        && body.substring(0, use.start()).endsWith(" = ");
    if (equation && !use.find()) {
      int start = end - name.length();
      return body.substring(0, start) + value + body.substring(end);
    }
    return body.equals(FALSE) || body.equals(TRUE) ? body
        : "LET " + name + " == " + indent(value, name.length() + 8) + "\nIN  " + indent(body, 4);
  }

  /** {@code \E x \in domain : body}. */
  static String exists(String name, String domain, String body) {
    return body.equals(FALSE) ? FALSE : "\\E " + name + " \\in " + domain + " :\n  " + indent(body, 2);
  }

  static String forAll(String name, String domain, String body) {
    return body.equals(TRUE) ? TRUE : "\\A " + name + " \\in " + domain + " :\n  " + indent(body, 2);
  }

  static String not(String formula) {
    return formula.equals(TRUE) ? FALSE : formula.equals(FALSE) ? TRUE : "~(" + indent(formula, 2) + ")";
  }

  static String implies(String left, String right) {
    if (right.equals(TRUE) || left.equals(FALSE)) {
      return TRUE;
    }
    return left.equals(TRUE) ? right : "(" + indent(left, 1) + ")\n  => (" + indent(right, 6) + ")";
  }

  /** Lines after the first, moved to the right. */
  static String indent(String text, int columns) {
    return text.replace("\n", "\n" + " ".repeat(columns));
  }
}
