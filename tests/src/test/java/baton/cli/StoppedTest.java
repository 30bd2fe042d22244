package baton.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Limits;
import baton.checker.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when somebody, or something, ends a command early. */
final class StoppedTest {
  /** Ten tasks of length 1 that may start at any of twenty times: more best schedules than anybody waits for. */
  private static final String MANY = """
      protocol Many
      type D = 0..9
      var done: set of D = {}
      action move(d: D) { done += {d} }
      terminal { true }
      plan p { task go(d: D) = move(d) takes 1; task last = move(9) takes 20; minimise end }
      """;

  private final Interrupts interrupts = new Interrupts();
  private final StringWriter err = new StringWriter();

  private int run(InputStream in, Writer out, String... args) {
    Console console = new Console(
        new PrintWriter(out), new PrintWriter(err), in, Path.of(""), Optional.empty(), System::nanoTime, false, false,
        interrupts);
    return Main.run(console, args);
  }

  private static InputStream many() {
    return new ByteArrayInputStream(MANY.getBytes(StandardCharsets.UTF_8));
  }

  /** What is printed; {@code then} is run when some text comes by. */
  private static final class Watched extends StringWriter {
    private final String text;
    private final Runnable then;

    Watched(String text, Runnable then) {
      this.text = text;
      this.then = then;
    }

    @Override
    public void flush() {
      if (toString().contains(text)) {
        then.run();
      }
    }
  }

  @Test
  void best_schedules_are_printed_when_they_are_found() {
    Watched out = new Watched("\n  0 0 0 0 0 0 0 0 0 1 0\n", interrupts::ask);
    assertEquals(3, run(many(), out, "plan", "-", "--all"), out.toString());
    assertTrue(out.toString().contains("best schedules, by the starts of go(0) go(1) "), out.toString());
    String last = "\nat least 2 best schedules, 2 of them runs that keep the properties (interrupted)\n";
    assertTrue(out.toString().contains(last), out.toString());
  }

  @Test
  void what_nobody_reads_is_not_looked_for() {
    Writer closed = new Writer() {
      @Override
      public void write(char[] text, int from, int length) throws IOException {
        throw new IOException("nobody reads this");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    assertEquals(3, run(many(), closed, "plan", "-", "--all"));
  }

  @Test
  void without_memory_nothing_is_said_to_be_violated() {
    InputStream greedy = new InputStream() {
      @Override
      public int read() {
        throw new OutOfMemoryError("for this test");
      }

      @Override
      public int read(byte[] into, int from, int length) {
        return read();
      }
    };
    StringWriter out = new StringWriter();
    assertEquals(3, run(greedy, out, "check", "-"));
    assertEquals("", out.toString());
    assertTrue(err.toString().startsWith("baton: undecided: there is no memory left; "), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void a_moment_is_left_to_run_what_was_found() {
    AtomicLong clock = new AtomicLong(1_000_000_000_000L);
    AtomicReference<Optional<Reason>> reason = new AtomicReference<>(Optional.empty());
    Console console = new Console(
        new PrintWriter(err), new PrintWriter(err), InputStream.nullInputStream(), Path.of(""), Optional.empty(),
        clock::get, false, false, interrupts);
    Limits limits = LimitOptions.andAMoment(new Limits(OptionalInt.empty(), 1, reason::get), console);
    clock.addAndGet(5_000_000_000L);
    assertEquals(Optional.empty(), limits.stop().get());
    reason.set(Optional.of(Reason.TIMEOUT));
    assertEquals(Optional.empty(), limits.stop().get());
    clock.addAndGet(100_000_000L);
    assertEquals(Optional.empty(), limits.stop().get());
    clock.addAndGet(900_000_000L);
    assertEquals(Optional.of(Reason.TIMEOUT), limits.stop().get());
  }

  @Test
  void a_wrong_limit_is_noticed_before_anything_is_printed() {
    StringWriter out = new StringWriter();
    assertEquals(2, run(many(), out, "counterexamples", "-", "-p", "deadlock", "--timeout", "0"));
    assertEquals("", out.toString());
  }

  @Test
  void what_stands_in_the_way_of_a_file_is_named(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    StringWriter out = new StringWriter();
    assertEquals(2, run(many(), out, "plan", "-", "--svg", directory.toString()));
    assertTrue(err.toString().contains("cannot write " + directory + ": it is a directory"), err.toString());
    assertEquals(2, run(many(), out, "plan", "-", "--svg", file.resolve("chart.svg").toString()));
    assertTrue(err.toString().contains("chart.svg: " + file + " is a file, not a directory"), err.toString());
  }
}
