package baton.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import baton.checker.reference.ReferenceEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance cases of the semantics, on each engine. */
final class SemanticsCasesTest {
  private static final Path CASES = Path.of("src/test/resources/semantics-cases");

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void means_what_the_semantics_says(Path file) throws IOException {
    assertEquals(
        List.of(),
        new CaseRunner(new ReferenceEngine()).run(file.getFileName().toString(), Files.readString(file)));
  }

  @Test
  void no_case_is_missing() throws IOException {
    assertEquals(45, cases().size());
  }

  @Test
  void a_wrong_expectation_is_noticed() throws IOException {
    String text = Files.readString(CASES.resolve("55-routine-exit.baton")).replace("states=6", "states=7");
    assertFalse(new CaseRunner(new ReferenceEngine()).run("wrong.baton", text).isEmpty());
  }
}
