package baton.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Evidence;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of two proofs one is found when the time is up: what is reported of both. */
final class LateProofTest {
  private static final String MODEL = """
      protocol Late
      var n: 0..3 = 0
      action up when n < 2 { n := n + 1 }
      terminal { true }
      invariant late { n <= 3 }
      invariant early { n <= 3 }
      """;

  @TempDir
  Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("late.baton"), MODEL);
  }

  /** Proves all goals at once but for one, and that when it is told to stop. */
  private static final class Tardy implements Engine {
    @Override
    public String name() {
      return "pdr";
    }

    @Override
    public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
      Evidence evidence = new Evidence.Invariant(List.of(), 0);
      Verdict holds = new Verdict.Holds(evidence);
      goals.stream().filter(g -> !g.name().equals("late")).forEach(g -> {
        progress.proved(g, evidence);
        progress.judged(g, holds);
      });
      while (limits.stop().get().isEmpty()) {
        Thread.onSpinWait();
      }
      goals.stream().filter(g -> g.name().equals("late")).forEach(g -> progress.proved(g, evidence));
      Map<Goal, Verdict> all = new LinkedHashMap<>();
      goals.forEach(g -> all.put(g, holds));
      return new Answer.Verdicts(all, Optional.empty());
    }
  }

  private static Engine endless(Engine real) {
    return new UntilTold(real, (goals, limits) ->
        Answer.Verdicts.undecided(goals, limits.stop().get().orElseThrow(), "after 100 states"));
  }

  private CommandLineProbe.Result check(String engine, String... more) {
    EngineOptions.Parts parts = new EngineOptions.Parts(
        engine.equals("auto") ? LateProofTest::endless : UnaryOperator.identity(), new Tardy(), 10);
    List<String> call = new ArrayList<>(List.of(
        "check", "late.baton", "-p", "late", "-p", "early", "--engine", engine, "--timeout", "3s",
        "--certificates", "proofs"));
    call.addAll(List.of(more));
    CommandLineProbe.Result result = CommandLineProbe.run(
        directory, List.of(new CheckCommand(arguments -> new EngineOptions(arguments, parts))),
        call.toArray(String[]::new));
    assertEquals(3, result.status(), result.out() + result.err());
    assertTrue(Files.exists(directory.resolve("proofs/Late.early.certificate.json")));
    assertFalse(Files.exists(directory.resolve("proofs/Late.late.certificate.json")));
    return result;
  }

  private static void told(String report) {
    assertTrue(report.contains("  holds           early         inductive by itself\n"), report);
    assertTrue(report.contains(
        "  undecided       late          (timeout) a proof was found, but not checked again before that\n"), report);
    assertTrue(report.contains("proofs checked again by Z3 and SMTInterpol in "), report);
  }

  @Test
  void one_engine_alone() {
    told(check("pdr").out());
    CommandLineProbe.Result certified =
        CommandLineProbe.run(directory, "certify", "proofs/Late.early.certificate.json");
    assertEquals(0, certified.status(), certified.out() + certified.err());
  }

  @Test
  void beside_a_search() {
    told(check("auto").out());
  }

  @Test
  void behind_invariants_that_show_one_of_them() throws IOException {
    Files.writeString(directory.resolve("given.baton"), "invariant wrong { n == 0 }");
    String late = MODEL.replace("late { n <= 3 }", "late { n <= 1 or once n == 1 }");
    Files.writeString(directory.resolve("late.baton"), late);
    String out = check("pdr", "--invariant", "given.baton").out();
    assertTrue(out.contains("early         by an inductive invariant\n"), out);
  }

  @Test
  void a_script_is_told_the_same() throws IOException {
    String json = check("pdr", "--format", "json").out();
    String schema = Files.readString(CommandLineProbe.home().resolve("docs/schema/baton-report-1.schema.json"));
    assertEquals(
        List.of(), SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON).validate(json, InputFormat.JSON));
    JsonNode properties = new JsonMapper().readTree(json).get("runs").get(0).get("properties");
    JsonNode late = properties.get(1);
    JsonNode early = properties.get(2);
    assertEquals(List.of("late", "early"), List.of(late.get("name").asString(), early.get("name").asString()));
    assertEquals("undecided", late.get("verdict").asString());
    assertEquals("timeout", late.get("reason").asString());
    assertEquals("a proof was found, but not checked again before that", late.get("detail").asString());
    assertTrue(late.get("certificate").isNull() && late.get("evidence").isNull());
    assertEquals("holds", early.get("verdict").asString());
    assertFalse(early.has("detail"));
    assertEquals("proofs/Late.early.certificate.json", early.get("certificate").asString());
  }
}
