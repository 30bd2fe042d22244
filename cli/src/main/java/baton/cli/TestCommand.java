package baton.cli;

import baton.checker.Limits;
import baton.checker.explicit.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code baton test [PATH…]}: do models meet their own expectations? */
final class TestCommand implements Command {
  private static final int SLOWEST = 10;

  @Override
  public String name() {
    return "test";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Judges what models expect of themselves: every goal holds with all bugs off,",
        "each bug violates what it names, every expect comes true.",
        "Without PATH: the shipped models.");
  }

  @Override
  public Operands operands() {
    return new Operands("PATH", 0, Integer.MAX_VALUE, "Protocols, or folders that hold them.");
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        EngineOptions.OPTIONS, LimitOptions.OPTIONS,
        OutputOptions.WITH_MARKDOWN,
        List.of(Arguments.value(
            "DIR", "Saves there, as ITF JSON, a run for each bug that violates what it names.", "--traces")));
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    OutputOptions output = new OutputOptions(arguments, List.of("text", "json", "markdown"));
    Rechecks rechecks = new Rechecks(console, Optional.empty());
    Runner runner = new Runner(
        console, new EngineOptions(arguments), Checkpoints.NONE, rechecks, Optional.empty(), output.quiet());
    List<String> files = files(arguments.operands(), console);
    Limits most = new LimitOptions(arguments).limits(console);
    Status status = Status.OK;
    List<ModelRun> runs = new ArrayList<>();
    List<Judgement> all = new ArrayList<>();
    Map<String, Expectations.Result> results = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (String file : files) {
      Expectations.Result result = Expectations.judge(runner, most, file);
      runner.models().show(result.refusals());
      if (!result.refusals().isEmpty()) {
        status = status.and(Status.WRONG_CALL);
      }
      results.put(file, result);
      text.append(text(file, result));
      all.addAll(result.judgements());
      runs.addAll(result.runs());
    }
    for (Judgement judgement : all) {
      status = status.and(
          switch (judgement.outcome()) {
            case MET -> Status.OK;
            case MISSED -> Status.VIOLATED;
            case OPEN -> output.undecidedIsOk() ? Status.OK : Status.UNDECIDED;
          });
    }
    arguments.value("--traces").ifPresent(d -> BugTraces.save(runs, console.directory().resolve(d), d));
    Status result = status;
    output.writeNamed(console, format ->
        switch (format) {
          case "json" ->
              new JsonReport(TraceFiles.none(), Optional.empty()).render(runs, result, output.undecidedIsOk());
          case "markdown" -> ExpectationTables.render(results);
          default -> text + slowest(results);
        });
    if (!output.quiet()) {
      console.err().println(summary(all));
    }
    return status;
  }

  private static String summary(List<Judgement> all) {
    long met = all.stream().filter(j -> j.outcome() == Judgement.Outcome.MET).count();
    long missed = all.stream().filter(j -> j.outcome() == Judgement.Outcome.MISSED).count();
    long open = all.size() - met - missed;
    return met + " of " + all.size() + " expectations came true"
        + (missed > 0 ? ", " + missed + " did not" : "") + (open > 0 ? ", " + open + " undecided" : "");
  }

  private static String text(String file, Expectations.Result result) {
    StringBuilder out = new StringBuilder();
    List<Judgement> bad =
        result.judgements().stream().filter(j -> j.outcome() != Judgement.Outcome.MET).toList();
    double seconds = seconds(result);
    String word = !result.refusals().isEmpty() ? "refused" : bad.isEmpty() ? "ok" : "FAILED";
    out.append(String.format(
        Locale.ROOT, "%-8s %s  %d expectations, %.1f s%n", word, file, result.judgements().size(), seconds));
    for (Judgement j : bad) {
      out.append("         ").append(j.goal()).append(": expected ").append(j.expected()).append(", found ")
          .append(j.found()).append(j.instance().isEmpty() ? "" : " with " + j.instance())
          .append(j.detail().isEmpty() ? "" : ": " + j.detail()).append('\n');
    }
    return out.toString();
  }

  private static double seconds(Expectations.Result result) {
    return result.runs().stream().mapToDouble(ModelRun::seconds).sum();
  }

  /** Where the time went, if there was more than one protocol. */
  private static String slowest(Map<String, Expectations.Result> results) {
    if (results.size() < 2) {
      return "";
    }
    StringBuilder out = new StringBuilder("slowest\n");
    results.entrySet().stream()
        .sorted(Comparator.comparingDouble(e -> -seconds(e.getValue())))
        .limit(SLOWEST)
        .forEach(e -> out.append(String.format(Locale.ROOT, "%8.1f s  %s%n", seconds(e.getValue()), e.getKey())));
    return out.toString();
  }

  private static List<String> files(List<String> paths, Console console) {
    List<String> files = new ArrayList<>();
    if (paths.isEmpty()) {
      Path library = console.home()
          .orElseThrow(() -> new UserError("the shipped models are not here: name a path"))
          .resolve("models/library");
      collect(library, library.toString(), files);
    }
    for (String path : paths) {
      Path resolved = console.directory().resolve(path);
      if (Files.isDirectory(resolved)) {
        collect(resolved, path, files);
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /** All protocols in a folder; modules are what protocols import. */
  private static void collect(Path folder, String name, List<String> into) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found = walk.filter(p -> p.toString().endsWith(".baton")).sorted().toList();
      for (Path p : found) {
        if (isProtocol(p)) {
          into.add(name + "/" + folder.relativize(p));
        }
      }
    } catch (IOException e) {
      throw new UserError("cannot read the folder " + name);
    }
  }

  private static boolean isProtocol(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("//")).findFirst()
          .map(l -> !l.startsWith("module")).orElse(true);
    }
  }
}
