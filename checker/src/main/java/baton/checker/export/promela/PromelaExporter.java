package baton.checker.export.promela;

import baton.checker.export.Exported;
import baton.checker.export.Finite;
import baton.checker.export.NotExportable;
import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Lowered;
import baton.checker.ground.Lowering;
import baton.checker.ground.Node;
import baton.checker.ground.NotLowered;
import baton.checker.ground.Resolution;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.ir.Action;
import baton.models.ir.Protocol;
import baton.models.source.Origin;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a protocol for SPIN. */
public final class PromelaExporter {
  private static final long MOST_OPERATIONS = 3_000_000;
  private static final int MOST_INITIAL = 5_000;

  private PromelaExporter() {}

  /**
   * Exports a protocol with these goals.
   *
   * @param named the goals were asked for by name: one that cannot be said is refused, not left out
   */
  public static Exported export(Protocol protocol, List<Goal> goals, boolean named) {
    try {
      Finite.require(protocol);
      InitialStates initial = new Interpreter(protocol).initialStates();
      if (initial.states().isEmpty() && initial.ill().isEmpty()) {
        return new Exported.NoInitialState(initial.emptiedBy());
      }
      Lowered lowered = Lowering.lower(protocol);
      Checks checks = new Checks(lowered, goals, named);
      String text = text(lowered.protocol(), checks, initial);
      return new Exported.Written(
          List.of(new Exported.Document(protocol.name() + ".pml", text)), checks.leftOut());
    } catch (NotLowered e) {
      return new Exported.Refused(
          new NotExportable(Origin.nowhere(), "it does not fit into Promela: " + e.getMessage(), "make it smaller")
              .because());
    } catch (NotExportable e) {
      return new Exported.Refused(e.because());
    }
  }

  private static String text(GroundProtocol ground, Checks checks, InitialStates initial) {
    if (initial.states().size() > MOST_INITIAL) {
      throw new NotExportable(
          Origin.nowhere(), "it has " + initial.states().size() + " initial states, more than " + MOST_INITIAL,
          "fix a free constant with -D");
    }
    Start start = Start.of(ground, checks, initial);
    Options options = new Options(ground, checks);
    Sizes sizes = new Sizes();
    List<Option> all = new ArrayList<>();
    long operations = 0;
    for (Resolution r : ground.resolutions()) {
      for (Option option : options.of(r)) {
        operations += option.nodes().mapToLong(sizes::of).sum();
        check(option, operations, at(ground, r));
        all.add(option);
      }
    }
    if (checks.deadlock() && ground.resolutions().stream().anyMatch(r -> ground.faults().contains(r.label()))) {
      all.add(options.deadlock()); // without faults, that nothing is enabled is cheaper to see
    }
    return new Text(ground, checks, start, all, sizes).render();
  }

  private static void check(Option option, long operations, Origin at) {
    if (operations > MOST_OPERATIONS) {
      throw new NotExportable(at, "written out, steps have more than " + MOST_OPERATIONS + " operations; SPIN would"
          + " not compile them", "make sorts and lists smaller");
    }
    boolean wide = option.nodes().anyMatch(PromelaExporter::isWide);
    if (wide) {
      throw new NotExportable(at, "`" + option.comment() + "` needs numbers of more than 32 bits",
          "make ranges smaller; a set has at most 31 elements here");
    }
  }

  private static boolean isWide(Node root) {
    List<Node> open = new ArrayList<>(List.of(root));
    java.util.Set<Node> seen = new java.util.HashSet<>();
    while (!open.isEmpty()) {
      Node n = open.removeLast();
      if (seen.add(n)) {
        if (n.lo() < Integer.MIN_VALUE || n.hi() > Integer.MAX_VALUE) {
          return true;
        }
        for (int i = 0; i < n.arity(); i++) {
          open.add(n.operand(i));
        }
      }
    }
    return false;
  }

  /** Where the action stands that a resolution belongs to. */
  private static Origin at(GroundProtocol ground, Resolution r) {
    String name = ground.labels().get(r.label()).action();
    Optional<Action> action = ground.protocol().places().stream()
        .flatMap(p -> p.alternatives().stream()).filter(a -> a.name().equals(name)).findFirst();
    return action.map(Action::at)
        .or(() -> ground.protocol().routine(name).map(baton.models.ir.Routine::at)).orElse(Origin.nowhere());
  }
}
