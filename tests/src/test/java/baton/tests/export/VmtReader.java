package baton.tests.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads VMT as plainly as can be, and asks of it what a bounded model checker asks. */
final class VmtReader {
  private static final Pattern SYMBOL = Pattern.compile("\\|[^|]*\\|");
  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\(define-fun (\\S+) \\(\\) Bool \\(! (.*?) :([a-z-]+) (true|\\d+|\\|[^|]*\\|)\\)\\)\n", Pattern.DOTALL);

  private VmtReader() {}

  /** A script that is satisfiable if a run of fewer than {@code times} states violates some property. */
  static String bounded(String vmt, int times) {
    List<String> next = new ArrayList<>();
    List<String> now = new ArrayList<>();
    String initial = "";
    String step = "";
    List<String> bad = new ArrayList<>();
    Matcher m = DEFINITION.matcher(vmt);
    while (m.find()) {
      switch (m.group(3)) {
        case "next" -> {
          now.add(m.group(2));
          next.add(m.group(4));
        }
        case "init" -> initial = m.group(2);
        case "trans" -> step = m.group(2);
        case "invar-property" -> bad.add("(not " + m.group(2) + ")");
        default -> throw new AssertionError("what is " + m.group());
      }
    }
    StringBuilder out = new StringBuilder("(set-logic QF_UF)\n");
    for (int t = 0; t <= times; t++) {
      int time = t;
      Matcher declared = Pattern.compile("\\(declare-fun (\\|[^|]*\\|) \\(\\) Bool\\)").matcher(vmt);
      while (declared.find()) {
        if (!next.contains(declared.group(1))) {
          out.append("(declare-fun ").append(at(declared.group(1), time, now, next)).append(" () Bool)\n");
        }
      }
      if (t > 0) {
        out.append("(assert ").append(at(step, time - 1, now, next)).append(")\n");
      }
    }
    out.append("(assert ").append(at(initial, 0, now, next)).append(")\n(assert (or false");
    for (int t = 0; t < times; t++) {
      for (String b : bad) {
        out.append(' ').append(at(b, t, now, next));
      }
    }
    return out.append("))\n(check-sat)\n").toString();
  }

  private static String at(String term, int time, List<String> now, List<String> next) {
    return SYMBOL.matcher(term).replaceAll(m -> {
      int i = next.indexOf(m.group());
      String name = i >= 0 ? now.get(i) : m.group();
      return Matcher.quoteReplacement("|" + (i >= 0 ? time + 1 : time) + " " + name.substring(1));
    });
  }
}
