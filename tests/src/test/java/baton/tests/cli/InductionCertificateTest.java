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

/** Certificates of induction over runs: those that are right, and those that somebody has changed. */
final class InductionCertificateTest {
  /** Only 1, 3, 5 and 7 lead to 9, and nothing to 1. */
  private static final String MODEL = """
      protocol Even
      var n: 0..9 = 0
      action more when n < 8 { n := n + 2 }
      action back { n := 0 }
      terminal { true }
      invariant notNine { n != 9 }
      invariant stepped { did more implies n != 9 }
      invariant remembered { once did back and n == 9 implies n == 8 }
      transition never { did more implies n' != 9 }
      reach nine { n == 9 }
      """;

  @TempDir
  Path directory;

  private String notNine = "";
  private CommandLineProbe.Result checked = new CommandLineProbe.Result(-1, "", "");

  @BeforeEach
  void prove() throws IOException {
    Files.writeString(directory.resolve("even.baton"), MODEL);
    checked = CommandLineProbe.run(
        directory, "check", "even.baton", "--engine", "induction", "--certificates", "proofs", "--obligations", "smt");
    notNine = Files.readString(directory.resolve("proofs/Even.notNine.certificate.json"));
  }

  private CommandLineProbe.Result certify(String file) {
    CommandLineProbe.Result result = CommandLineProbe.run(directory, "certify", file);
    assertFalse(result.err().contains("internal error"), result.err());
    return result;
  }

  @Test
  void every_proof_is_checked_again_before_it_is_reported() {
    assertEquals(1, checked.status(), checked.out() + checked.err()); // nothing reaches 9
    assertTrue(checked.out().contains("holds           notNine       by induction over runs of 5 steps"),
        checked.out());
    assertTrue(checked.out().contains("proofs checked again by Z3 and SMTInterpol in "), checked.out());
    assertEquals(
        List.of("note: that the left side of remembered is never true was not checked again"),
        checked.out().lines().filter(line -> line.startsWith("note:")).toList());
    for (String goal : List.of("notNine", "stepped", "remembered", "never", "nine", "deadlock", "well-defined")) {
      CommandLineProbe.Result result = certify("proofs/Even." + goal + ".certificate.json");
      assertEquals(0, result.status(), result.out() + result.err());
      assertTrue(result.out().contains("by Z3 and SMTInterpol"), result.out());
      for (String name : List.of("base", "induction")) {
        assertTrue(Files.exists(directory.resolve("smt/Even." + goal + "." + name + ".smt2")), goal + " " + name);
      }
    }
  }

  @Test
  void certificates_are_as_their_schema_says() throws IOException {
    String text = Files.readString(CommandLineProbe.home().resolve("docs/schema/baton-certificate-1.schema.json"));
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text,
        InputFormat.JSON);
    assertEquals(List.of(), schema.validate(notNine, InputFormat.JSON));
    String neither = notNine.replace("  \"depth\" : 5,\n", "");
    assertFalse(schema.validate(neither, InputFormat.JSON).isEmpty());
    assertFalse(schema.validate(notNine.replace("\"induction\"", "\"safety\""), InputFormat.JSON).isEmpty());
  }

  @Test
  void what_locations_are_is_shown_along_with_it() throws IOException {
    Files.writeString(directory.resolve("turns.baton"), """
        protocol Turns
        sort Cpu = 2
        var n: 0..3 = 0
        routine boot(c: Cpu) {
          for d: Cpu { step visit { n := 0 } }
          step rest { }
        }
        action begin(c: Cpu) when n == 0 and not running boot(c) { start boot(c) }
        terminal { true }
        invariant low { n <= 2 }
        """);
    CommandLineProbe.Result result = CommandLineProbe.run(
        directory, "check", "turns.baton", "--engine", "induction", "-p", "low", "--certificates", "proofs");
    assertEquals(0, result.status(), result.out() + result.err());
    String path = "proofs/Turns.low.certificate.json";
    CommandLineProbe.Result again = certify(path);
    assertTrue(again.status() == 0 && again.out().contains("by Z3 and SMTInterpol"), again.out() + again.err());
    String certificate = Files.readString(directory.resolve(path));
    int consecution = certificate.indexOf("A step leads out of the invariant");
    assertTrue(consecution >= 0, certificate);
    Files.writeString(
        directory.resolve("bad.json"), certificate.replaceFirst("\\(check-sat\\)", "(assert false)(check-sat)"));
    assertTrue(certify("bad.json").out().contains("its initiation is not what"), certify("bad.json").out());
  }

  private void refused(String certificate, int status, String because) throws IOException {
    assertFalse(certificate.equals(notNine), "nothing was changed, wanted: " + because);
    Files.writeString(directory.resolve("bad.json"), certificate);
    CommandLineProbe.Result result = certify("bad.json");
    assertEquals(status, result.status(), because + "\n" + result.out() + result.err());
    assertTrue((result.out() + result.err()).contains(because), "not: " + because + "\n" + result.out() + result.err());
  }

  private String deep(String depth) {
    return notNine.replace("\"depth\" : 5", "\"depth\" : " + depth);
  }

  @Test
  void other_depths_are_refused() throws IOException {
    refused(deep("4"), 1, "the proof of `notNine` fails at induction, says Z3");
    refused(deep("4"), 1,
        "  So many good states can lead here (no run need lead to them), and the goal does not hold:");
    refused(deep("0"), 1, "the proof of `notNine` fails at induction, says Z3");
    refused(deep("6"), 1, "its base is not what this model and this proof ask for");
    refused(deep("1000"), 3, "not written in SMT-LIB: induction over runs of more than 256 steps");
    refused(deep("-1"), 2, "`depth` is no number");
    refused(deep("\"5\""), 2, "`depth` is no number");
    refused(notNine.replace("\"depth\"", "\"invariant\" : [ ], \"depth\""), 2, "it has both `invariant` and `depth`");
    refused(notNine.replace("\"depth\"", "\"width\""), 2, "`invariant` is missing");
    refused(notNine.replace("\"depth\" : 5", "\"invariant\" : [ ]"), 1, "fails at safety, says Z3");
  }

  @Test
  void edited_obligations_are_refused() throws IOException {
    refused(notNine.replaceFirst("\\(check-sat\\)", "(assert false)(check-sat)"), 1, "its base is not what");
    refused(notNine.replace("Behind 5 states", "Behind 7 states"), 1, "its induction is not what");
    refused(notNine.replace("\"induction\"", "\"safety\""), 1, "its obligations are not base, induction");
  }

  @Test
  void models_for_which_the_proof_fails_are_shown_a_state() throws IOException {
    Files.writeString(directory.resolve("even.baton"), MODEL.replace("0..9 = 0", "0..9 = 7"));
    String path = "proofs/Even.notNine.certificate.json";
    CommandLineProbe.Result base = certify(path);
    assertEquals(1, base.status(), base.out());
    assertTrue(base.out().contains("fails at base, says Z3; the model has changed"), base.out());
    assertTrue(base.out().contains("leads here, where the goal does not hold:\n    n = 9\n"), base.out());
    Files.writeString(directory.resolve("even.baton"), MODEL.replace("0..9 = 0", "0..9 = 9"));
    assertTrue(certify(path).out().contains("fails at initiation, says Z3"), certify(path).out());
    Files.writeString(directory.resolve("even.baton"), MODEL.replace("back {", "back when n < 9 {"));
    assertTrue(certify(path).out().contains("the model has changed, the proof still holds"), certify(path).out());
  }
}
