package baton.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user who asks {@code baton mutate} to stop gets what is known so far. */
final class MutateInterruptTest {
  @Test
  void the_rest_is_undecided(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("m.baton"), """
        protocol M
        var x: bool = false
        action go when not x { x := true }
        terminal { x }
        invariant always_ { x or not x }
        """);
    StringWriter out = new StringWriter();
    Interrupts interrupts = new Interrupts();
    interrupts.ask();
    Console console = new Console(
        new PrintWriter(out), new PrintWriter(new StringWriter()), InputStream.nullInputStream(), directory,
        Optional.empty(), System::nanoTime, false, false, interrupts);
    assertEquals(3, Main.run(console, "mutate", "m.baton"));
    assertTrue(out.toString().contains("2 undecided\n"), out.toString());
    assertTrue(out.toString().contains("(interrupted)"), out.toString());
  }
}
