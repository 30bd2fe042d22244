package baton.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.Option;

/** Which reports are written, and where: each {@code -o} belongs to the {@code --format} with its number. */
final class OutputOptions {
  /** How a report may look. */
  enum Format {
    TEXT,
    JSON
  }

  static final List<Option> OPTIONS = options("text|json");
  static final List<Option> WITH_MARKDOWN = options("text|json|markdown");

  private final List<String> formats;
  private final List<String> known;
  private final List<String> files;
  private final boolean undecidedIsOk;
  private final boolean quiet;

  OutputOptions(Arguments arguments) {
    this(arguments, List.of("text", "json"));
  }

  /** For reports in formats of their own, the first of them the usual one. */
  OutputOptions(Arguments arguments, List<String> known) {
    this.known = List.copyOf(known);
    formats = arguments.values("--format");
    files = arguments.values("-o");
    quiet = arguments.has("--quiet");
    Optional<String> word = arguments.value("--undecided");
    word.filter(w -> !w.equals("ok")).ifPresent(w -> {
      throw new UserError("--undecided takes `ok`, not `" + w + "`");
    });
    undecidedIsOk = word.isPresent();
    int all = formats().size();
    if (files.size() > all) {
      throw new UserError("more -o than --format: say --format json -o FILE");
    }
    if (all - files.size() > 1) {
      throw new UserError("only one report can go to standard output: give the others -o FILE");
    }
  }

  private static List<Option> options(String formats) {
    return List.of(
        Arguments.value(formats, "How reports look; repeatable, each with its own -o.", "--format"),
        Arguments.value("FILE", "Where a report goes; - is standard output.", "-o"),
        Arguments.value("ok", "With `ok`, undecided goals do not count as 3.", "--undecided"),
        Arguments.flag("No progress, no summary.", "-q", "--quiet"));
  }

  boolean quiet() {
    return quiet;
  }

  boolean undecidedIsOk() {
    return undecidedIsOk;
  }

  private List<String> formats() {
    for (String format : formats) {
      if (!known.contains(format)) {
        String last = known.getLast();
        throw new UserError("there is no format `" + format + "`; there are "
            + String.join(", ", known.subList(0, known.size() - 1)) + " and " + last);
      }
    }
    return formats.isEmpty() ? List.of(known.getFirst()) : formats;
  }

  /** Whether a report in the format that is the usual one goes to standard output. */
  boolean prints() {
    int first = formats().indexOf(known.getFirst());
    return first >= 0 && (first >= files.size() || files.get(first).equals("-"));
  }

  /** Whether a report in this format is asked for. */
  boolean wants(String format) {
    return formats().contains(format);
  }

  /** Writes each report asked for. */
  void write(Console console, Function<Format, String> report) {
    writeNamed(console, name -> report.apply(Format.valueOf(name.toUpperCase(Locale.ROOT))));
  }

  /** Writes each report asked for, by the name of its format. */
  void writeNamed(Console console, Function<String, String> report) {
    List<String> all = formats();
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
    save(path, name, text, StandardCharsets.UTF_8);
  }

  static void save(Path path, String name, String text, Charset charset) {
    try {
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(path, text, charset);
    } catch (IOException e) {
      throw new UserError("cannot write " + name + ": " + why(path, e));
    }
  }

  private static String why(Path path, IOException e) {
    if (Files.isDirectory(path)) {
      return "it is a directory";
    }
    return Destinations.obstacle(path).orElseGet(() -> {
      String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
      return reason == null ? "the file system refuses it" : reason;
    });
  }
}
