package baton.tests.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import baton.checker.Answer;
import baton.checker.Engine;
import baton.checker.Limits;
import baton.checker.Progress;
import baton.checker.Verdict;
import baton.checker.bmc.KInduction;
import baton.checker.explicit.ExplicitEngine;
import baton.checker.explicit.ExplicitOptions;
import baton.checker.explicit.ExplicitOptions.Backend;
import baton.checker.integers.Approach;
import baton.checker.integers.IntegerEngine;
import baton.checker.pdr.PropertyDirectedReachability;
import baton.checker.portfolio.Race;
import baton.checker.reference.ReferenceEngine;
import baton.checker.spacer.Spacer;
import baton.checker.symbolic.SymbolicEngine;
import baton.checker.z3.Z3Library;
import baton.models.ir.Protocol;
import baton.properties.Goal;
import baton.properties.Goals;
import baton.properties.LeftSide;
import baton.tests.random.Models;
import baton.tests.random.RandomProtocol;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every engine that proves names the left sides that are never true; one that asks about less is found out. */
final class LeftSidesTest {
  private static final String SEVERAL = """
      protocol Several
      var n: 0..9 = 0
      var xs: list[1] of bool = []
      action up when n < 5 { n += 1 }
      action restart when n == 5 { n := 0 }
      action odd when n == 7 { n := 0 }
      action empty when xs != [] { xs := [] }
      terminal { true }
      invariant all_ {
        n == 5 implies xs == []
        n < 9
        (n == 4 implies n > 3) and (n == 0 implies n < 1)
      }
      invariant some_ {
        n == 5 implies xs == []
        n == 6 implies n > 3
        all b in xs { b }
      }
      transition steps {
        did up implies n' > n
        did odd implies n' == 0
      }
      property remembered {
        always (once did restart implies n < 6)
        always (once did odd implies n == 0)
        n == 8 implies n == 8
      }
      """;

  private static final String FOUND = """
      all_ []
      remembered [once did odd, n == 8]
      some_ [n == 6, b in xs]
      steps [did odd]""";

  private static Map<Goal, Verdict> verdicts(Engine engine, Protocol protocol, OptionalInt bound) {
    Answer answer = engine.check(
        protocol, Goals.of(protocol), new Limits(bound, Long.MAX_VALUE, Optional::empty), Progress.SILENT);
    return ((Answer.Verdicts) answer).verdicts();
  }

  /** What is never true of goals that hold, one goal in a line. */
  private static String never(Map<Goal, Verdict> verdicts) {
    return verdicts.entrySet().stream().filter(e -> e.getKey().property().isPresent())
        .map(e -> e.getKey().name() + " " + texts(e.getValue())).sorted().collect(Collectors.joining("\n"));
  }

  private static List<String> texts(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> List.of();
      case Verdict.Vacuous(_, List<LeftSide> never) -> never.stream().map(LeftSide::text).toList();
      case Verdict.HoldsToBound _, Verdict.Violated _, Verdict.Undecided _ -> List.of(verdict.toString());
    };
  }

  @Test
  void all_engines_name_the_same() throws Z3Library.Unavailable {
    new Z3Library(Path.of("target", "z3-cache")).load();
    Engine explicit = new ExplicitEngine(new ExplicitOptions(2, true, Backend.BYTECODE));
    Engine pdr = new SymbolicEngine("pdr", new PropertyDirectedReachability());
    Protocol protocol = Models.of(SEVERAL);
    for (Engine engine : List.of(
        new ReferenceEngine(), explicit, new ExplicitEngine(new ExplicitOptions(1, false, Backend.CLOSURES)), pdr,
        new SymbolicEngine("induction", new KInduction()), new SymbolicEngine("spacer", new Spacer()),
        new Race(explicit, pdr, 1))) {
      assertEquals(FOUND, never(verdicts(engine, protocol, OptionalInt.empty())), engine.name());
    }
    Protocol unbounded = Models.of(SEVERAL.replace("n: 0..9", "n: int"));
    assertEquals(FOUND, never(
        verdicts(new IntegerEngine("spacer", Approach.INVARIANTS), unbounded, OptionalInt.empty())), "integers");
  }

  @Test
  void a_collection_is_looked_at_only_where_what_stands_further_out_is_true() {
    Protocol protocol = Models.of("""
        protocol Folders
        type Folder = record { pages: set of 0..3 }
        var r: bool -> Folder? = none
        action give(b: bool) when r[true] == none and r[false] == none { r[b] := Folder(pages = {1, 2}) }
        terminal { true }
        invariant given { all b: bool where r[b] != none { all y in r[b]!.pages { y <= 3 } } }
        invariant nobody { all b: bool where r[b] != none { all y in r[b]!.pages where y == 0 { y <= 3 } } }
        """);
    for (Engine engine : List.of(
        new ReferenceEngine(), new ExplicitEngine(new ExplicitOptions(1, true, Backend.BYTECODE)),
        new SymbolicEngine("pdr", new PropertyDirectedReachability()))) {
      assertEquals(
          "given []\nnobody [r[b] != none and y in r[b]!.pages and y == 0]",
          never(verdicts(engine, protocol, OptionalInt.empty())), engine.name());
    }
  }

  @Test
  void more_left_sides_than_are_asked_about_at_once() {
    String conditions = IntStream.range(0, 150).mapToObj(i -> "  n == " + i + " implies n < 200\n")
        .collect(Collectors.joining());
    String small = "protocol Many\nvar n: 0..200 = 0\naction up when n < 70 { n += 1 }\nterminal { true }\n";
    Protocol protocol = Models.of(small + "invariant many {\n" + conditions
        + "}\ninvariant last { n == 70 implies n > 0; n == 71 implies n > 0 }\n");
    for (Backend backend : List.of(Backend.CLOSURES, Backend.BYTECODE)) {
      Map<Goal, Verdict> found =
          verdicts(new ExplicitEngine(new ExplicitOptions(1, true, backend)), protocol, OptionalInt.empty());
      assertEquals(verdicts(new ReferenceEngine(), protocol, OptionalInt.empty()), found);
      assertTrue(never(found).contains("last [n == 71]\nmany [n == 71, n == 72, "), never(found));
    }
  }

  @Test
  void what_a_bound_leaves_open_is_said() {
    Protocol protocol = Models.of("""
        protocol Deep
        var n: 0..9 = 0
        action up when n < 8 { n += 1 }
        terminal { n == 8 }
        invariant later { n == 1 implies n > 0; n == 7 implies n > 0; n == 4 implies n > 0 }
        invariant neither { n == 7 implies n > 0; n > 8 and n < 9 implies n > 0 }
        """);
    Map<String, Verdict> found = new LinkedHashMap<>();
    verdicts(new SymbolicEngine("induction", new KInduction()), protocol, OptionalInt.of(3))
        .forEach((goal, verdict) -> found.put(goal.name(), verdict));
    assertTrue(found.get("later") instanceof Verdict.Holds(_, var unknown)
        && unknown.stream().map(LeftSide::text).toList().equals(List.of("n == 7", "n == 4")), "" + found);
    assertEquals(List.of("n > 8 and n < 9"), texts(Optional.ofNullable(found.get("neither")).orElseThrow()));
  }

  /** Asks about the first left side of a goal alone. */
  private record OnlyTheFirst(Engine real) implements Engine {
    @Override
    public String name() {
      return real.name();
    }

    @Override
    public Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress) {
      Answer answer = real.check(protocol, goals, limits, progress);
      if (answer instanceof Answer.Verdicts(Map<Goal, Verdict> verdicts, var exploration, _)) {
        Map<Goal, Verdict> wrong = new LinkedHashMap<>(verdicts);
        wrong.replaceAll((goal, verdict) -> verdict instanceof Verdict.Vacuous(var evidence, var never)
            && !never.contains(goal.leftSides().asked().getFirst()) ? new Verdict.Holds(evidence) : verdict);
        return new Answer.Verdicts(wrong, exploration);
      }
      return answer;
    }
  }

  @Test
  void who_asks_about_the_first_alone_is_found_out() {
    Engine wrong = new OnlyTheFirst(new ReferenceEngine());
    int noticed = 0;
    for (long seed = 0; seed < 200; seed++) {
      Protocol protocol = Models.of(RandomProtocol.of(seed), seed);
      noticed += Agreement.compare(protocol, wrong, OptionalInt.empty(), 500).differences().isEmpty() ? 0 : 1;
    }
    assertTrue(noticed > 10, "noticed " + noticed + " times");
  }
}
