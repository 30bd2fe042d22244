package baton.tests.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code baton export}: what it writes, and what it refuses. */
final class ExportCommandTest {
  private static final Path RESOURCES = Path.of("src/test/resources/export");

  private static CommandLineProbe.Result export(Path directory, String... args) {
    List<String> all = new ArrayList<>(List.of("export"));
    all.addAll(List.of(args));
    return CommandLineProbe.run(directory, all.toArray(new String[0]));
  }

  /** {@code -Dbaton.approve=true} writes the approved texts anew. */
  @ParameterizedTest
  @CsvSource({
    "drain.baton, Drain, false", "drain.baton, DrainWithAll, true", "swap.baton, Swap, false"})
  void writes_the_approved_module(String model, String module, boolean all, @TempDir Path directory)
      throws IOException {
    String target = directory.resolve(module + ".tla").toString();
    CommandLineProbe.Result result =
        all
            ? export(RESOURCES, model, "--to", "tla", "-o", target, "-p", "*")
            : export(RESOURCES, model, "--to", "tla", "-o", target);
    assertEquals(0, result.status(), result.err());
    for (String name : List.of(module + ".tla", module + ".cfg")) {
      String found = Files.readString(directory.resolve(name));
      if (Boolean.getBoolean("baton.approve")) {
        Files.writeString(RESOURCES.resolve(name), found);
      }
      assertEquals(Files.readString(RESOURCES.resolve(name)), found);
    }
  }

  @Test
  void writes_to_standard_output_the_module_and_then_its_configuration() {
    String out = export(RESOURCES, "drain.baton", "--to", "tla").out();
    assertTrue(out.indexOf("MODULE Drain") >= 0 && out.indexOf("\n====") < out.indexOf("SPECIFICATION Spec"), out);
  }

  @Test
  void swaps_by_way_of_a_temporary() {
    String out = export(RESOURCES, "swap.baton", "--to", "promela").out();
    assertTrue(out.contains("hidden int kept_0_;"), out);
  }

  @Test
  void asserts_that_a_goal_to_be_reached_is_not() {
    String all = export(RESOURCES, "drain.baton", "--to", "promela").out();
    assertFalse(all.contains("/* allDone */"), all);
    assertTrue(all.contains("Left out: allDone"), all);
    String one = export(RESOURCES, "drain.baton", "--to", "promela", "-p", "allDone").out();
    assertTrue(one.contains("/* allDone */"), one);
  }

  @Test
  void names_the_bits_and_the_steps_of_a_circuit() {
    String aiger = export(RESOURCES, "drain.baton", "--to", "aiger").out();
    assertTrue(aiger.startsWith("aag ") && aiger.contains("\ni0 step.0\n") && aiger.contains("\nstep 0: "), aiger);
    assertFalse(aiger.contains(" allDone"), aiger);
    String one = export(RESOURCES, "drain.baton", "--to", "aiger", "-p", "allDone").out();
    assertTrue(one.contains("\no0 allDone\n") && one.contains("which is wanted"), one);
  }

  private static void refused(CommandLineProbe.Result result, String... parts) {
    assertEquals(2, result.status(), result.out());
    assertEquals("", result.out());
    for (String part : parts) {
      assertTrue(result.err().contains(part), result.err());
    }
  }

  @Test
  void refuses_with_the_place_what_a_target_cannot_say() {
    refused(export(RESOURCES, "drain.baton", "--to", "promela", "-p", "drained"),
        "error[not-exportable]", "--> drain.baton:", "`drained` cannot be exported to Promela", "^", "= help:");
    refused(export(RESOURCES, "refused.baton", "--to", "tla"),
        "error[not-exportable]", "--> refused.baton:7:", "several iterations of this `for` may write", "= help:");
    refused(export(RESOURCES, "refused.baton", "--to", "promela", "-s", "Node=32"),
        "error[not-exportable]", "--> refused.baton:", "needs numbers of more than 32 bits");
    refused(export(RESOURCES, "unbounded.baton", "--to", "promela"),
        "error[not-exportable]", "--> unbounded.baton:3:", "infinitely many values");
    for (String target : List.of("aiger", "chc", "vmt")) {
      refused(export(RESOURCES, "unbounded.baton", "--to", target),
          "error[not-exportable]", "--> unbounded.baton:3:", "infinitely many values");
      refused(export(RESOURCES, "drain.baton", "--to", target, "-p", "drained"),
          "error[not-exportable]", "--> drain.baton:", "`drained` cannot be exported as a circuit", "= help:");
    }
    refused(export(RESOURCES, "unbounded.baton", "--to", "tla"),
        "error[not-exportable]", "--> unbounded.baton:3:", "infinitely many values");
  }

  @Test
  void refuses_a_wrong_call() {
    refused(export(RESOURCES, "drain.baton"), "say which language: --to promela, tla, aiger");
    refused(export(RESOURCES, "drain.baton", "--to", "murphi"),
        "--to takes promela, tla, aiger, smtlib, chc or vmt, not `murphi`");
    refused(export(RESOURCES, "drain.baton", "--to", "tla", "-o", "drain.txt"), "say -o NAME.tla");
    refused(export(RESOURCES, "drain.baton", "--to", "aiger", "-o", "drain.txt"),
        "NAME.aag (text) or NAME.aig (binary)");
    refused(export(RESOURCES, "drain.baton", "--to", "smtlib"), "--to smtlib needs --bound N");
    refused(export(RESOURCES, "drain.baton", "--to", "chc", "--bound", "3"), "--bound is for --to smtlib");
    refused(export(RESOURCES, "drain.baton", "--to", "tla", "-p", "allDown"), "did you mean `allDone`?");
    refused(export(RESOURCES, "nothing.baton", "--to", "tla"), "unreadable-file");
  }
}
