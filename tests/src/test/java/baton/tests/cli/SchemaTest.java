package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every JSON report is as its schema says. */
final class SchemaTest {
  private static final String BOOT = "models/library/handover/passive-boot.baton";
  private static final String REFERENCE = "models/library/reference/handover.baton";

  private static final String FAIR = "tests/src/test/resources/semantics-cases/39-weak-and-strong.baton";

  private static final String SIDES = "tests/src/test/resources/semantics-cases/85-each-condition.baton";

  private static Schema schema() throws IOException {
    return schema("baton-report-1");
  }

  private static Schema schema(String name) throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve("docs/schema/" + name + ".schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text, InputFormat.JSON);
  }

  @Test
  void reports_are_valid() throws IOException {
    for (String[] call : new String[][] {
      {"check", BOOT}, {"check", BOOT, "--bug", "promoteOnSilence"}, {"check", REFERENCE, "--bound", "2"},
      {"check", REFERENCE, "--timeout", "1ms"}, {"check", REFERENCE, "-D", "D=1", "--faults", "0"},
      {"check", REFERENCE, "--engine", "pdr", "-p", "OneOwner"},
      {"check", REFERENCE, "--engine", "induction", "-p", "OneActive"},
      {"check", REFERENCE, "--engine", "bmc", "--bound", "2"}, {"check", "nothing.baton"}, {"test", REFERENCE},
      {"check", FAIR, "--needs"},
      {"check", SIDES}, {"check", SIDES, "--engine", "induction", "--bound", "0", "-p", "allAsked"}
    }) {
      String[] json = java.util.Arrays.copyOf(call, call.length + 2);
      json[call.length] = "--format";
      json[call.length + 1] = "json";
      CommandLineProbe.Result result = CommandLineProbe.run(CommandLineProbe.home(), json);
      assertEquals(List.of(), schema().validate(result.out(), InputFormat.JSON), String.join(" ", call));
    }
  }

  @Test
  void certificates_are_named(@TempDir Path directory) throws IOException {
    CommandLineProbe.Result result = CommandLineProbe.run(
        CommandLineProbe.home(), "check", REFERENCE, "-D", "D=2", "--engine", "pdr", "-p", "OneOwner", "--certificates",
        directory.toString(), "--format", "json");
    assertEquals(List.of(), schema().validate(result.out(), InputFormat.JSON));
    String name = directory + "/Handover.OneOwner.certificate.json";
    assertTrue(result.out().contains("\"certificate\" : \"" + name + "\""), result.out());
    assertTrue(Files.exists(Path.of(name)));
  }

  @Test
  void lists_of_counterexamples_are_valid() throws IOException {
    for (String[] call : new String[][] {
      {BOOT, "-p", "freshStart", "--bug", "noResetOnRecovery", "--within", "+2"}, {BOOT, "-p", "freshStart", "--all"},
      {BOOT, "-p", "handedOver"}, {BOOT, "-p", "freshStart", "--bound", "2"}, {BOOT, "-p", "boots.handoverEnds"},
      {REFERENCE, "-p", "OneActive", "--timeout", "1ms"}
    }) {
      String[] whole =
          java.util.stream.Stream.of(new String[] {"counterexamples"}, call, new String[] {"--format", "json"})
          .flatMap(java.util.Arrays::stream).toArray(String[]::new);
      CommandLineProbe.Result result = CommandLineProbe.run(CommandLineProbe.home(), whole);
      assertEquals(
          List.of(), schema("baton-counterexamples-1").validate(result.out(), InputFormat.JSON),
          String.join(" ", call));
    }
  }

  @Test
  void surveys_are_valid() throws IOException {
    String hotplug = "models/library/reset/hotplug-reset.baton";
    for (String[] call : new String[][] {
      {hotplug}, {hotplug, "--engine", "bmc", "--bound", "3", "--max", "1"}, {hotplug, "--timeout", "1ms"},
      {BOOT, "--bug", "promoteOnSilence"}, {hotplug, "-p", "hotplug.*", "--engine", "pdr", "--max", "1"}
    }) {
      String[] json = java.util.Arrays.copyOf(call, call.length + 2);
      json[call.length] = "--format";
      json[call.length + 1] = "json";
      String[] whole =
          java.util.stream.Stream.concat(java.util.stream.Stream.of("resilience"), java.util.Arrays.stream(json))
          .toArray(String[]::new);
      CommandLineProbe.Result result = CommandLineProbe.run(CommandLineProbe.home(), whole);
      assertEquals(
          List.of(), schema("baton-resilience-1").validate(result.out(), InputFormat.JSON), String.join(" ", call));
    }
  }

  @Test
  void measures_are_reported() throws IOException {
    String text = """
        protocol Measures
        var x: bool = false
        action flip takes 2 when not x { x := true }
        action look { }
        measure flips = most time while not x
        measure looks = most steps of look while true
        """;
    CommandLineProbe.Result result =
        CommandLineProbe.runWithInput(CommandLineProbe.home(), text, "check", "-", "--format", "json");
    assertEquals(List.of(), schema().validate(result.out(), InputFormat.JSON));
    assertTrue(result.out().contains("\"value\" : 2,") && result.out().contains("\"value\" : \"unbounded\""),
        result.out());
  }

  @Test
  void a_report_of_another_form_is_not() throws IOException {
    assertFalse(schema().validate("{\"schema\": \"baton-report/1\"}", InputFormat.JSON).isEmpty());
  }
}
