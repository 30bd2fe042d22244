package baton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a call wants something written: what stands in the way there is said before the work, not behind it. */
final class Destinations {
  private static final List<String> FILES = List.of("-o", "--svg");
  private static final List<String> FOLDERS = List.of("--traces", "--certificates", "--obligations", "--checkpoint");

  private Destinations() {}

  /** Throws {@link UserError} if something cannot be written where the call wants it. */
  static void check(Arguments arguments, Path directory) {
    for (String option : FILES) {
      arguments.values(option).stream().filter(name -> !name.equals("-")).forEach(name -> {
        Path file = directory.resolve(name);
        refuse(name, Files.isDirectory(file) ? Optional.of("it is a directory") : obstacle(file));
      });
    }
    for (String option : FOLDERS) {
      for (String name : arguments.values(option)) {
        Path folder = directory.resolve(name);
        refuse(name, Files.isRegularFile(folder) ? Optional.of("it is a file, not a directory") : obstacle(folder));
      }
    }
  }

  private static void refuse(String name, Optional<String> because) {
    because.ifPresent(b -> {
      throw new UserError("cannot write " + name + ": " + b);
    });
  }

  /** The first thing on the way there that stands in the way. */
  static Optional<String> obstacle(Path path) {
    Path all = path.toAbsolutePath();
    for (Path there = all; there != null; there = there.getParent()) {
      if (Files.exists(there)) {
        if (!there.equals(all) && !Files.isDirectory(there)) {
          return Optional.of(there + " is a file, not a directory");
        }
        return Files.isWritable(there) ? Optional.empty() : Optional.of(there + " may not be written to");
      }
    }
    return Optional.empty();
  }
}
