package baton.checker.mutation;

import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.models.Loaded;
import baton.models.Loader;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.mutation.MutatedSource;
import baton.models.mutation.Mutation;
import baton.models.source.Diagnostic;
import baton.models.source.ModuleSource;
import baton.properties.Goal;
import baton.properties.Goals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tries the mutants of one protocol. Whether a mutant behaves otherwise is seen at the first instance; whether a
 * goal notices it, there or else at one of the next.
 */
public final class Trials {
  private final ModuleSource source;
  private final String path;
  private final List<Instance> instances;
  private final Predicate<Goal> asked;
  private final Function<Settings, Engine> engines;
  private final Limits limits;
  private final Progress progress;
  private final Behaviour behaviour;
  private final Map<Instance, Stage> stages = new LinkedHashMap<>();

  /** The protocol at the instance that settings give. */
  public record Instance(Settings settings, Protocol protocol) {}

  /**
   * Trials of the protocol at {@code path}.
   *
   * @param instances at least one
   * @param asked which goals may notice something
   * @param engines the engine for an instance
   * @param limits for judging the protocol itself
   */
  public Trials(
      ModuleSource source, String path, List<Instance> instances, Predicate<Goal> asked,
      Function<Settings, Engine> engines, Limits limits, Progress progress) {
    this.source = source;
    this.path = path;
    this.instances = List.copyOf(instances);
    this.asked = asked;
    this.engines = engines;
    this.limits = limits;
    this.progress = progress;
    behaviour = new Behaviour(instances.getFirst().protocol());
  }

  /** Goals without a verdict at some instance where they were asked about. */
  public List<String> undecided() {
    return stages.values().stream().flatMap(s -> s.undecided().stream()).distinct().toList();
  }

  /** What becomes of one mutant; {@code each} is what it may take. */
  public Fate of(Mutation mutation, Limits each) {
    Fate fate = new Fate.Equivalent();
    String difference = "";
    for (Instance instance : instances) {
      Protocol mutant;
      switch (new Loader(new MutatedSource(source, mutation)).load(path, instance.settings())) {
        case Loaded.Refused(List<Diagnostic> diagnostics) -> {
          return new Fate.Invalid(error(diagnostics));
        }
        case Loaded.Ready(Protocol protocol, _, _) -> mutant = protocol;
      }
      if (difference.isEmpty()) {
        switch (behaviour.from(mutant, each.stop())) {
          case Difference.None() -> {
            return new Fate.Equivalent();
          }
          case Difference.Unknown(var reason) -> {
            return new Fate.Undecided(reason);
          }
          case Difference.Found(String what) -> difference = what;
        }
      }
      fate = stage(instance).judge(mutant, goals(mutant), difference, each);
      if (!(fate instanceof Fate.Survived)) {
        return fate;
      }
    }
    return fate;
  }

  private Stage stage(Instance instance) {
    return Optional.ofNullable(stages.get(instance)).orElseGet(() -> {
      Stage stage = new Stage(
          instance.protocol(), goals(instance.protocol()), engines.apply(instance.settings()), limits, progress);
      stages.put(instance, stage);
      return stage;
    });
  }

  private List<Goal> goals(Protocol protocol) {
    return Goals.of(protocol).stream().filter(asked).filter(g -> !(g instanceof Goal.NotChecked)).toList();
  }

  private static String error(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR).findFirst()
        .map(Diagnostic::message).orElseThrow();
  }
}
