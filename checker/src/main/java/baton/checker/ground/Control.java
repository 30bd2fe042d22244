package baton.checker.ground;

import baton.models.interpreter.RoutineText;
import baton.models.interpreter.RoutineText.Frame;
import baton.models.interpreter.RoutineText.Inside;
import baton.models.interpreter.RoutineText.Point;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.ir.Routine.Flow;
import baton.models.ir.Routine.Over;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How control moves on in a routine (§6.2 of the semantics), for all states at once. */
final class Control {
  private static final int MOST_ARRIVALS = 4096;
  private static final int MOST_TURNS = 1000;

  /** Where control may come to, if a condition holds. */
  record Arrival(Node condition, int point, Rep location) {}

  private final Nodes nodes;
  private final Parts parts;
  private final Expressions expressions;
  private final Instances instances;
  private final Instances.Instance instance;
  private final View view;
  private final List<Arrival> arrivals = new ArrayList<>();
  private Node ill;
  private int turns;

  private Control(Expressions expressions, Instances instances, Instances.Instance instance, Node[] cells) {
    this.expressions = expressions;
    parts = expressions.parts();
    nodes = parts.nodes();
    this.instances = instances;
    this.instance = instance;
    view = View.of(cells);
    ill = nodes.FALSE;
  }

  /** All arrivals, and the condition under which moving on is ill. */
  record Moves(List<Arrival> arrivals, Node ill) {}

  /** A place in a routine's loops: the location, and what is known of it. */
  private record Here(Rep location, Map<Integer, Rep> elements, Map<Integer, Integer> positions) {
    Here with(Rep changed) {
      return new Here(changed, elements, positions);
    }

    Here at(int loop, Rep element, OptionalInt position, Rep changed) {
      Map<Integer, Rep> more = new HashMap<>(elements);
      more.put(loop, element);
      Map<Integer, Integer> where = new HashMap<>(positions);
      position.ifPresent(p -> where.put(loop, p));
      return new Here(changed, more, where);
    }
  }

  static Moves fromBeginning(
      Expressions expressions, Instances instances, Instances.Instance instance, Node[] cells) {
    Control control = new Control(expressions, instances, instance, cells);
    Point point = instances.text().beginning();
    Here here = new Here(instances.at(Routine.IDLE, control.parts), Map.of(), Map.of());
    control.go(point.frame(), point.index(), here, control.nodes.TRUE);
    return new Moves(control.arrivals, control.ill);
  }

  /**
   * From behind a step.
   *
   * @param elements what the loops around the step stand at
   */
  static Moves fromBehind(
      Expressions expressions, Instances instances, Instances.Instance instance, Node[] cells, int step,
      Map<Integer, Rep> elements) {
    Control control = new Control(expressions, instances, instance, cells);
    Point point = instances.text().behind(step);
    Here here = new Here(instance.location(cells), elements, Map.of());
    control.positions(instances.loopsAround(step), 0, point, here, control.nodes.TRUE);
    return new Moves(control.arrivals, control.ill);
  }

  /** Tells positions in lists apart. */
  private void positions(List<Integer> loops, int index, Point point, Here here, Node condition) {
    if (condition.isFalse()) {
      return;
    }
    if (index == loops.size()) {
      go(point.frame(), point.index(), here, condition);
      return;
    }
    int loop = loops.get(index);
    if (!(instances.routine().loops().get(loop).over() instanceof Over.Elements(Expr list))) {
      positions(loops, index + 1, point, here, condition);
      return;
    }
    Node progress = instances.progress(loop, here.location(), parts);
    for (int p = 0; p < ((Type.ListOf) list.type()).capacity(); p++) {
      Rep element = java.util.Optional.ofNullable(here.elements().get(loop)).orElseThrow();
      positions(loops, index + 1, point, here.at(loop, element, OptionalInt.of(p), here.location()),
          nodes.and(condition, nodes.equal(progress, nodes.constant(p))));
    }
  }

  private void arrive(Node condition, int point, Rep location) {
    arrivals.add(new Arrival(condition, point, location));
    if (arrivals.size() > MOST_ARRIVALS) {
      throw new NotLowered("a routine has more than " + MOST_ARRIVALS + " ways to move on");
    }
  }

  private void go(Frame frame, int index, Here here, Node condition) {
    if (condition.isFalse()) {
      return;
    }
    if (++turns > MOST_TURNS) {
      throw new NotLowered("a routine moves on through more than " + MOST_TURNS + " turns of its loops");
    }
    try {
      item(frame, index, here, condition);
    } finally {
      turns--;
    }
  }

  private void item(Frame frame, int index, Here here, Node condition) {
    if (index == frame.items().size()) {
      end(frame, here, condition);
      return;
    }
    switch (frame.items().get(index)) {
      case Flow.AtStep(int step) ->
          arrive(condition, Routine.FIRST_STEP + step,
              instances.withPoint(here.location(), Routine.FIRST_STEP + step, parts));
      case Flow.End _ -> arrive(condition, Routine.IDLE, instances.at(Routine.IDLE, parts));
      case Flow.Branch(Expr test, var then, var otherwise) -> {
        Val c = expressions.lower(test, view, env(frame, here));
        ill = nodes.or(ill, nodes.and(condition, nodes.not(c.ok())));
        Node decided = nodes.and(condition, c.ok());
        go(new Frame(then, new Inside.Branch(), java.util.Optional.of(frame), index), 0, here,
            nodes.and(decided, c.leaf()));
        go(new Frame(otherwise, new Inside.Branch(), java.util.Optional.of(frame), index), 0, here,
            nodes.and(decided, nodes.not(c.leaf())));
      }
      case Flow.Repeat(int loop, var body) ->
          next(loop, new Frame(body, new Inside.Loop(loop), java.util.Optional.of(frame), index), here, condition,
              true);
    }
  }

  private Env env(Frame frame, Here here) {
    Env env = Env.EMPTY;
    for (int i = 0; i < instance.literals().size(); i++) {
      env = env.with(instances.routine().parameters().get(i), instance.literals().get(i));
    }
    for (int loop : RoutineText.loopsAround(frame)) {
      Rep element = java.util.Optional.ofNullable(here.elements().get(loop)).orElseThrow();
      env = env.with(instances.routine().loops().get(loop).binder(), element);
    }
    return env;
  }

  private void end(Frame frame, Here here, Node condition) {
    switch (frame.inside()) {
      case Inside.Body _ -> arrive(condition, Routine.IDLE, instances.at(Routine.IDLE, parts));
      case Inside.Branch _ -> go(frame.outer().orElseThrow(), frame.index() + 1, here, condition);
      case Inside.Loop(int loop) -> next(loop, frame, here, condition, false);
    }
  }

  private void next(int number, Frame body, Here here, Node condition, boolean first) {
    Routine.Loop loop = instances.routine().loops().get(number);
    switch (loop.over()) {
      case Over.Elements(Expr list) -> {
        Val xs = expressions.lower(list, view, env(body.outer().orElseThrow(), here));
        ill = nodes.or(ill, nodes.and(condition, nodes.not(xs.ok())));
        int from = first ? 0 : java.util.Optional.ofNullable(here.positions().get(number)).orElseThrow() + 1;
        List<Taken> takes = new ArrayList<>();
        for (int i = from; i < ((Type.ListOf) list.type()).capacity(); i++) {
          takes.add(new Taken(
              expressions.lists().slot(xs.rep(), i), OptionalInt.of(i), expressions.lists().longerThan(xs.rep(), i)));
        }
        inOrder(number, body, here, nodes.and(condition, xs.ok()), takes);
      }
      case Over.Ascending(Type type) -> {
        List<Value> xs = Domains.values(type);
        List<Taken> takes = new ArrayList<>();
        Node after = nodes.constant(-1);
        if (!first) {
          after = java.util.Optional.ofNullable(here.elements().get(number)).orElseThrow().leaf();
        }
        for (int i = 0; i < xs.size(); i++) {
          Node later = nodes.less(after, nodes.constant(i));
          if (!later.isFalse()) {
            takes.add(new Taken(parts.literal(xs.get(i), type), OptionalInt.empty(), later));
          }
        }
        ascending(number, body, here, condition, takes);
      }
      case Over.AnyOrder(Type.Sort sort) -> anyOrder(number, sort, body, here, condition, first);
    }
  }

  /** An element that may come next, and whether it is there. */
  private record Taken(Rep element, OptionalInt position, Node present) {}

  private Here standing(int number, Taken x, Here here) {
    Rep location = instances.withElement(number, here.location(), x.element(), parts);
    if (x.position().isPresent()) {
      location = instances.withProgress(number, location, nodes.constant(x.position().getAsInt()), parts);
    }
    return here.at(number, x.element(), x.position(), location);
  }

  /** The first element whose condition holds; where one is missing, all behind it are. */
  private void inOrder(int number, Frame body, Here here, Node condition, List<Taken> takes) {
    Node open = condition;
    Node done = nodes.FALSE;
    for (Taken x : takes) {
      done = nodes.or(done, nodes.and(open, nodes.not(x.present())));
      open = tryOne(number, body, here, nodes.and(open, x.present()), x);
    }
    behind(number, body, here, nodes.or(done, open));
  }

  /** The first element that is present and whose condition holds. */
  private void ascending(int number, Frame body, Here here, Node condition, List<Taken> takes) {
    Node open = condition;
    for (Taken x : takes) {
      Node skipped = nodes.and(open, nodes.not(x.present()));
      open = nodes.or(skipped, tryOne(number, body, here, nodes.and(open, x.present()), x));
    }
    behind(number, body, here, open);
  }

  /** Goes into the loop's body if the element's condition holds; gives where it does not. */
  private Node tryOne(int number, Frame body, Here here, Node condition, Taken x) {
    Here there = standing(number, x, here);
    Val where = expressions.lower(instances.routine().loops().get(number).where(), view, env(body, there));
    ill = nodes.or(ill, nodes.and(condition, nodes.not(where.ok())));
    Node decided = nodes.and(condition, where.ok());
    go(body, 0, there, nodes.and(decided, where.leaf()));
    return nodes.and(decided, nodes.not(where.leaf()));
  }

  /** Any element not yet visited; any of those whose condition does not hold may have been visited on the way. */
  private void anyOrder(int number, Type.Sort sort, Frame body, Here here, Node condition, boolean first) {
    int n = sort.size();
    if (n > Leaves.CHUNK) {
      throw new NotLowered("a loop over " + n + " elements of " + sort);
    }
    Node visited = instances.progress(number, here.location(), parts);
    if (!first) {
      Node i = java.util.Optional.ofNullable(here.elements().get(number)).orElseThrow().leaf();
      visited = nodes.bitOr(visited, nodes.shiftLeft(nodes.TRUE, nodes.subtract(nodes.constant(n - 1L), i)));
    }
    List<Node> open = new ArrayList<>();
    List<Node> refused = new ArrayList<>();
    List<Taken> takes = new ArrayList<>();
    Node allDone = nodes.TRUE;
    for (int i = 0; i < n; i++) {
      Taken x = new Taken(Rep.of(sort, nodes.constant(i)), OptionalInt.empty(), nodes.TRUE);
      takes.add(x);
      Node unvisited = nodes.not(nodes.bit(visited, nodes.constant(Leaves.bit(i, n))));
      Val where = expressions.lower(
          instances.routine().loops().get(number).where(), view, env(body, standing(number, x, here)));
      ill = nodes.or(ill, nodes.and(condition, nodes.and(unvisited, nodes.not(where.ok()))));
      Node judged = nodes.and(unvisited, where.ok());
      open.add(nodes.and(judged, where.leaf()));
      refused.add(nodes.and(judged, nodes.not(where.leaf())));
      allDone = nodes.and(allDone, nodes.or(nodes.not(unvisited), refused.get(i)));
    }
    behind(number, body, here, nodes.and(condition, allDone));
    for (int i = 0; i < n; i++) {
      pick(number, body, here, nodes.and(condition, open.get(i)), i, 0, visited, refused, takes);
    }
  }

  /** With each set of refused elements, among those from {@code from} on, counted as visited. */
  private void pick(
      int number, Frame body, Here here, Node condition, int x, int from, Node visited, List<Node> refused,
      List<Taken> takes) {
    if (condition.isFalse()) {
      return;
    }
    if (from == takes.size()) {
      Here there = standing(number, takes.get(x), here);
      go(body, 0, there.with(instances.withProgress(number, there.location(), visited, parts)), condition);
      return;
    }
    pick(number, body, here, condition, x, from + 1, visited, refused, takes);
    if (from != x) {
      Node more = nodes.bitOr(visited, nodes.constant(1L << Leaves.bit(from, takes.size())));
      pick(number, body, here, nodes.and(condition, refused.get(from)), x, from + 1, more, refused, takes);
    }
  }

  private void behind(int number, Frame body, Here here, Node condition) {
    go(body.outer().orElseThrow(), body.index() + 1,
        here.with(instances.outside(number, here.location(), parts)), condition);
  }
}
