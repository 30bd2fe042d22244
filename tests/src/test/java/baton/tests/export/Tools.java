package baton.tests.export;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Other people's tools: a test that needs one which is missing is skipped, by the tool's name. */
final class Tools {
  private Tools() {}

  /** With {@code BATON_REQUIRE_TOOLS=1}, as in CI, a missing tool is a failure. */
  static void require(String... tools) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String tool : tools) {
      boolean found = Arrays.stream(path.split(File.pathSeparator, -1))
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
      if (!found && "1".equals(System.getenv("BATON_REQUIRE_TOOLS"))) {
        fail(tool + " is not installed, and BATON_REQUIRE_TOOLS=1");
      }
      assumeTrue(found, tool + " is not installed");
    }
  }

  /** What a command prints; it must end with status 0. */
  static String run(Path directory, List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      fail(String.join(" ", command) + " ended with " + status + "\n" + output);
    }
    return output;
  }
}
