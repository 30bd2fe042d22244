package baton.checker.naive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Transitions;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.models.value.State;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The naive encoding says of each state what the interpreter says of it: which steps leave it, where to,
    what is ill. */
final class NaiveEncodingTest {
  private static final long FIRST = Long.getLong("baton.firstSeed", 0);
  private static final int SEEDS = Integer.getInteger("baton.seeds", 150);
  private static final int MOST_STATES = 40;

  private static final Directories LIBRARY = Models.files(CommandLineProbe.home());

  private static Protocol library(String path) {
    return assertInstanceOf(Loaded.Ready.class, new Loader(LIBRARY).load(path, Settings.NONE), path).protocol();
  }

  private static Valuation at(State state, SymbolicState any, Model model) {
    Map<Term, Term> becomes = new HashMap<>();
    Difference difference = new Difference(model.algebra, becomes);
    for (int i = 0; i < model.protocol.variables().size(); i++) {
      difference.add(any.get(i), model.algebra.literal(state.get(i), model.protocol.variables().get(i).type()));
    }
    return new Valuation(t -> {
      Term value = becomes.get(t);
      return value == null || value.op() == Term.Op.FALSE ? 0 : value.op() == Term.Op.TRUE ? 1 : value.k();
    });
  }

  private static int compare(Protocol protocol, String about) {
    Interpreter interpreter = new Interpreter(protocol);
    Model model = new Model(protocol, () -> false);
    List<Term> typed = new ArrayList<>();
    SymbolicState any = model.anyState(typed);
    typed.addAll(model.wellFormed(any));
    List<Model.Step> steps = model.steps(any);
    int compared = 0;
    for (State state : Models.reached(interpreter, MOST_STATES)) {
      Valuation valuation = at(state, any, model);
      assertTrue(typed.stream().allMatch(valuation::isTrue), about + "\nnot typed: " + state);
      assertEquals(state, valuation.state(any, protocol), about);
      Set<String> expected = new TreeSet<>();
      for (Transitions t : interpreter.transitions(state)) {
        t.successors().forEach(s -> expected.add(t.label() + " -> " + s));
        t.ill().ifPresent(_ -> expected.add(t.label() + " ill"));
      }
      Set<String> found = new TreeSet<>();
      for (Model.Step step : steps) {
        if (valuation.isTrue(step.taken())) {
          found.add(step.label() + " -> " + valuation.state(step.after(), protocol));
        }
        if (valuation.isTrue(step.ill())) {
          found.add(step.label() + " ill");
        }
      }
      assertEquals(expected, found, about + "\nat " + state);
      compared += expected.size();
    }
    return compared;
  }

  @Test
  void steps_are_those_of_the_interpreter() {
    int compared = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String text = RandomProtocol.of(seed);
      compared += compare(Models.of(text, seed), "seed " + seed + "\n" + text);
    }
    assertTrue(compared > SEEDS * 20, "only " + compared + " steps");
  }

  /** What the interpreter says of the library, too, at its smallest sizes. */
  @Test
  void steps_of_the_library_are_those_of_the_interpreter() throws IOException {
    int protocols = 0;
    try (Stream<Path> all = Files.walk(CommandLineProbe.home().resolve("models/library"))) {
      for (Path p : all.filter(f -> f.toString().endsWith(".baton")).sorted().toList()) {
        String path = CommandLineProbe.home().relativize(p).toString();
        if (new Loader(LIBRARY).load(path, Settings.NONE) instanceof Loaded.Ready(Protocol protocol, _, _)) {
          assertTrue(compare(protocol, path) > 0, path);
          protocols++;
        }
      }
    }
    assertTrue(protocols >= 10, "only " + protocols);
  }

  /** Writing may take long, so whoever waits for it can end it. */
  @Test
  void writing_stops_when_told() {
    Protocol protocol = library("models/library/liveupdate/luo-sessions.baton");
    int[] all = {0};
    Model patient = new Model(protocol, () -> all[0]++ < 0);
    patient.steps(patient.anyState(new ArrayList<>()));
    assertTrue(all[0] > 20, "asked only " + all[0] + " times");
    for (int patience : new int[] {0, 10, all[0] / 2}) {
      int[] asked = {0};
      Unwritten e = assertThrows(Unwritten.class, () -> {
        Model model = new Model(protocol, () -> asked[0]++ >= patience);
        model.steps(model.anyState(new ArrayList<>()));
      });
      assertEquals("told to stop", e.getMessage());
      assertEquals(patience + 1, asked[0]);
    }
  }

  @Test
  void too_many_ways_are_not_written() {
    Protocol protocol = Models.of("""
        protocol Many
        var x: 0..30 = 0
        var y: 0..30 = 0
        var z: 0..30 = 0
        action any_ { choose a: 0..30; choose b: 0..30; choose c: 0..30; x := a; y := b; z := c }
        """, 0);
    Model model = new Model(protocol, () -> false);
    assertEquals(
        "a step has more than 4096 ways to be taken",
        assertThrows(Unwritten.class, () -> model.steps(model.anyState(new ArrayList<>()))).getMessage());
  }
}
