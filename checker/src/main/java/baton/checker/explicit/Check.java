package baton.checker.explicit;

import baton.checker.Answer;
import baton.checker.Exploration;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Reason;
import baton.checker.Verdict;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.symmetry.Group;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Role;
import baton.checker.ground.Roles;
import baton.models.interpreter.InitialStates;
import baton.models.value.State;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One call of the engine: a search for all goals without memory together, then one for each goal with memory, and
 * where something was met a shorter one again that keeps its levels, for the run that leads there.
 */
final class Check {
  private static final long CHEAP = 1 << 22; // words of levels that are kept just in case

  private final Lowered lowered;
  private final GroundProtocol ground;
  private final InitialStates initial;
  private final ExplicitOptions options;
  private final Limits limits;
  private final Progress progress;
  private final List<Role> roles;
  private final List<Question> questions = new ArrayList<>();
  private final List<Outcome> before;
  private final List<Outcome> ended = new ArrayList<>();
  private Optional<Checkpoint> pending;
  private boolean saved;

  Check(
      Lowered lowered, InitialStates initial, List<Goal> goals, ExplicitOptions options, Limits limits,
      Progress progress) {
    this.lowered = lowered;
    ground = lowered.protocol();
    this.initial = initial;
    this.options = options;
    this.limits = limits;
    this.progress = progress;
    roles = Roles.of(ground.layout());
    pending = options.checkpoints().resume()
        .map(file -> Checkpoint.open(file, options.checkpoints().identity()));
    before = pending.map(Checkpoint::ended).orElse(List.of());
    for (Goal goal : goals) {
      questions.add(new Question(goal, Judges.of(goal, lowered)));
    }
  }

  Answer answer() {
    Map<Goal, Verdict> found = new LinkedHashMap<>();
    Space plain = space(questions.stream().filter(q -> !q.hasMemory()).toList(), Remembered.NOTHING);
    Outcome all = judge(plain, "states", found);
    for (Question q : questions) {
      if (q.hasMemory()) {
        judge(space(List.of(q), q.judges().orElseThrow().memory()), q.goal().name(), found);
      }
    }
    Map<Goal, Verdict> verdicts = new LinkedHashMap<>();
    questions.forEach(q -> verdicts.put(q.goal(), Optional.ofNullable(found.get(q.goal())).orElseThrow()));
    forever(verdicts);
    return new Answer.Verdicts(verdicts, Optional.of(exploration(all, plain.group())));
  }

  /** What no search of states alone decides; asked last, so that all else is known if it is stopped. */
  private void forever(Map<Goal, Verdict> verdicts) {
    if (verdicts.keySet().stream().anyMatch(g -> g instanceof Goal.Liveness || g instanceof Goal.MeasureGoal)) {
      Forever forever = new Forever(lowered, initial, options, limits, progress);
      verdicts.replaceAll((goal, verdict) ->
          goal instanceof Goal.Liveness liveness ? forever.verdict(liveness, verdict)
          : goal instanceof Goal.MeasureGoal measure ? forever.verdict(measure)
          : verdict);
      limits.stop().get().ifPresent(reason -> save(Optional.empty(), reason));
    }
  }

  private Outcome judge(Space space, String phase, Map<Goal, Verdict> found) {
    List<First> first = first(space);
    Verdicts verdicts = new Verdicts(space, initial, limits);
    Outcome outcome;
    if (ended.size() < before.size()) {
      outcome = before.get(ended.size());
      ended.add(outcome);
      if (verdicts.longestRun(outcome) < 0) {
        found.putAll(verdicts.withoutRuns(outcome));
        return outcome;
      }
    } else {
      try (Search search = search(space, phase)) {
        search.run(first, Integer.MAX_VALUE);
        outcome = search.outcome();
        outcome.stopped().ifPresent(stop -> save(Optional.of(search), stop.reason()));
        ended.add(outcome);
        if (verdicts.longestRun(outcome) < 0) {
          found.putAll(verdicts.withoutRuns(outcome));
          return outcome;
        }
        Optional<Levels> levels = search.levels(verdicts.levels(outcome));
        if (levels.isPresent()) {
          found.putAll(verdicts.of(outcome, first, levels.get()));
          return outcome;
        }
      }
    }
    try (Search again = making(space, "trace", Long.MAX_VALUE).begin()) {
      again.run(first, verdicts.longestRun(outcome));
      again.stopped().ifPresent(stop -> save(Optional.empty(), stop.reason()));
      found.putAll(again.stopped().isPresent()
          ? verdicts.withoutTrace(outcome, again.stopped().get())
          : verdicts.of(outcome, first, again.levels(verdicts.levels(outcome)).orElseThrow()));
    }
    return outcome;
  }

  private Search.Making making(Space space, String phase, long keep) {
    return new Search.Making(space, options, limits, progress, phase, keep);
  }

  /** From the beginning, or the one that was stopped. */
  private Search search(Space space, String phase) {
    Search.Making making = making(space, phase, CHEAP);
    if (pending.isEmpty()) {
      return making.begin();
    }
    try (Checkpoint checkpoint = pending.get()) {
      pending = Optional.empty();
      return checkpoint.search(making);
    }
  }

  private void save(Optional<Search> search, Reason why) {
    if (why == Reason.INTERRUPTED || why == Reason.TIMEOUT) {
      if (!search.map(Search::isWhole).orElse(true)) {
        progress.note("the search cannot be saved: there was no room for what it was about to find");
      } else if (!saved) {
        saved = true;
        options.checkpoints().save(why).ifPresent(file -> {
          try {
            Checkpoint.write(file, options.checkpoints().identity(), ended, search);
            progress.note("the search is saved; go on with --resume " + file.getParent());
          } catch (Checkpoints.Refused e) {
            progress.note(String.valueOf(e.getMessage())); // what was found so far is reported all the same
          }
        });
      }
    }
  }

  private Space space(List<Question> asked, Remembered memory) {
    int cells = ground.layout().cells();
    long[] greatest = new long[cells + memory.bits().size()];
    List<Role> all = new ArrayList<>(roles);
    for (int i = 0; i < greatest.length; i++) {
      greatest[i] = i < cells ? ground.layout().greatest(i) : 1;
      if (i >= cells) {
        all.add(new Role(List.of(), List.of(), new Role.Content.Plain()));
      }
    }
    Group group =
        options.symmetry() ? Group.of(ground.protocol(), all, memory.mentioned()) : Group.TRIVIAL;
    Packing packing = new Packing(greatest, records(group, all));
    Interest interest = Interest.of(ground, asked);
    List<List<Node>> truths = new ArrayList<>(interest.asked());
    truths.addAll(Memory.lists(memory.bits()));
    Code code = new Code(Program.Text.of(ground, packing, truths), options.backend());
    return new Space(ground, packing, memory, all, group, asked, interest, code);
  }

  /** What is said of each element of the first sort that is sorted: cells to be laid down side by side. */
  static List<int[]> records(Group group, List<Role> roles) {
    if (group.sorted().isEmpty()) {
      return List.of();
    }
    String sort = group.sorted().getFirst().sort().name();
    List<int[]> records = new ArrayList<>();
    for (int e = 0; e < group.sorted().getFirst().sort().size(); e++) {
      int[] cells = new int[roles.size()];
      int n = 0;
      for (int c = 0; c < roles.size(); c++) {
        for (Role.Key key : roles.get(c).keys()) {
          if (key.sort().name().equals(sort) && key.element() == e) {
            cells[n++] = c;
          }
        }
      }
      records.add(Arrays.copyOf(cells, n));
    }
    return records;
  }

  private List<First> first(Space space) {
    int cells = ground.layout().cells();
    Packing packing = space.packing();
    Remembered remembered = space.memory();
    Memory memory = space.memory(space.code().now());
    List<First> all = new ArrayList<>();
    for (State state : initial.states()) {
      long[] values = Arrays.copyOf(ground.layout().encode(state), packing.cells());
      for (int i = 0; i < remembered.initial().size(); i++) {
        values[cells + i] = remembered.initial().get(i) ? 1 : 0;
      }
      long[] before = new long[packing.words()];
      packing.pack(values, before, 0);
      long[] words = before.clone();
      memory.update(before, 0, -1, words, 0);
      all.add(new First(before, words));
    }
    return all;
  }

  private Exploration exploration(Outcome o, Group group) {
    Map<String, Long> fired = new LinkedHashMap<>();
    ground.protocol().places().forEach(p -> p.alternatives().forEach(a -> fired.put(a.name(), 0L)));
    for (int label = 0; label < ground.labels().size(); label++) {
      if (o.fired(label) > 0) {
        fired.merge(ground.labels().get(label).action(), o.fired(label), Long::sum);
      }
    }
    return new Exploration(
        o.states(), o.transitions(), o.initials(), group.isTrivial() ? OptionalLong.empty() : OptionalLong.of(o.orbits()),
        group.leftOut(), o.depth(), o.stopped().isEmpty(), fired, o.onlyLoops());
  }
}
