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
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** No generated method is larger than HotSpot compiles: 8,000 bytes of code. */
final class MethodSizeTest {
  private static final int MOST = 8000;

  static List<String> protocols() throws IOException {
    Path home = CommandLineProbe.home();
    try (Stream<Path> files = Files.walk(home.resolve("models/library"))) {
      return files.filter(f -> f.toString().endsWith(".baton")).map(f -> home.relativize(f).toString())
          .filter(f -> !f.contains("/components/")).sorted().toList();
    }
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
    Directories files = new Directories(
        home, Optional.of(home.resolve("properties/catalogue")), Optional.of(home.resolve("models/library/components")));
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
