package baton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code baton doctor}: what this machine has. */
@Command(
    name = "doctor",
    description = "Says what this machine has, and what is missing.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Runtime runtime = Runtime.getRuntime();
    line("baton", Version.text());
    line("java", Runtime.version() + " (" + System.getProperty("java.vm.name") + ")");
    line("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    line("cores", Integer.toString(runtime.availableProcessors()));
    line("heap", runtime.maxMemory() / (1 << 20) + " MB at most; set it with --memory");
    line("engines", "reference");
    Optional<Path> home = console.home();
    line("library", home.map(h -> count(h) + " files in " + h.resolve("models/library"))
        .orElse("not found: run the launcher of a checkout, or set BATON_HOME"));
    line("start-up", aotCache() ? "with an AOT cache" : "without an AOT cache (slower by some tenths of a second)");
    return home.isPresent() ? Status.OK.code() : Status.VIOLATED.code();
  }

  private void line(String what, String value) {
    console.out().println(String.format(java.util.Locale.ROOT, "%-10s %s", what, value));
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
