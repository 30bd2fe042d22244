package baton.checker.resilience;

import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out how many faults goals survive. */
public final class Survey {
  private final List<String> all;
  private final List<String> kinds;
  private final int max;
  private final List<Goal> goals;
  private final Inquiry inquiry;
  private final Map<String, Map<String, Cell>> each = new LinkedHashMap<>();
  private final Map<String, Cell> together = new LinkedHashMap<>();

  private Survey(
      Protocol protocol, List<Goal> goals, List<String> kinds, int max, Engine engine, Limits limits,
      Progress progress) {
    all = Inquiry.kinds(protocol);
    this.kinds = List.copyOf(kinds);
    this.max = max;
    this.goals = List.copyOf(goals);
    inquiry = new Inquiry(protocol, all, goals, engine, limits, progress);
  }

  /** The kinds of faults of a protocol, in the order of declaration. */
  public static List<String> kinds(Protocol protocol) {
    return Inquiry.kinds(protocol);
  }

  /**
   * How many faults of the {@code kinds} each goal survives, up to {@code max}. Budgets that the protocol declares do
   * not count; faults of other kinds never happen.
   */
  public static Resilience of(
      Protocol protocol, List<Goal> goals, List<String> kinds, int max, Engine engine, Limits limits,
      Progress progress) {
    List<Goal> asked = goals.stream().filter(Survey::isAsked).toList();
    try {
      List<Resilience.Row> rows = new Survey(protocol, asked, kinds, max, engine, limits, progress).rows();
      return new Resilience.Table(kinds, max, rows, goals.stream().filter(g -> !isAsked(g)).toList());
    } catch (Inquiry.NoBeginning e) {
      return new Resilience.NoInitialState(e.emptiedBy());
    }
  }

  private static boolean isAsked(Goal goal) {
    return switch (goal) {
      case Goal.Somewhere _, Goal.NotChecked _ -> false;
      case Goal.Always _, Goal.EveryStep _, Goal.Liveness _, Goal.MeasureGoal _, Goal.Unsupported _, Goal.Deadlock _,
          Goal.WellDefined _ -> true;
    };
  }

  private List<Resilience.Row> rows() throws Inquiry.NoBeginning {
    List<String> names = goals.stream().map(Goal::name).toList();
    Map<String, Standing> none = inquiry.ask(Allowance.just(all, List.of()), names);
    List<String> standing = new ArrayList<>();
    for (String goal : names) {
      each.put(goal, new LinkedHashMap<>());
      switch (none.getOrDefault(goal, new Standing.Breaks())) {
        case Standing.Survives _ -> standing.add(goal);
        case Standing.Breaks _ -> fill(goal, new Cell.Broken());
        case Standing.Open(Verdict verdict) -> fill(goal, new Cell.Open(verdict));
      }
    }
    Map<String, Cell> endless = endless(kinds, standing);
    for (String kind : kinds) {
      cells(List.of(kind), standing, n -> Allowance.together(all, List.of(kind), OptionalInt.of(n)))
          .forEach((goal, cell) -> row(goal).put(kind, cell));
    }
    together.putAll(cells(kinds, standing, n -> Allowance.together(all, kinds, OptionalInt.of(n))));
    together.putAll(endless);
    List<Resilience.Row> rows = new ArrayList<>();
    for (Goal goal : goals) {
      Cell inAll = Optional.ofNullable(together.get(goal.name())).orElseThrow();
      rows.add(new Resilience.Row(goal, row(goal.name()), inAll, least(goal.name(), inAll)));
    }
    return rows;
  }

  private Map<String, Cell> row(String goal) {
    return Optional.ofNullable(each.get(goal)).orElseThrow();
  }

  private void fill(String goal, Cell cell) {
    kinds.forEach(k -> row(goal).put(k, cell));
    together.put(goal, cell);
  }

  /** The goals that survive without end; of those that a larger number could mend, none is asked. */
  private Map<String, Cell> endless(List<String> free, List<String> standing) throws Inquiry.NoBeginning {
    Map<String, Cell> cells = new LinkedHashMap<>();
    inquiry.ask(Allowance.free(all, free), standing.stream().filter(inquiry::isAntitone).toList())
        .forEach((goal, s) -> {
          if (s instanceof Standing.Survives(Verdict evidence)) {
            cells.put(goal, new Cell.Any(evidence));
          }
        });
    return cells;
  }

  /** More faults each time: what they may be is for the caller to say. */
  @FunctionalInterface
  private interface Allowing {
    Allowance faults(int most);
  }

  private Map<String, Cell> cells(List<String> free, List<String> standing, Allowing allowing)
      throws Inquiry.NoBeginning {
    Map<String, Cell> cells = new LinkedHashMap<>(endless(free, standing));
    List<String> open = new ArrayList<>(standing);
    open.removeAll(cells.keySet());
    for (int n = 0; n <= max && !open.isEmpty(); n++) {
      int most = n;
      inquiry.ask(allowing.faults(n), open).forEach((goal, s) -> {
        Optional<Cell> before = Optional.ofNullable(cells.get(goal));
        cells.put(goal, after(most, s, before, inquiry.isAntitone(goal)));
        if (!(s instanceof Standing.Survives)) {
          open.remove(goal);
        }
      });
    }
    return cells;
  }

  /** Of a goal that more faults could mend, the weakest of all verdicts is the evidence. */
  private static Cell after(int n, Standing standing, Optional<Cell> before, boolean antitone) {
    return switch (standing) {
      case Standing.Survives(Verdict evidence) -> new Cell.UpTo(
          n, before.flatMap(Cell::claim).filter(v -> !antitone && v.proof().isEmpty()).orElse(evidence),
          Cell.Beyond.NOT_ASKED);
      case Standing.Breaks _ -> ended(before, Cell.Beyond.BREAKS).orElseGet(Cell.Broken::new);
      case Standing.Open(Verdict verdict) ->
          ended(before, Cell.Beyond.UNDECIDED).orElseGet(() -> new Cell.Open(verdict));
    };
  }

  private static Optional<Cell> ended(Optional<Cell> before, Cell.Beyond beyond) {
    return before.flatMap(Cell::claim).map(v -> new Cell.UpTo(most(before.orElseThrow()), v, beyond));
  }

  private static int most(Cell cell) {
    return cell instanceof Cell.UpTo(int most, _, _) ? most : 0;
  }

  private Least least(String goal, Cell inAll) throws Inquiry.NoBeginning {
    return switch (inAll) {
      case Cell.Broken _ ->
          inquiry.brokenBy(all, List.of(), goal, true).map(f -> (Least) f).orElseGet(Least.NotFound::new);
      case Cell.UpTo(int most, Verdict evidence, Cell.Beyond beyond) when beyond == Cell.Beyond.BREAKS ->
          least(goal, most + 1, evidence.proof().isPresent());
      case Cell.UpTo _, Cell.Any _, Cell.Open _ -> new Least.NotFound();
    };
  }

  private Least least(String goal, int size, boolean fewerSurvived) throws Inquiry.NoBeginning {
    boolean proven = fewerSurvived;
    for (List<String> faults : Multisets.of(kinds, size)) {
      Allowance ofTheseKinds = Allowance.together(all, faults, OptionalInt.of(size));
      Standing wide = inquiry.isAntitone(goal) ? standing(ofTheseKinds, goal) : new Standing.Breaks();
      Standing exactly =
          wide instanceof Standing.Survives ? wide : standing(Allowance.just(all, faults), goal);
      if (exactly instanceof Standing.Breaks) {
        Optional<Least.Faults> found = inquiry.brokenBy(all, faults, goal, proven);
        if (found.isPresent()) {
          return found.get();
        }
      }
      proven &= exactly.isProven();
    }
    return inquiry.broken(Allowance.together(all, kinds, OptionalInt.of(size)), goal, false)
        .map(f -> (Least) f).orElseGet(Least.NotFound::new);
  }

  private Standing standing(Allowance allowance, String goal) throws Inquiry.NoBeginning {
    return Optional.ofNullable(inquiry.ask(allowance, List.of(goal)).get(goal)).orElseThrow();
  }
}
