package baton.tests.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a conformance case: {@code //! expect: …} lines, and {@code //! run: OPTIONS} lines that begin
 * a further run with options of the command line.
 */
record CaseFile(List<Run> runs) {
  /** One run: its options, and what is expected of it, each as words. */
  record Run(List<String> options, List<List<String>> expectations) {}

  static CaseFile parse(String text) {
    List<Run> runs = new ArrayList<>(List.of(new Run(List.of(), new ArrayList<>())));
    for (String line : text.lines().toList()) {
      if (line.startsWith("//! expect:")) {
        runs.getLast().expectations().add(words(line.substring("//! expect:".length())));
      } else if (line.startsWith("//! run:")) {
        runs.add(new Run(words(line.substring("//! run:".length())), new ArrayList<>()));
      } else if (line.startsWith("//!")) {
        throw new IllegalArgumentException("unknown header: " + line);
      }
    }
    return new CaseFile(runs.stream().filter(r -> !r.expectations().isEmpty()).toList());
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+", -1));
  }
}
