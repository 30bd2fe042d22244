package baton.tests.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Confirmed;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.reference.ReferenceEngine;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Settings;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.InMemory;
import baton.properties.Goal;
import baton.properties.Goals;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the language reference compile, hold, and fail as they say. */
final class ExamplesTest {
  /** What stands behind the fence, and the lines of the block. */
  private record Example(String fence, String text) {}

  private static List<Example> examples() throws IOException {
    List<Example> found = new ArrayList<>();
    String fence = "";
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(CommandLineProbe.home().resolve("docs/language.md"))) {
      if (fence.isEmpty() && line.startsWith("```baton")) {
        fence = line.substring(3);
        text.setLength(0);
      } else if (line.equals("```") && !fence.isEmpty()) {
        found.add(new Example(fence, text.toString()));
        fence = "";
      } else {
        text.append(line).append('\n');
      }
    }
    return found;
  }

  @Test
  void each_example_is_as_it_says() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    int checked = 0;
    for (Example example : examples()) {
      if (example.fence().startsWith("baton module=")) {
        files.put(example.fence().substring("baton module=".length()), example.text());
        continue;
      }
      files.put("example.baton", example.text());
      Loaded loaded = new Loader(new InMemory(files)).load("example.baton", Settings.NONE);
      if (example.fence().startsWith("baton-error ")) {
        String code = example.fence().substring("baton-error ".length());
        assertTrue(
            loaded instanceof Loaded.Refused(var diagnostics)
                && diagnostics.stream().anyMatch(d -> d.code().word().equals(code)),
            code + "\n" + example.text());
      } else {
        holds(loaded, example.text());
      }
      checked++;
    }
    assertTrue(checked >= 8, "only " + checked + " examples");
  }

  private static void holds(Loaded loaded, String text) {
    switch (loaded) {
      case Loaded.Refused(var diagnostics) -> throw new AssertionError(DiagnosticRenderer.render(diagnostics) + text);
      case Loaded.Ready(var protocol, _, var warnings) -> {
        assertEquals(List.of(), warnings, DiagnosticRenderer.render(warnings));
        Answer answer = new Confirmed(new ReferenceEngine())
            .check(protocol, Goals.of(protocol), Limits.NONE, Progress.SILENT);
        Answer.Verdicts verdicts = (Answer.Verdicts) answer;
        verdicts.verdicts().forEach((goal, verdict) -> assertTrue(
            verdict instanceof Verdict.Holds || goal instanceof Goal.NotChecked,
            protocol.name() + ": " + goal.name() + " " + verdict));
      }
    }
  }
}
