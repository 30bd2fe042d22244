package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.explicit.Checkpoints;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.properties.Goals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that is stopped goes on where it was, and ends with the same figures; or is refused. */
final class CheckpointTest {
  private record Saved(Optional<Path> save, Optional<Path> resume, String identity) implements Checkpoints {
    @Override
    public Optional<Path> save(Reason why) {
      return save;
    }
  }

  private static Protocol protocol(String constant, String value) {
    Directories files = new Directories(CommandLineProbe.home(), Optional.empty(), Optional.empty());
    Settings settings = new Settings(Map.of(constant, value), Map.of(), OptionalInt.empty());
    return switch (new Loader(files).load("models/library/reference/handover.baton", settings)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) -> throw new AssertionError(diagnostics.toString());
    };
  }

  /** Stops after so many questions whether to stop, once the search goes on. */
  private static Answer run(Protocol protocol, Checkpoints checkpoints, int patience) {
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean searches = new AtomicBoolean();
    Limits limits = new Limits(OptionalInt.empty(), Long.MAX_VALUE, () ->
        searches.get() && asked.incrementAndGet() > patience ? Optional.of(Reason.INTERRUPTED) : Optional.empty());
    Progress progress = report -> searches.compareAndSet(false, !report.phase().equals("initial states"));
    ExplicitOptions options = new ExplicitOptions(2, false, Backend.CLOSURES, checkpoints);
    return new ExplicitEngine(options).check(protocol, Goals.of(protocol), limits, progress);
  }

  @Test
  void goes_on_with_equal_counts_and_traces(@TempDir Path directory) {
    Path file = directory.resolve("search");
    for (String bug : new String[] {"false", "true"}) {
      Protocol protocol = protocol("BUG", bug);
      Answer whole = run(protocol, Checkpoints.NONE, Integer.MAX_VALUE);
      int patience = 1;
      run(protocol, new Saved(Optional.of(file), Optional.empty(), "it"), patience);
      Answer last = whole;
      assertTrue(Files.exists(file), "nothing was saved");
      for (int times = 0; Files.exists(file); times++) {
        Path from = directory.resolve(bug + times);
        move(file, from);
        patience += 7;
        last = run(protocol, new Saved(Optional.of(file), Optional.of(from), "it"), patience);
        assertTrue(times < 50, "it never ends");
      }
      assertEquals(whole, last);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refuses_what_is_not_its_own(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("search");
    Protocol protocol = protocol("D", "3");
    run(protocol, new Saved(Optional.of(file), Optional.empty(), "it"), 5);
    byte[] bytes = Files.readAllBytes(file);
    refused(protocol, new Saved(Optional.empty(), Optional.of(file), "another"), "another model");
    refused(protocol, new Saved(Optional.empty(), Optional.of(directory.resolve("none")), "it"), "there is no");
    for (int length : new int[] {0, 3, 30, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      refused(protocol, new Saved(Optional.empty(), Optional.of(file), "it"), "");
    }
    bytes[bytes.length / 3] ^= 64;
    Files.write(file, bytes);
    refused(protocol, new Saved(Optional.empty(), Optional.of(file), "it"), "");
  }

  private static void refused(Protocol protocol, Checkpoints checkpoints, String because) {
    Checkpoints.Refused e = assertThrows(
        Checkpoints.Refused.class, () -> run(protocol, checkpoints, Integer.MAX_VALUE));
    assertTrue(String.valueOf(e.getMessage()).contains(because), e.getMessage());
  }
}
