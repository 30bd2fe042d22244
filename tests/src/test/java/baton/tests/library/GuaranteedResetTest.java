package baton.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passive boot: a device is reset in the end because the survivors recover, and for no other reason. */
final class GuaranteedResetTest {
  private static final String BOOT = "models/library/handover/passive-boot.baton";

  @Test
  void holds_by_the_fairness_of_recovery() {
    CommandLineProbe.Result result =
        CommandLineProbe.run(CommandLineProbe.home(), "check", BOOT, "-p", "liveness.dirtyIsCleaned", "--needs");
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("""
          holds           liveness.dirtyIsCleaned
                          needs weak fairness of promote, weak fairness of resetBegin, weak fairness of resetDone, \
        weak fairness of recover
        """.indent(0)), result.out());
  }

  @Test
  void is_violated_without(@TempDir Path directory) throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve(BOOT));
    Files.writeString(directory.resolve("unfair.baton"), text.replace("fair action recover", "action recover"));
    CommandLineProbe.Result result =
        CommandLineProbe.run(directory, "check", "unfair.baton", "-s", "Device=1", "-p", "liveness.dirtyIsCleaned");
    assertEquals(1, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("liveness.dirtyIsCleaned is violated by a run that is idle after 3 steps\n"),
        result.out());
    assertTrue(result.out().contains("""
          and then nothing happens any more

        Why
          for x = Device#0: `liveness.dirty(Device#0) leadsto liveness.clean(Device#0)` is false:
              `liveness.clean(Device#0)` is never true from there on
            after step 2 `liveness.dirty(Device#0)` is true
        """.indent(0)), result.out());
    assertTrue(result.out().endsWith("""
        Fairness
          nothing that could happen at the end is declared fair: the run may be idle for ever
          it would be excluded by weak fairness of recover(Kernel#1, Device#0)
        """), result.out());
  }
}
