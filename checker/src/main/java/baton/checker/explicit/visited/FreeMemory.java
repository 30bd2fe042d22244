package baton.checker.explicit.visited;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much memory a program can still take. Linux promises more than there is, and ends a program that uses it:
 * whoever asks first can fail in good order.
 */
final class FreeMemory {
  private static final Path MACHINE = Path.of("/proc/meminfo");
  private static final Path CONTAINER = Path.of("/sys/fs/cgroup");

  private FreeMemory() {}

  /** In bytes, of the machine or what is left to this container; a large number if the system does not say. */
  static long bytes() {
    long machine = number(MACHINE, "MemAvailable:").orElse(Long.MAX_VALUE >> 10) << 10;
    OptionalLong most = number(CONTAINER.resolve("memory.max"), "");
    OptionalLong now = number(CONTAINER.resolve("memory.current"), "");
    if (most.isEmpty() || now.isEmpty()) {
      return machine;
    }
    long cache = number(CONTAINER.resolve("memory.stat"), "inactive_file ").orElse(0); // given back when needed
    return Math.min(machine, most.getAsLong() - now.getAsLong() + cache);
  }

  /** The number in the first line that begins so, if there is one. */
  private static OptionalLong number(Path file, String begin) {
    if (!Files.isReadable(file)) {
      return OptionalLong.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream().filter(l -> l.startsWith(begin)).limit(1)
          .map(l -> l.substring(begin.length()).strip().split(" ", 2)[0])
          .filter(n -> n.matches("\\d{1,18}")) // the most may also be "max"
          .mapToLong(Long::parseLong).findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }
}
