package baton.cli;

import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Reason;
import baton.checker.explicit.Checkpoints;
import baton.checker.mutation.Fate;
import baton.checker.mutation.Trials;
import baton.models.Loaded;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.mutation.Mutation;
import baton.models.mutation.Mutations;
import baton.models.source.Diagnostic;
import baton.models.source.SourceFile;
import baton.models.value.Values;
import baton.properties.Goal;
import baton.properties.Goals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code baton mutate FILE}: which guards and effects could be missing without any property noticing? */
final class MutateCommand implements Command {
  @Override
  public String name() {
    return "mutate";
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Removes one guard or effect of a protocol after the other and says which changes of behaviour",
        "no property notices: at the smallest instance that the protocol names, then at the others, or at the one",
        "that -s, -D and --faults give. Status 0 if the score reaches --least, else 1.");
  }

  @Override
  public Operands operands() {
    return new Operands("FILE", 1, 1, "The protocol.");
  }

  @Override
  public List<Option> options() {
    return Arguments.together(
        List.of(
            Arguments.value("NAME", "Property that may notice, * as wildcard; repeatable. Default: all.", "-p"),
            Arguments.value("N", "Tries at most N mutants, spread over the text.", "--max"),
            Arguments.value("60s", "Gives one mutant up after that time.", "--each"),
            Arguments.value("PERCENT", "The score that is enough for status 0. Default: 100.", "--least")),
        InstanceOptions.OPTIONS, EngineOptions.OPTIONS, LimitOptions.OPTIONS,
        OutputOptions.OPTIONS);
  }

  @Override
  public Status run(Arguments arguments, Console console) {
    OutputOptions output = new OutputOptions(arguments);
    int least = arguments.number("--least", 0).orElse(100);
    int max = arguments.number("--max", 1).orElse(Integer.MAX_VALUE);
    long each = arguments.value("--each").map(t -> LimitOptions.nanos("--each", t)).orElse(Long.MAX_VALUE);
    Settings given = new InstanceOptions(arguments).settings();
    String path = arguments.operands().getFirst();
    if (path.equals("-")) {
      throw new UserError("mutate reads its file more than once: standard input will not do");
    }
    Models models = new Models(console);
    switch (models.load(path, given)) {
      case Loaded.Refused(List<Diagnostic> diagnostics) -> {
        models.show(diagnostics);
        return Status.WRONG_CALL;
      }
      case Loaded.Ready(Protocol protocol, List<SourceFile> files, _) -> {
        List<String> patterns = arguments.values("-p");
        List<Goal> goals = Goals.of(protocol);
        List<String> unknown =
            patterns.stream().filter(p -> goals.stream().noneMatch(g -> Goals.matches(g.name(), p))).toList();
        if (!unknown.isEmpty()) {
          models.show(unknown.stream().map(p -> Runner.unknownGoal(p, goals)).toList());
          return Status.WRONG_CALL;
        }
        Models.requireSizes(protocol);
        Limits limits = new LimitOptions(arguments).limits(console);
        ProgressLine progress = new ProgressLine(console, output.quiet());
        List<Trials.Instance> instances = instances(models, path, given, protocol);
        Trials trials = new Trials(
            models.source(), path, instances,
            g -> patterns.isEmpty() || patterns.stream().anyMatch(p -> Goals.matches(g.name(), p)),
            settings -> engine(arguments, console, files, settings), limits, progress);
        List<Mutation> all = files.stream().flatMap(f -> Mutations.of(f).stream()).toList();
        MutationReport report;
        try {
          report = new MutationReport(
              files.getFirst(), instances, all.size(), tried(trials, spread(all, max), limits, each, console),
              trials.undecided(), least);
        } finally {
          progress.clear();
        }
        Status status = report.status(output.undecidedIsOk());
        output.write(console, format ->
            switch (format) {
              case TEXT -> report.text();
              case JSON -> MutationJson.render(report, status);
            });
        if (!output.quiet()) {
          console.err().println(report.summary());
        }
        return status;
      }
    }
  }

  /** Invariants of mutants are read in the scope of the protocol itself: no mutation changes a declaration. */
  private static Engine engine(Arguments arguments, Console console, List<SourceFile> files, Settings settings) {
    Rechecks rechecks = new Rechecks(console, Optional.empty());
    rechecks.about(files, settings);
    return new EngineOptions(arguments).engine(Checkpoints.NONE, rechecks);
  }

  private static List<MutationReport.Tried> tried(
      Trials trials, List<Mutation> mutations, Limits limits, long each, Console console) {
    List<MutationReport.Tried> tried = new ArrayList<>();
    for (Mutation mutation : mutations) {
      Optional<Reason> over = limits.stop().get();
      tried.add(new MutationReport.Tried(
          mutation,
          over.<Fate>map(Fate.Undecided::new)
              .orElseGet(() -> trials.of(mutation, LimitOptions.within(limits, each, console)))));
    }
    return tried;
  }

  /** At most {@code max} of them, at even distances. */
  private static List<Mutation> spread(List<Mutation> all, int max) {
    if (all.size() <= max) {
      return all;
    }
    List<Mutation> some = new ArrayList<>();
    for (int i = 0; i < max; i++) {
      some.add(all.get((int) ((long) i * all.size() / max)));
    }
    return some;
  }

  /**
   * The smallest of the protocol's own and the {@code also with}, then the others that it names by their size; only
   * one if the call says which.
   */
  private static List<Trials.Instance> instances(Models models, String path, Settings given, Protocol protocol) {
    Trials.Instance own = new Trials.Instance(given, protocol);
    boolean named = given.allFaults().isPresent() || !given.faults().isEmpty()
        || given.values().keySet().stream().anyMatch(n -> protocol.bugs().stream().noneMatch(b -> b.name().equals(n)));
    if (named) {
      return List.of(own);
    }
    Comparator<Trials.Instance> bySize = Comparator.comparing(i -> size(i.protocol()));
    List<Trials.Instance> sizes = new ArrayList<>(List.of(own));
    sizes.addAll(loaded(models, path, given, protocol.alsoWith().stream()));
    Trials.Instance smallest = Collections.min(sizes, bySize);
    List<Trials.Instance> others = new ArrayList<>(sizes);
    others.remove(smallest);
    others.addAll(loaded(models, path, given, protocol.expectations().stream().flatMap(e -> e.with().stream())));
    others.sort(bySize);
    return Stream.concat(Stream.of(smallest), others.stream()).distinct().toList();
  }

  private static List<Trials.Instance> loaded(Models models, String path, Settings given, Stream<Settings> all) {
    List<Trials.Instance> loaded = new ArrayList<>();
    all.map(given::and).distinct().forEach(settings -> {
      if (models.load(path, settings) instanceof Loaded.Ready(Protocol protocol, _, _)) {
        loaded.add(new Trials.Instance(settings, protocol));
      }
    });
    return loaded;
  }

  /** How many states the types allow. */
  private static BigInteger size(Protocol protocol) {
    return protocol.variables().stream()
        .map(v -> Values.cardinality(v.type()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
