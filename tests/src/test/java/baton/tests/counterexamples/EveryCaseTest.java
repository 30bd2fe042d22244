package baton.tests.counterexamples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.counterexamples.Explainer;
import baton.counterexamples.Explanation;
import baton.counterexamples.Replay;
import baton.counterexamples.Trace;
import baton.counterexamples.itf.ItfReader;
import baton.counterexamples.itf.ItfWriter;
import baton.counterexamples.itf.Provenance;
import baton.counterexamples.itf.Reading;
import baton.counterexamples.itf.SavedTrace;
import baton.counterexamples.story.Story;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.interpreter.Evaluation;
import baton.models.interpreter.Label;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.ir.Variable;
import baton.models.source.InMemory;
import baton.models.source.SourceFile;
import baton.models.value.State;
import baton.models.value.Value;
import baton.models.value.Values;
import baton.properties.Goal;
import baton.properties.Goals;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trace of every conformance case is replayed, saved, read, explained and told. */
final class EveryCaseTest {
  static List<String> cases() throws IOException, URISyntaxException {
    var url = Objects.requireNonNull(EveryCaseTest.class.getResource("/semantics-cases"));
    Path folder = Path.of(url.toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static Optional<Protocol> load(String name) throws IOException {
    String path = "/semantics-cases/" + name;
    try (var in = Objects.requireNonNull(EveryCaseTest.class.getResourceAsStream(path))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Loader(new InMemory(Map.of(name, text))).load(name, Settings.NONE)
              instanceof Loaded.Ready(Protocol protocol, _, _)
          ? Optional.of(protocol)
          : Optional.empty();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_trace_survives_everything_that_is_done_to_it(String name) throws IOException {
    Optional<Protocol> loaded = load(name);
    if (loaded.isEmpty()) {
      return; // a case of a model that is refused
    }
    Protocol protocol = loaded.get();
    for (Goal goal : Goals.of(protocol)) {
      Optional<Trace> trace = Small.find(protocol, goal);
      if (trace.isPresent()) {
        Trace read = reread(protocol, goal, trace.get());
        assertEquals(trace.get(), read);
        assertEquals(new Replay.Outcome.Confirmed(), new Replay(protocol).confirm(goal, read));
        explained(protocol, goal, read);
        told(Story.render(protocol, goal, read));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_trace_with_another_state_or_label_is_judged(String name) throws IOException {
    Optional<Protocol> loaded = load(name);
    if (loaded.isEmpty()) {
      return;
    }
    Protocol protocol = loaded.get();
    Replay replay = new Replay(protocol);
    for (Goal goal : Goals.of(protocol)) {
      Trace trace = Small.find(protocol, goal).orElse(new Trace(
          Optional.empty(), List.of(), Optional.empty(), OptionalInt.empty()));
      for (Trace changed : changes(protocol, trace)) {
        if (replay.confirm(goal, changed) instanceof Replay.Outcome.Rejected(int step, String because)) {
          assertTrue(step >= 0 && step <= changed.length() && !because.isBlank(), because);
        }
      }
    }
  }

  /** The trace with one other value in one state, or with one other label. */
  private static List<Trace> changes(Protocol protocol, Trace trace) {
    List<Trace> changes = new ArrayList<>();
    for (int i = 0; i < trace.steps().size(); i++) {
      Trace.Step step = trace.steps().get(i);
      for (Variable variable : protocol.variables()) {
        Value now = step.after().get(variable.index());
        if (Values.cardinality(variable.type()).bitLength() < 10) {
          Value other =
              Values.all(variable.type()).stream().filter(v -> !v.equals(now)).findFirst().orElse(now);
          State after = step.after().with(variable.index(), other);
          changes.add(with(trace, i, new Trace.Step(step.label(), after)));
        }
      }
      for (Place place : protocol.places()) {
        List<List<Value>> domains = place.parameters().stream().map(b -> Values.all(b.type())).toList();
        for (List<Value> arguments : Values.tuples(domains)) {
          Label label = new Label(place.alternatives().getLast().name(), arguments);
          changes.add(with(trace, i, new Trace.Step(label, step.after())));
        }
      }
    }
    return changes;
  }

  private static Trace with(Trace trace, int index, Trace.Step step) {
    List<Trace.Step> steps = new ArrayList<>(trace.steps());
    steps.set(index, step);
    return new Trace(trace.initial(), steps, trace.attempt(), trace.loopStart());
  }

  private static Trace reread(Protocol protocol, Goal goal, Trace trace) {
    Provenance about = new Provenance("case.baton", "0".repeat(64), Settings.NONE, goal.name());
    SourceFile file = new SourceFile("case.itf.json", ItfWriter.write(protocol, about, trace));
    Reading.Read<?> header = assertInstanceOf(Reading.Read.class, ItfReader.header(file));
    SavedTrace saved = assertInstanceOf(SavedTrace.class, header.value());
    Reading.Read<?> read = assertInstanceOf(Reading.Read.class, ItfReader.trace(saved, protocol));
    return assertInstanceOf(Trace.class, read.value());
  }

  /** The formula, evaluated along the trace without monitors, agrees with the engine. */
  private static void explained(Protocol protocol, Goal goal, Trace trace) {
    Explanation explanation = new Explainer(protocol).explain(goal, trace)
        .orElseThrow(() -> new AssertionError(goal.name() + " is not explained"));
    boolean holds = explanation.value().isTrue();
    boolean expected = goal instanceof Goal.Somewhere || goal instanceof Goal.Deadlock;
    assertEquals(expected, holds, goal.name());
    assertEquals(goal instanceof Goal.WellDefined, explanation.value() instanceof Evaluation.Undefined
        && trace.attempt().isPresent(), goal.name());
  }

  private static void told(String story) {
    assertTrue(story.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127), story);
    story.lines().forEach(line -> assertTrue(line.length() <= 100 || !line.strip().contains(" "), line));
  }
}
