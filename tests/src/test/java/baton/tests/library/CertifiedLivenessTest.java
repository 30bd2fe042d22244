package baton.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The passive kernel cleans each device that it takes over: proved, saved, and certified without the engine. */
final class CertifiedLivenessTest {
  private static final String BOOT = "models/library/handover/passive-boot.baton";

  @TempDir
  Path directory;

  @Test
  void that_dirty_devices_are_cleaned_is_certified() throws IOException {
    String model = CommandLineProbe.home().resolve(BOOT).toString();
    CommandLineProbe.Result check = CommandLineProbe.run(
        directory, "check", model, "-s", "Device=1", "--engine", "pdr", "-p", "liveness.dirtyIsCleaned",
        "--certificates", "proofs");
    assertEquals(0, check.status(), check.out() + check.err());
    assertTrue(check.out().contains("of all that must recur\n"), check.out());
    assertTrue(check.out().contains("proofs checked again by Z3 and SMTInterpol in "), check.out());
    String file = "proofs/PassiveBoot.liveness.dirtyIsCleaned.certificate.json";
    assertTrue(Files.readString(directory.resolve(file)).contains("loop#rounds"));
    CommandLineProbe.Result certify = CommandLineProbe.run(directory, "certify", file);
    assertEquals(0, certify.status(), certify.out() + certify.err());
    assertTrue(certify.out().contains("liveness.dirtyIsCleaned, by Z3 and SMTInterpol in "), certify.out());
  }
}
