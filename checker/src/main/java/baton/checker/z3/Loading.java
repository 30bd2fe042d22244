package baton.checker.z3;

import java.nio.file.Path;
import java.util.List;

/** Loads libraries into the process. */
final class Loading {
  private Loading() {}

  /** In this order; the bindings, which load nothing themselves, find what they need. */
  @SuppressWarnings("restricted") // native code is what this is about
  static void load(List<Path> files) {
    files.forEach(f -> System.load(f.toAbsolutePath().toString()));
  }
}
