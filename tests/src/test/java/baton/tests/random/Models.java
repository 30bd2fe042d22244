package baton.tests.random;

import baton.models.Loaded;
import baton.models.Loader;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.DiagnosticRenderer;
import baton.models.source.Directories;
import baton.models.source.InMemory;
import baton.models.source.ModuleSource;
import baton.models.value.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Protocols from their texts, the shipped ones, and the states that they reach. */
public final class Models {
  private Models() {}

  /** The protocol that the text of this seed is; it must be one. */
  public static Protocol of(String text, long seed) {
    try {
      return of(text);
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + "\n" + e.getMessage(), e);
    }
  }

  /** The protocol that a text is; it must be one. */
  public static Protocol of(String text) {
    return of(text, Settings.NONE);
  }

  /** The protocol that a text is at the instance that {@code settings} give; it must be one. */
  public static Protocol of(String text, Settings settings) {
    return ready(new InMemory(Map.of("model.baton", text)), "model.baton", settings);
  }

  /** The protocol in a file; it must be one. */
  public static Protocol ready(ModuleSource files, String path, Settings settings) {
    return switch (new Loader(files).load(path, settings)) {
      case Loaded.Ready(Protocol protocol, _, _) -> protocol;
      case Loaded.Refused(var diagnostics) -> throw new AssertionError(DiagnosticRenderer.render(diagnostics));
    };
  }

  /** The files of the checkout in that folder, with what is shipped where imports look for it. */
  public static Directories files(Path home) {
    return new Directories(
        home, Optional.of(home.resolve("properties/catalogue")),
        Optional.of(home.resolve("models/library/components")));
  }

  /** The paths of the shipped protocols from that folder, in order; components are none. */
  public static List<String> shipped(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("models/library"))) {
      return files.filter(f -> f.toString().endsWith(".baton")).map(f -> home.relativize(f).toString())
          .filter(f -> !f.contains("/components/")).sorted().toList();
    }
  }

  /** States that are reached, breadth first: all, or little more than {@code most}. */
  public static Set<State> reached(Interpreter interpreter, int most) {
    Set<State> seen = new LinkedHashSet<>(interpreter.initialStates().states());
    Deque<State> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && seen.size() < most) {
      for (Transitions t : interpreter.transitions(open.remove())) {
        for (State s : t.successors()) {
          if (seen.add(s)) {
            open.add(s);
          }
        }
      }
    }
    return seen;
  }
}
