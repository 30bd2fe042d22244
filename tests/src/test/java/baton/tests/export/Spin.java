package baton.tests.export;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SPIN's exhaustive search of a model. */
record Spin(long stored, long transitions, long errors, String output) {
  private static final Pattern STORED = Pattern.compile("(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions \\(= stored\\+matched\\)");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");

  /** Searches on behind errors, so that counts are those of all states. */
  static Spin search(String model, Path directory) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("model.pml"), model);
    Tools.run(directory, List.of("spin", "-a", "model.pml"));
    Tools.run(directory, List.of("gcc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE", "-DNOFAIR", "-o", "pan", "pan.c"));
    String output = Tools.run(directory, List.of("./pan", "-c0", "-m1000000", "-w20"));
    assertTrue(!output.contains("max search depth too small"), output);
    return new Spin(number(STORED, output), number(TRANSITIONS, output), number(ERRORS, output), output);
  }

  private static long number(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    assertTrue(m.find(), text);
    return Long.parseLong(m.group(1));
  }
}
