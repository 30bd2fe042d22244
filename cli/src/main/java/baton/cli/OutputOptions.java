package baton.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which reports are written, and where: each {@code -o} belongs to the {@code --format} with its number. */
final class OutputOptions {
  /** How a report may look. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How reports look; repeatable, each with its own -o.")
  private List<String> formats = new ArrayList<>();

  @Option(names = "-o", paramLabel = "FILE", description = "Where a report goes; - is standard output.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--undecided", paramLabel = "ok", description = "With `ok`, undecided goals do not count as 3.")
  private @Nullable String undecided;

  @Option(names = {"-q", "--quiet"}, description = "No progress, no summary.")
  private boolean quiet;

  boolean quiet() {
    return quiet;
  }

  boolean undecidedIsOk() {
    String word = undecided;
    if (word != null && !word.equals("ok")) {
      throw new UserError("--undecided takes `ok`, not `" + word + "`");
    }
    return word != null;
  }

  private List<Format> formats() {
    List<Format> all = new ArrayList<>();
    for (String format : formats) {
      all.add(
          switch (format) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            default -> throw new UserError("there is no format `" + format + "`; there are text and json");
          });
    }
    return all.isEmpty() ? List.of(Format.TEXT) : all;
  }

  /** Refuses a call before any work is done. */
  void validate() {
    List<Format> all = formats();
    if (files.size() > all.size()) {
      throw new UserError("more -o than --format: say --format json -o FILE");
    }
    if (all.size() - files.size() > 1) {
      throw new UserError("only one report can go to standard output: give the others -o FILE");
    }
    undecidedIsOk();
  }

  /** Writes each report asked for. */
  void write(Console console, Function<Format, String> report) {
    List<Format> all = formats();
    for (int i = 0; i < all.size(); i++) {
      String text = report.apply(all.get(i));
      String file = i < files.size() ? files.get(i) : "-";
      if (file.equals("-")) {
        console.out().print(text);
        console.out().flush();
      } else {
        save(console.directory().resolve(file), file, text);
      }
    }
  }

  static void save(Path path, String name, String text) {
    try {
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(path, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError("cannot write " + name + ": " + e.getClass().getSimpleName());
    }
  }
}
