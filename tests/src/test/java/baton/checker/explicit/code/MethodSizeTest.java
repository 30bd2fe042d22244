package baton.checker.explicit.code;

import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowering;
import baton.cli.CommandLineProbe;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Directories;
import baton.tests.random.Models;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No generated method is larger than HotSpot compiles: 8,000 bytes of code. */
final class MethodSizeTest {
  private static final int MOST = 8000;

  static List<String> protocols() throws IOException {
    return Models.shipped(CommandLineProbe.home());
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void in_the_library(String file) {
    assertTrue(largest(file, Settings.NONE) <= MOST);
  }

  @Test
  void in_a_large_instance() {
    Settings large = new Settings(Map.of("D", "24", "K", "4"), Map.of(), OptionalInt.empty());
    int size = largest("models/library/reference/handover.baton", large);
    assertTrue(size > 300 && size <= MOST, "the largest has " + size);
  }

  private static int largest(String file, Settings settings) {
    Path home = CommandLineProbe.home();
    Directories files = Models.files(home);
    if (!(new Loader(files).load(file, settings) instanceof Loaded.Ready(Protocol protocol, _, _))) {
      throw new AssertionError(file);
    }
    GroundProtocol ground = Lowering.lower(protocol).protocol();
    long[] greatest = new long[ground.layout().cells()];
    for (int i = 0; i < greatest.length; i++) {
      greatest[i] = ground.layout().greatest(i);
    }
    Packing packing = new Packing(greatest, List.of());
    Program.Text text = Program.Text.of(ground, packing, List.of());
    int largest = 0;
    for (byte[] bytes : List.of(
        BytecodeProgram.stepperClass(text.ways(), packing),
        BytecodeProgram.truthsClass(List.of(ground.terminal(), text.illness().getFirst()), packing))) {
      for (var method : ClassFile.of().parse(bytes).methods()) {
        largest = Math.max(largest, ((CodeAttribute) method.code().orElseThrow()).codeLength());
      }
    }
    return largest;
  }
}
