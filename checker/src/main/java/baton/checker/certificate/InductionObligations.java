package baton.checker.certificate;

import baton.checker.ground.Beginning;
import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import baton.checker.ground.Resolution;
import baton.models.ir.Expr;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what must be shown of induction over runs. Let a state be bad if it is what the goal forbids, or if a step that
 * can be taken from it is. Of k states behind each other that begin with an initial one none is bad, and behind k states
 * that are not bad, all different, there is none that is and differs from them. Where the protocol has routines, what
 * their {@link Locations} are between two steps is an invariant: initial states are so, no step leads out of that, and
 * so it may be taken for granted of those k states.
 */
public final class InductionObligations {
  private static final int DEEPEST = 256;

  private final Moments moments;
  private final List<Obligation> kept;
  private final Node locations;
  private final Nodes nodes;
  private final int depth;
  private final Node bad;
  private final Node step;

  private InductionObligations(Lowered lowered, Goal goal, int depth) {
    moments = new Moments(lowered, goal);
    nodes = moments.nodes;
    this.depth = depth;
    List<Expr> between = Locations.between(lowered.protocol().protocol());
    kept = between.isEmpty() ? List.of() : Obligations.ofStates(lowered, goal, between);
    locations = moments.all(between.stream()
        .map(e -> nodes.substitute(lowered.instant(e, moments.bits).holds(), moments.inPlace())).toList());
    bad = moments.bad();
    step = step();
  }

  /**
   * The two obligations, behind two more where there are routines, for a goal that must never be violated, or of
   * something that is never reached.
   */
  public static List<Obligation> of(Lowered lowered, Goal goal, int depth) {
    if (depth > DEEPEST) {
      throw new NotWritten("induction over runs of more than " + DEEPEST + " steps");
    }
    InductionObligations all = new InductionObligations(lowered, goal, depth);
    Script script = new Script(all.moments, goal.name(), depth + 1);
    String many = depth + (depth == 1 ? " state" : " states");
    List<Obligation> obligations = new ArrayList<>(all.kept);
    obligations.add(
        script.obligation("base", "One of the first " + many + " of a run violates the goal.", all.base()));
    obligations.add(
        script.obligation("induction", "Behind " + many + " that do not, a state violates the goal.", all.induction()));
    return obligations;
  }

  /** Over the cells before and, as those of an instant, behind. */
  private Node step() {
    List<Node> ways = new ArrayList<>();
    for (Resolution r : moments.ground.resolutions()) {
      List<Node> after = moments.after(r);
      List<Node> memory = moments.remembered(moments.instant(after, moments.memory(), r.label()));
      Node way = r.taken();
      for (int i = 0; i < moments.width(); i++) {
        Node behind = nodes.next(i, moments.greatest(i));
        way = nodes.and(way, nodes.equal(behind, i < moments.cells ? after.get(i) : memory.get(i - moments.cells)));
      }
      ways.add(way);
    }
    return moments.any(ways);
  }

  private Node cell(int time, int i) {
    return nodes.cell(time * moments.width() + i, moments.greatest(i));
  }

  /** The same of the state at a time, and the one behind it. */
  private Node at(int time, Node node) {
    Map<Node, Node> leaves = new HashMap<>();
    for (int i = 0; i < moments.width(); i++) {
      leaves.put(moments.cell(i), cell(time, i));
      leaves.put(nodes.next(i, moments.greatest(i)), cell(time + 1, i));
    }
    return nodes.substitute(node, leaves);
  }

  /** What a beginning reads is not the first state's, which may be another: it has cells behind all others. */
  private List<Node> base() {
    List<Node> ways = new ArrayList<>();
    List<Node> atOnce = new ArrayList<>();
    for (Beginning b : moments.lowered.beginnings()) {
      List<Node> memory = moments.remembered(moments.first(b));
      Node way = at(depth, b.taken());
      for (int i = 0; i < moments.width(); i++) {
        Node value = i < moments.cells ? b.cells().get(i) : memory.get(i - moments.cells);
        way = nodes.and(way, nodes.equal(cell(0, i), at(depth, value)));
      }
      ways.add(way);
      atOnce.add(nodes.and(b.taken(), moments.badAtFirst(b)));
    }
    Node comes = nodes.bool(false);
    for (int time = depth - 1; time >= 0; time--) {
      comes = nodes.or(at(time, bad), nodes.and(at(time, step), comes));
    }
    return List.of(nodes.or(at(depth, moments.any(atOnce)), nodes.and(moments.any(ways), comes)));
  }

  private List<Node> induction() {
    List<Node> all = new ArrayList<>(List.of(moments.lowered.isState()));
    for (int time = 0; time <= depth; time++) {
      all.add(at(time, locations));
    }
    for (int time = 0; time < depth; time++) {
      all.add(nodes.not(at(time, bad)));
      all.add(at(time, step));
    }
    for (int later = 1; later <= depth; later++) {
      for (int time = 0; time < later; time++) {
        all.add(differ(time, later));
      }
    }
    all.add(at(depth, bad));
    return all;
  }

  private Node differ(int one, int other) {
    Node same = nodes.bool(true);
    for (int i = 0; i < moments.width(); i++) {
      same = nodes.and(same, nodes.equal(cell(one, i), cell(other, i)));
    }
    return nodes.not(same);
  }
}
