package baton.cli;

import baton.checker.z3.Z3Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code baton doctor}: what this machine has. */
final class DoctorCommand implements Command {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public List<String> summary() {
    return List.of("Says what this machine has, and what is missing.");
  }

  @Override
  public Operands operands() {
    return Operands.none();
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    Runtime runtime = Runtime.getRuntime();
    line(console, "baton", Version.text());
    line(console, "java", Runtime.version() + " (" + System.getProperty("java.vm.name") + ")");
    line(console, "java-home", System.getProperty("java.home"));
    line(console, "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    line(console, "cores", Integer.toString(runtime.availableProcessors()));
    line(console, "heap", runtime.maxMemory() / (1 << 20) + " MB at most; set it with --memory");
    line(console, "engines", "explicit, pdr, bmc, induction, reference");
    line(console, "z3", z3());
    Optional<Path> home = console.home();
    line(console, "library", home.map(h -> count(h) + " files in " + h.resolve("models/library"))
        .orElse("not found: run the launcher of a checkout, or set BATON_HOME"));
    line(console, "start-up",
        aotCache() ? "with an AOT cache" : "without an AOT cache (slower by some tenths of a second)");
    return home.isPresent() ? Status.OK : Status.VIOLATED;
  }

  private static void line(Console console, String what, String value) {
    console.out().println(String.format(java.util.Locale.ROOT, "%-10s %s", what, value));
  }

  private static String z3() {
    Path cache = CacheDirectory.path();
    try {
      new Z3Library(cache).load();
      return Z3Library.VERSION + ", unpacked in " + cache;
    } catch (Z3Library.Unavailable e) {
      return "not available: " + e.getMessage() + "; invariants are checked again by SMTInterpol alone";
    }
  }

  private static long count(Path home) {
    try (var files = Files.walk(home.resolve("models/library"))) {
      return files.filter(f -> f.toString().endsWith(".baton")).count();
    } catch (java.io.IOException e) {
      return 0;
    }
  }

  private static boolean aotCache() {
    return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(a -> a.startsWith("-XX:AOTCache="));
  }
}
