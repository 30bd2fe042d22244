package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of proofs about infinite runs: those that are right, and those that somebody has changed. */
final class CertifyRoundsTest {
  private static final String MODEL = """
      protocol Port
      sort Device = 2
      enum Phase { off, asked, on }
      var phase: Device -> Phase = off
      var link: bool = true
      action ask(d: Device) when phase[d] == off { phase[d] := asked }
      fair action start(d: Device) when phase[d] == asked { phase[d] := on }
      strong fair action stop(d: Device) when phase[d] == on and link { phase[d] := off }
      fair action toggle { link := not link }
      property starts(d: Device) { phase[d] == asked leadsto phase[d] == on }
      property stops(d: Device) { phase[d] == on leadsto phase[d] == off }
      def asked = all d: Device { always (did start(d) implies once did ask(d)) }
      property onceAsked { asked and always eventually link }
      invariant known(d: Device) { phase[d] == off or phase[d] == asked or phase[d] == on }
      """;
  private static final String STOPS = "proofs/Port.stops.certificate.json";

  @TempDir
  Path directory;

  private String stops = "";

  @BeforeEach
  void prove() throws IOException {
    Files.writeString(directory.resolve("port.baton"), MODEL);
    CommandLineProbe.Result result =
        CommandLineProbe.run(directory, "check", "port.baton", "--engine", "pdr", "--certificates", "proofs");
    assertEquals(0, result.status(), result.err() + result.out());
    assertTrue(result.out().contains("proofs checked again by Z3 and SMTInterpol in "), result.out());
    stops = Files.readString(directory.resolve(STOPS));
  }

  private CommandLineProbe.Result certify(String file) {
    CommandLineProbe.Result result = CommandLineProbe.run(directory, "certify", file);
    assertFalse(result.err().contains("internal error"), result.err());
    return result;
  }

  @Test
  void proofs_hold_again() {
    for (String goal : List.of("starts", "stops", "onceAsked")) {
      CommandLineProbe.Result result = certify("proofs/Port." + goal + ".certificate.json");
      assertEquals(0, result.status(), result.out() + result.err());
      assertTrue(result.out().contains("by Z3 and SMTInterpol"), result.out());
    }
  }

  @Test
  void certificates_are_as_their_schema_says() throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve("docs/schema/baton-certificate-1.schema.json"));
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text,
        InputFormat.JSON);
    assertEquals(List.of(), schema.validate(stops, InputFormat.JSON));
    assertFalse(schema.validate(stops.replaceFirst("\"strong\" : true", "\"strong\" : 1"), InputFormat.JSON).isEmpty());
  }

  @Test
  void obligations_are_written_for_each_claim() throws IOException {
    CommandLineProbe.Result result = CommandLineProbe.run(directory, "certify", STOPS, "--obligations", "smt");
    assertEquals(0, result.status(), result.err());
    for (String name : List.of("initiation", "consecution", "safety")) {
      for (String part : List.of("", "claim1.", "claim2.")) {
        String script = Files.readString(directory.resolve("smt/Port.stops." + part + name + ".smt2"));
        assertTrue(script.contains("(check-sat)"), script);
      }
    }
  }

  @Test
  void the_invariant_is_printed_with_what_it_counts() {
    CommandLineProbe.Result result = CommandLineProbe.run(
        directory, "check", "port.baton", "--engine", "pdr", "-p", "stops", "--show-invariant");
    assertTrue(result.out().contains("  invariant behind stops, claim 1, of 4 rounds:\n    not ("), result.out());
    assertTrue(result.out().contains("    loop#seen0 is of stop(Device#0), strongly fair\n"), result.out());
    assertTrue(result.out().contains("    loop#seen1 is of toggle(), weakly fair\n"), result.out());
  }

  @Test
  void induction_is_checked_by_one_and_that_is_said() {
    CommandLineProbe.Result result = CommandLineProbe.run(
        directory, "check", "port.baton", "--engine", "induction", "-p", "starts", "--certificates", "by-induction");
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("note: checked again by SMTInterpol alone: starts\n"), result.out());
    assertFalse(Files.exists(directory.resolve("by-induction/Port.starts.certificate.json")));
  }

  private void refused(String certificate, int status, String because) throws IOException {
    assertFalse(certificate.equals(stops), "nothing was changed, wanted: " + because);
    Files.writeString(directory.resolve("bad.json"), certificate);
    CommandLineProbe.Result result = certify("bad.json");
    assertEquals(status, result.status(), because + "\n" + result.out() + result.err());
    assertTrue((result.out() + result.err()).contains(because), "not: " + because + "\n" + result.out() + result.err());
  }

  private void refusedFor(String model, String because) throws IOException {
    assertFalse(model.equals(MODEL), "nothing was changed, wanted: " + because);
    Files.writeString(directory.resolve("port.baton"), model);
    CommandLineProbe.Result result = certify(STOPS);
    assertEquals(1, result.status(), because + "\n" + result.out() + result.err());
    assertTrue(result.out().contains(because), "not: " + because + "\n" + result.out());
  }

  @Test
  void other_numbers_of_rounds_are_refused() throws IOException {
    refused(stops.replaceFirst("\"rounds\" : 4", "\"rounds\" : 2"), 1, "says Z3");
    refused(stops.replaceFirst("\"rounds\" : 4", "\"rounds\" : 5"), 1, "says Z3");
    refused(stops.replaceFirst("\"rounds\" : 4", "\"rounds\" : 0"), 2, "`rounds` is no number from 1 to 65536");
    refused(stops.replaceFirst("\"rounds\" : 4", "\"rounds\" : 70000"), 2, "`rounds` is no number from 1 to 65536");
    refused(stops.replaceFirst("\"rounds\" : 4", "\"rounds\" : \"4\""), 2, "`rounds` is no number");
    refused(stops.replaceFirst("\"rounds\" : 4,", ""), 2, "`rounds` is no number");
  }

  @Test
  void fairness_that_is_not_declared_is_refused() throws IOException {
    refused(stops.replaceFirst("toggle\\(\\)", "ask(Device#0)"), 1,
        "takes `ask(Device#0)` to be fair, which the model does not declare");
    refused(stops.replaceFirst("toggle\\(\\)", "pray()"), 1, "takes `pray()` to be fair");
    refused(stops.replaceFirst("stop\\(Device#0\\)", "stop(Device#7)"), 1, "takes `stop(Device#7)` to be fair");
    refused(stops.replaceFirst("toggle\\(\\)", "the beginning of toggle()"), 1, "takes `the beginning of toggle()`");
  }

  @Test
  void fairness_of_another_strength_is_refused() throws IOException {
    refused(stops.replaceFirst("\"strong\" : false", "\"strong\" : true"), 1,
        "takes `toggle()` to be strongly fair, and the model declares it weakly fair");
    refused(stops.replaceFirst("\"strong\" : true", "\"strong\" : false"), 1,
        "takes `stop(Device#0)` to be weakly fair, and the model declares it strongly fair");
    refused(stops.replaceFirst("\"strong\" : true", "\"strong\" : \"yes\""), 2, "`strong` is no truth value");
    refused(stops.replaceFirst("\"of\" : \"toggle", "\"off\" : \"toggle"), 2, "`of` is missing");
  }

  @Test
  void less_fairness_and_other_fairness_are_refused() throws IOException {
    String without = stops.replaceFirst("(?s), \\{\\s*\"of\" : \"toggle\\(\\)\",\\s*\"strong\" : false\\s*\\}", "");
    refused(without, 1, "says Z3");
    refused(stops.replaceFirst("toggle\\(\\)", "start(Device#0)"), 1, "says Z3");
    refused(stops.replaceFirst("stop\\(Device#0\\)", "stop(Device#1)"), 1, "says Z3");
  }

  @Test
  void a_model_that_no_longer_declares_the_fairness_is_refused() throws IOException {
    refusedFor(MODEL.replace("fair action toggle", "action toggle"),
        "takes `toggle()` to be fair, which the model does not declare");
    refusedFor(MODEL.replace("strong fair action stop", "fair action stop"),
        "takes `stop(Device#0)` to be strongly fair, and the model declares it weakly fair");
    refusedFor(MODEL.replace("strong fair action stop", "action stop"), "takes `stop(Device#0)` to be fair");
  }

  @Test
  void a_model_for_which_the_proof_fails_is_shown_a_state() throws IOException {
    refusedFor(MODEL.replace("{ link := not link }", "{ link := false }"),
        "the proof of `stops` fails at claim1.consecution, says Z3; the model has changed");
    assertTrue(certify(STOPS).out().contains("    phase = {"), certify(STOPS).out());
  }

  private String first(String... conjuncts) {
    String all = "\"invariant\" : [ \"" + String.join("\", \"", conjuncts) + "\" ]";
    return stops.replaceFirst("\"invariant\" : \\[ \"[^\n]*\\]", java.util.regex.Matcher.quoteReplacement(all));
  }

  @Test
  void other_invariants_are_refused() throws IOException {
    refused(first("true"), 1, "fails at claim1.safety, says Z3");
    refused(first("loop#rounds == 0"), 1, "fails at claim1.consecution, says Z3");
    refused(first("loop#rounds != 4"), 1, "fails at claim1.consecution, says Z3");
    refused(first("loop#automaton == 1"), 1, "fails at claim1.initiation, says Z3");
    refused(first("false"), 1, "fails at claim1.initiation, says Z3");
    refused(first("loop#idle"), 1, "fails at claim1.initiation, says Z3");
    refused(stops.replaceFirst("not \\(loop#rounds == 4\\)", "not (loop#rounds == 9)"), 1, "fails at claim1.safety");
    refused(stops.replaceFirst("\"invariant\" : \\[ \\]", "\"invariant\" : [ \"link\" ]"), 1,
        "fails at consecution, says Z3");
  }

  @Test
  void what_is_no_invariant_is_refused() throws IOException {
    refused(first("loop#rounds"), 1, "has an invariant that cannot be read");
    refused(first("loop#moons == 1"), 1, "has an invariant that cannot be read: there is nothing called `loop#moons`");
    refused(first("loop#seen7"), 1, "speaks of what nobody remembers or counts");
    refused(first("loop#gaveup1"), 1, "speaks of what nobody remembers or counts"); // toggle is weakly fair
    refused(first("memory#0"), 1, "speaks of what nobody remembers or counts");
    refused(first("true } invariant other { true"), 1, "has an invariant that says more than its conjuncts");
    refused(stops.replaceFirst("\"invariant\" : \\[ \\]", "\"invariant\" : [ \"loop#rounds == 0\" ]"), 1,
        "speaks of what nobody remembers or counts");
  }

  @Test
  void other_goals_and_claims_are_refused() throws IOException {
    refused(stops.replace("\"goal\" : \"stops\"", "\"goal\" : \"starts\""), 1, "says Z3");
    refused(stops.replace("\"goal\" : \"stops\"", "\"goal\" : \"known\""), 1,
        "it is about infinite runs, and `known` is not");
    refused(stops.replace("\"goal\" : \"stops\"", "\"goal\" : \"onceAsked\""), 1,
        "is of 2 claims, and the goal has 1");
    refused(stops.replaceFirst("(?s)\"claims\" : \\[.*\"obligations\"", "\"obligations\""), 1,
        "`stops` is about infinite runs, and it is not");
  }

  @Test
  void edited_obligations_are_refused() throws IOException {
    refused(stops.replaceFirst("(?s)(claim2.consecution.*?)\\(check-sat\\)", "$1(assert false)(check-sat)"), 1,
        "its claim2.consecution is not what this model and this proof ask for");
    refused(stops.replace("\"claim1.safety\"", "\"safety\""), 1, "its obligations are not initiation");
    refused(stops.replaceFirst("(?s)\"obligations\" : \\[.*\\]", "\"obligations\" : [ ]"), 1,
        "its obligations are not");
  }
}
