package baton.tests.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** {@code baton plan}, as a person and a script see it. */
final class PlanCommandTest {
  private static final String RAID = "models/library/plan/raid6.baton";
  private static final String SERVER = "models/library/plan/server.baton";

  private static CommandLineProbe.Result baton(String... args) {
    return CommandLineProbe.run(CommandLineProbe.home(), args);
  }

  private static CommandLineProbe.Result on(String text, String... args) {
    String[] call = new String[args.length + 2];
    call[0] = "plan";
    call[1] = "-";
    System.arraycopy(args, 0, call, 2, args.length);
    return CommandLineProbe.runWithInput(CommandLineProbe.home(), text, call);
  }

  private static String raid() throws IOException {
    return Files.readString(CommandLineProbe.home().resolve(RAID));
  }

  @Test
  void shipped_plans_are_the_best_and_runs() {
    CommandLineProbe.Result raid = baton("plan", RAID);
    assertEquals(0, raid.status(), raid.out() + raid.err());
    assertTrue(raid.out().contains("least          157  end"), raid.out());
    CommandLineProbe.Result server = baton("plan", SERVER, "-D", "groups=2");
    assertEquals(0, server.status(), server.out() + server.err());
    assertTrue(server.out().contains("a run of the protocol"), server.out());
  }

  @Test
  void without_the_resource_constraint_it_is_no_run() throws IOException {
    String careless = raid().replaceAll("(?m)^  at most 2 of .*$", "");
    CommandLineProbe.Result result = on(careless);
    assertEquals(1, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("NOT a run of the protocol") && result.out().contains("takeOut("), result.out());
  }

  @Test
  void where_the_protocol_allows_it_the_property_is_named() throws IOException {
    String careless = raid().replaceAll("(?m)^  at most 2 of .*$", "");
    CommandLineProbe.Result result = on(careless, "--bug", "pullsTooEarly");
    assertEquals(1, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("violates redundant"), result.out());
  }

  @Test
  void what_contradicts_itself_is_named() {
    CommandLineProbe.Result result = baton("plan", RAID, "-D", "window=150");
    assertEquals(1, result.status());
    assertTrue(result.out().contains("each is needed for that") && result.out().contains("ends by 150"), result.out());
    assertTrue(result.out().contains(RAID + ":"), result.out());
  }

  @Test
  void every_initial_state_and_every_choice_is_run() {
    String protocol = """
        protocol Choices
        type D = 0..1
        const broken: D?
        var left: 0..9 = 5
        action take(d: D) when broken != d { choose n: 0..1 where true; left := left - n }
        invariant enough { left >= %d }
        terminal { true }
        plan p { task t(d: D) where d == 0 = take(d) takes 1; minimise end }
        """;
    assertEquals(1, on(protocol.formatted(4)).status());
    assertTrue(on(protocol.formatted(4)).out().contains("NOT a run"), "broken may be 0");
    CommandLineProbe.Result fixed = on(protocol.formatted(4), "-D", "broken=1");
    assertEquals(0, fixed.status(), fixed.out() + fixed.err());
    assertTrue(fixed.out().contains("in each of 2 ways"), fixed.out());
    assertTrue(on(protocol.formatted(5), "-D", "broken=1").out().contains("violates enough"));
  }

  @Test
  void what_must_happen_in_the_end_is_not_said_to_be_kept() {
    String protocol = """
        protocol Ends
        var n: 0..3 = 0
        action up when n < 3 { n += 1 }
        terminal { true }
        invariant small { n <= 3 }
        property ends { n == 1 leadsto n == 3 }
        property mixed { always n <= %d; eventually n == 3 }
        plan p { task t = up takes 2; minimise end }
        """;
    CommandLineProbe.Result kept = on(protocol.formatted(3));
    assertEquals(0, kept.status(), kept.out() + kept.err());
    assertTrue(kept.out().contains("; keeps well-defined, small\n"), kept.out());
    assertTrue(on(protocol.formatted(0)).out().contains("violates mixed"), "what is finite in it is judged");
  }

  @Test
  void an_action_that_goes_ill_is_a_violation() {
    CommandLineProbe.Result result = on("""
        protocol Ill
        var n: 0..1 = 1
        action up { n := n + 1 }
        terminal { true }
        invariant any_ { n <= 1 }
        plan p { task t = up takes 2; minimise end }
        """);
    assertEquals(1, result.status());
    assertTrue(result.out().contains("violates well-defined: at 2 in t, by up()"), result.out());
  }

  @Test
  void all_best_schedules_are_counted() {
    String three = """
        protocol Three
        type D = 0..2
        var done: set of D = {}
        action move(d: D) when d not in done and (d != 2 or 0 in done) { done += {d} }
        terminal { true }
        plan p { task go(d: D) = move(d) takes 1; at most 1 of go(_); minimise end }
        """;
    CommandLineProbe.Result all = on(three, "--all");
    assertEquals(1, all.status());
    assertTrue(all.out().contains("6 best schedules, 3 of them runs that keep the properties"), all.out());
    assertTrue(on(three, "--all", "--max", "4").out().contains("at least 4 best schedules"));
  }

  @Test
  void time_is_limited() {
    CommandLineProbe.Result result = baton("plan", SERVER, "-D", "groups=8", "--timeout", "1ms");
    assertEquals(3, result.status(), result.out());
    assertTrue(result.out().contains("(timeout)"), result.out());
    assertEquals(0, baton("plan", SERVER, "-D", "groups=8", "--timeout", "1ms", "--undecided", "ok").status());
  }

  @Test
  void reports_are_as_the_schema_says() throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve("docs/schema/baton-plan-1.schema.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text, InputFormat.JSON);
    for (String[] call : new String[][] {
      {"plan", RAID}, {"plan", RAID, "-D", "window=150"}, {"plan", RAID, "--all", "--max", "3"},
      {"plan", SERVER, "-D", "groups=8", "--timeout", "1ms"}
    }) {
      String[] json = java.util.Arrays.copyOf(call, call.length + 2);
      json[call.length] = "--format";
      json[call.length + 1] = "json";
      CommandLineProbe.Result result = baton(json);
      assertEquals(List.of(), schema.validate(result.out(), InputFormat.JSON), String.join(" ", call));
    }
    String careless = raid().replaceAll("(?m)^  at most 2 of .*$", "");
    assertEquals(List.of(), schema.validate(on(careless, "--format", "json").out(), InputFormat.JSON));
    String violating = on(careless, "--bug", "pullsTooEarly", "--format", "json").out();
    assertEquals(List.of(), schema.validate(violating, InputFormat.JSON));
    assertTrue(violating.contains("\"property\" : \"redundant\""), violating);
    assertFalse(schema.validate("{\"schema\": \"baton-plan/1\"}", InputFormat.JSON).isEmpty());
  }

  @Test
  void the_chart_is_xml_with_a_bar_for_each_task(@TempDir Path directory)
      throws IOException, ParserConfigurationException, SAXException {
    Path chart = directory.resolve("chart.svg");
    assertEquals(0, baton("plan", RAID, "--svg", chart.toString()).status());
    byte[] first = Files.readAllBytes(chart);
    var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(first));
    assertEquals(9, svg.getElementsByTagName("rect").getLength());
    assertEquals(0, baton("plan", RAID, "--svg", chart.toString()).status());
    assertEquals(new String(first, StandardCharsets.UTF_8), Files.readString(chart));
  }

  @Test
  void a_call_may_be_wrong() {
    assertEquals(2, baton("plan", RAID, "-p", "exchagne").status());
    assertTrue(baton("plan", RAID, "-p", "exchagne").err().contains("did you mean `exchange`?"));
    assertEquals(2, baton("plan", "models/library/reference/handover.baton").status());
    assertEquals(2, baton("plan", RAID, "--max", "3").status());
    assertEquals(2, on("protocol None\nvar x: bool = false\nassume x\naction a { x := true }\n"
        + "plan p { task t = a takes 1; minimise end }").status());
  }
}
