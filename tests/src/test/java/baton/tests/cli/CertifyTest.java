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

/** Certificates of proofs: those that are right, and those that somebody has changed. */
final class CertifyTest {
  private static final String MODEL = """
      protocol Boot
      const TRIES: 1..9 = 2
      sort Device = 3
      enum Condition { running, dirty, clean }
      var cond: Device -> Condition = running
      var owner: Device -> bool = true
      var tries: 0..TRIES = 0
      action release(d: Device) when owner[d] { owner[d] := false; cond[d] := dirty }
      action reset(d: Device) when cond[d] == dirty and not owner[d] { cond[d] := clean }
      action claim(d: Device) when cond[d] == clean { owner[d] := true; cond[d] := running }
      fault lose max 2 when tries < TRIES { tries += 1 }
      invariant fresh(d: Device) { owner[d] implies cond[d] == running }
      property order { all d: Device { always (did claim(d) implies once did reset(d)) } }
      """;

  @TempDir
  Path directory;

  private String fresh = "";

  @BeforeEach
  void prove() throws IOException {
    Files.writeString(directory.resolve("boot.baton"), MODEL);
    CommandLineProbe.Result result =
        CommandLineProbe.run(directory, "check", "boot.baton", "--engine", "pdr", "--certificates", "proofs");
    assertEquals(0, result.status(), result.err() + result.out());
    assertTrue(result.out().contains("proofs checked again by Z3 and SMTInterpol in "), result.out());
    fresh = Files.readString(directory.resolve("proofs/Boot.fresh.certificate.json"));
  }

  private CommandLineProbe.Result certify(String file) {
    CommandLineProbe.Result result = CommandLineProbe.run(directory, "certify", file);
    assertFalse(result.err().contains("internal error"), result.err());
    return result;
  }

  @Test
  void proofs_hold_again() throws IOException {
    for (String goal : List.of("fresh", "order", "deadlock", "well-defined")) {
      CommandLineProbe.Result result = certify("proofs/Boot." + goal + ".certificate.json");
      assertEquals(0, result.status(), result.out() + result.err());
      assertTrue(result.out().startsWith("holds "), result.out());
      assertTrue(result.out().contains("by Z3 and SMTInterpol"), result.out());
    }
  }

  @Test
  void certificates_are_as_their_schema_says() throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve("docs/schema/baton-certificate-1.schema.json"));
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text,
        InputFormat.JSON);
    assertEquals(List.of(), schema.validate(fresh, InputFormat.JSON));
  }

  @Test
  void obligations_are_written_from_the_model_as_it_is() throws IOException {
    CommandLineProbe.Result result = CommandLineProbe.run(
        directory, "certify", "proofs/Boot.fresh.certificate.json", "--obligations", "smt");
    assertEquals(0, result.status(), result.err());
    for (String name : List.of("initiation", "consecution", "safety")) {
      String script = Files.readString(directory.resolve("smt/Boot.fresh." + name + ".smt2"));
      assertTrue(script.contains("(check-sat)"), script);
    }
  }

  @Test
  void a_model_that_has_changed_harmlessly_is_noted() throws IOException {
    Files.writeString(directory.resolve("boot.baton"), MODEL + "reach never { tries == 2 }\n");
    CommandLineProbe.Result result = certify("proofs/Boot.fresh.certificate.json");
    assertEquals(0, result.status(), result.out() + result.err());
    assertTrue(result.out().contains("the model has changed, the proof still holds"), result.out());
  }

  @Test
  void a_model_for_which_the_proof_fails_is_shown_a_state() throws IOException {
    Files.writeString(
        directory.resolve("boot.baton"), MODEL.replace("{ owner[d] := true; cond[d] := running }",
            "{ owner[d] := true }"));
    CommandLineProbe.Result result = certify("proofs/Boot.fresh.certificate.json");
    assertEquals(1, result.status(), result.out());
    assertTrue(result.out().contains("the proof of `fresh` fails at safety, says Z3; the model has changed")
        || result.out().contains("the proof of `fresh` fails at consecution, says Z3; the model has changed"),
            result.out());
    assertTrue(result.out().contains("    cond = {"), result.out());
  }

  private void refused(String certificate, int status, String because) throws IOException {
    assertFalse(certificate.equals(fresh), "nothing was changed, wanted: " + because);
    Files.writeString(directory.resolve("bad.json"), certificate);
    CommandLineProbe.Result result = certify("bad.json");
    assertEquals(status, result.status(), because + "\n" + result.out() + result.err());
    assertTrue((result.out() + result.err()).contains(because), "not: " + because + "\n" + result.out() + result.err());
  }

  @Test
  void damaged_files_are_refused() throws IOException {
    refused("", 2, "is no certificate");
    refused("42", 2, "it is no JSON object");
    refused(fresh.substring(0, fresh.length() / 2), 2, "it is not JSON, at line");
    refused(fresh + "{}", 2, "it is not JSON");
    refused(fresh.replaceFirst("\\{", "{ \"goal\" : \"deadlock\","), 2, "it is not JSON");
    refused(fresh.replace("baton-certificate/1", "baton-certificate/2"), 2, "its schema is `baton-certificate/2`");
    refused(fresh.replace("baton-certificate/1", "baton-report/1"), 2, "its schema is `baton-report/1`");
    refused(fresh.replace("\"schema\"", "\"scheme\""), 2, "`schema` is missing");
    refused(fresh.replace("\"goal\"", "\"gaol\""), 2, "`goal` is missing");
    refused(fresh.replace("\"invariant\" : [", "\"invariant\" : [ 7,"), 2, "a conjunct of `invariant` is no text");
    refused(fresh.replaceFirst("\"sizes\" : \\{[^}]*\\}", "\"sizes\" : [ ]"), 2, "`sizes` is no object");
    refused(fresh.replaceFirst("\"Device\" : 3", "\"Device\" : \"three\""), 2, "`sizes.Device` is no number");
    refused(fresh.replaceFirst("\"allFaults\" : null", "\"allFaults\" : -1"), 2, "`allFaults` is no number");
  }

  @Test
  void files_that_are_not_there_are_refused() throws IOException {
    assertTrue(certify("nothing.json").err().contains("there is no file nothing.json"));
    refused(fresh.replaceFirst("\"path\" : \"boot.baton\"", "\"path\" : \"gone.baton\""), 2,
        "there is no file gone.baton");
  }

  @Test
  void other_instances_and_goals_are_refused() throws IOException {
    refused(fresh.replace("\"Device\" : 3", "\"Device\" : 4"), 1, "it is of another instance");
    refused(fresh.replaceFirst("\"values\" : \\{ *\\}", "\"values\" : { \"Device\" : \"4\" }"), 1,
        "it is of another instance");
    refused(fresh.replaceFirst("\"values\" : \\{ *\\}", "\"values\" : { \"Disk\" : \"4\" }"), 2, "Disk");
    refused(fresh.replaceFirst("\"faults\" : \\{ *\\}", "\"faults\" : { \"explode\" : 4 }"), 2, "explode");
    refused(fresh.replace("\"goal\" : \"fresh\"", "\"goal\" : \"stale\""), 1, "the model has no goal `stale`");
    refused(
        fresh.replaceFirst("\"values\" : \\{ *\\}", "\"values\" : { \"TRIES\" : \"3\" }"), 1,
        "is not what this model and this proof ask for");
  }

  @Test
  void edited_obligations_are_refused() throws IOException {
    refused(fresh.replaceFirst("\\(check-sat\\)", "(assert false)(check-sat)"), 1, "its initiation is not what");
    refused(fresh.replace("A state of the invariant", "Any state"), 1, "its safety is not what");
    refused(fresh.replace("\"consecution\"", "\"safety\""), 1,
        "its obligations are not initiation, consecution, safety");
    refused(fresh.replaceFirst("(?s)\"obligations\" : \\[.*\\]", "\"obligations\" : [ ]"), 1,
        "its obligations are not");
  }

  private String with(String... conjuncts) {
    StringBuilder all = new StringBuilder("\"invariant\" : [ ");
    for (int i = 0; i < conjuncts.length; i++) {
      all.append(i == 0 ? "" : ", ").append('"').append(conjuncts[i]).append('"');
    }
    return fresh.replaceFirst("\"invariant\" : \\[[^\n]*\\]", java.util.regex.Matcher.quoteReplacement(all + " ]"));
  }

  @Test
  void other_invariants_are_refused_with_the_obligation_that_fails() throws IOException {
    refused(with("all d: Device { cond[d] == dirty }"), 1, "fails at initiation, says Z3");
    refused(with("all d: Device { cond[d] != clean }"), 1, "fails at consecution, says Z3");
    refused(with("tries == 0"), 1, "fails at consecution, says Z3");
    refused(with("lose#used == 0"), 1, "fails at consecution, says Z3");
    refused(with("true", "Device#0 == Device#0"), 1, "fails at safety, says Z3");
    refused(with("cond[Device#0] == running or not owner[Device#0]"), 1, "fails at safety, says Z3");
    refused(with("false"), 1, "fails at initiation, says Z3");
    // another invariant that is one is not what the obligations are about
    refused(with("all d: Device { owner[d] implies cond[d] == running }", "tries <= 2"), 1, "is not what this model");
  }

  @Test
  void what_is_no_invariant_is_refused() throws IOException {
    refused(with("all d: Device {"), 1, "its invariant cannot be read");
    refused(with("cond[Device#3] == clean"), 1, "its invariant cannot be read");
    refused(with("tries"), 1, "its invariant cannot be read");
    refused(with("nothing == 1"), 1, "its invariant cannot be read");
    refused(with("did lose"), 1, "its invariant cannot be read");
    refused(with("once tries == 1"), 1, "its invariant cannot be read");
    refused(with("memory#0"), 1, "its invariant speaks of what the goal does not remember");
    refused(with("true } invariant other { true"), 1, "its invariant says more than its conjuncts");
    refused(with("true } action free { tries := 0"), 1, "its invariant cannot be read");
  }

  @Test
  void without_z3_one_solver_is_left_and_that_is_said() throws IOException {
    Path file = Files.writeString(directory.resolve("no-directory"), "");
    String before = System.getProperty("baton.cache");
    System.setProperty("baton.cache", file.toString());
    try {
      CommandLineProbe.Result check = CommandLineProbe.run(directory, "check", "boot.baton", "--engine", "pdr");
      assertEquals(0, check.status(), check.err());
      assertTrue(check.out().contains("proofs checked again by SMTInterpol in "), check.out());
      assertTrue(check.out().contains("note: Z3 is not available: it cannot be unpacked to "), check.out());
      CommandLineProbe.Result explicit = CommandLineProbe.run(directory, "check", "boot.baton", "--engine", "explicit");
      assertEquals(0, explicit.status(), explicit.err());
      CommandLineProbe.Result doctor = CommandLineProbe.run(directory, "doctor");
      assertTrue(doctor.out().contains("z3         not available: it cannot be unpacked to "), doctor.out());
      CommandLineProbe.Result certify = certify("proofs/Boot.fresh.certificate.json");
      assertEquals(0, certify.status(), certify.err());
      assertTrue(certify.out().contains("by SMTInterpol in"), certify.out());
      Files.writeString(directory.resolve("bad.json"), with("tries == 0"));
      CommandLineProbe.Result bad = certify("bad.json");
      assertEquals(1, bad.status(), bad.out());
      assertTrue(bad.out().contains("fails at consecution, says SMTInterpol"), bad.out());
    } finally {
      if (before == null) {
        System.clearProperty("baton.cache");
      } else {
        System.setProperty("baton.cache", before);
      }
    }
  }
}
