package baton.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.cli.CommandLineProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call can have wrong: it is told what, with status 2, before anything is printed. */
final class WrongCallTest {
  private static final String RAID = "models/library/plan/raid6.baton";
  private static final String BOOT = "models/library/handover/passive-boot.baton";

  private static void isTold(Path directory, String call, String what) {
    CommandLineProbe.Result result = CommandLineProbe.run(directory, call.split(" "));
    assertEquals(2, result.status(), call + "\n" + result.out() + result.err());
    assertEquals("", result.out(), call);
    assertTrue(result.err().contains(what), call + "\n" + result.err());
    assertFalse(result.err().contains("\tat "), result.err());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "plan RAID -p nix | there is only `exchange`",
    "plan RAID --all --max 0 | --max takes a number from 1, not `0`",
    "plan RAID --all --max -1 | --max takes a number from 1, not `-1`",
    "plan RAID --all --max 99999999999 | --max takes a number from 1 to 2147483647, not `99999999999`",
    "plan RAID --svg - | --svg takes a file",
    "plan RAID --timeout 0 | --timeout takes a time such as",
    "plan RAID --memory 1x | --memory takes a size such as",
    "plan RAID --bound 3 | there is no option `--bound`",
    "plan RAID -D adapters=0 | write a number 1..6",
    "counterexamples BOOT | say which property",
    "counterexamples BOOT -p nix | there is no property `nix`",
    "counterexamples BOOT -p freshStart -p oneActive | -p was given 2 times",
    "counterexamples BOOT -p freshStart --within -1 | --within takes a number of steps",
    "counterexamples BOOT -p freshStart --max 0 | --max takes a number from 1",
    "counterexamples BOOT -p freshStart --symmetry maybe | --symmetry takes on or off",
    "resilience BOOT --fault nix | there is no fault `nix`; there are crash, resetFails",
    "resilience BOOT -p nix | there is no property `nix`",
    "resilience BOOT --engine nix | there is no engine `nix`",
    "resilience BOOT --workers 0 | --workers takes a number from 1",
    "resilience RAID | Raid6 has no faults to survive",
    "check BOOT --engine cp --bound -1 | --bound takes a number from 0",
    "check BOOT --engine CP | there is no engine `CP`",
    "check BOOT --engine cp --engine bmc | --engine was given 2 times"
  })
  void options_say_what_they_take(String call, String what) {
    isTold(CommandLineProbe.home(), call.replace("RAID", RAID).replace("BOOT", BOOT), what);
  }

  @Test
  void files_are_no_models(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("empty.baton"), "");
    Files.write(directory.resolve("binary.baton"), new byte[] {112, 0, 1});
    Files.createDirectory(directory.resolve("folder"));
    for (String command : new String[] {"plan", "resilience", "counterexamples -p x", "check --engine cp"}) {
      isTold(directory, command + " missing.baton", "there is no file missing.baton");
      isTold(directory, command + " empty.baton", "there is nothing in empty.baton");
      isTold(directory, command + " binary.baton", "binary.baton is not a text file");
      isTold(directory, command + " folder", "folder is a directory");
    }
  }

  @Test
  void only_one_unknown_thing_is_told_of_a_wrong_constant() {
    CommandLineProbe.Result result = CommandLineProbe.run(CommandLineProbe.home(), "plan", RAID, "-D", "adapters=40");
    assertFalse(result.err().contains("no task"), result.err());
  }
}
