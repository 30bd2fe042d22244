package baton.checker.ground;

import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens between the body of an atomic step and the next state (§6.5 and §6.7 of the semantics). */
final class StepEnding {
  private final Nodes nodes;
  private final Expressions expressions;
  private final Collection<Instances> routines;

  StepEnding(Nodes nodes, Expressions expressions, Collection<Instances> routines) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.routines = routines;
  }

  /** The instance that takes the step, at which step, and what the loops around it stand at. */
  record Stepping(Instances instances, Instances.Instance instance, int step, Map<Integer, Rep> elements) {}

  /** A way to end: where {@code taken}, with these cells; ill where {@code ill}. */
  record End(Node taken, Node ill, Sym.Cells cells) {}

  /** All ways to end a step; {@code before} has the stepping instance at its step. */
  List<End> of(Node[] before, Sym after, Optional<Stepping> stepping) {
    Node loops = loops(before, after, stepping);
    List<End> ends = new ArrayList<>();
    Node taken = nodes.and(after.alive(), nodes.not(loops));
    Node ill = nodes.or(after.ill(), nodes.and(after.alive(), loops));
    End begin = new End(taken, ill, after.cells());
    if (stepping.isPresent()) {
      moveOn(stepping.get(), after.returned(), begin, ends);
    } else {
      ends.add(begin);
    }
    for (Instances instances : routines) {
      for (Instances.Instance instance : instances.all()) {
        ends = started(instances, instance, before, ends);
      }
    }
    return ends;
  }

  private static End end(Node taken, Node ill, Node[] cells) {
    return new End(taken, ill, new Sym.Cells(cells));
  }

  private void moveOn(Stepping s, Node returned, End end, List<End> into) {
    Node[] cells = end.cells().nodes();
    Node stays = nodes.equal(cells[s.instance().cell()], nodes.constant(Routine.FIRST_STEP + s.step()));
    Node away = nodes.and(end.taken(), nodes.not(stays));
    if (!away.isFalse()) {
      into.add(end(away, nodes.FALSE, cells)); // aborted, and perhaps started again, by its own body
    }
    Node ended = nodes.and(nodes.and(end.taken(), stays), returned);
    if (!ended.isFalse()) {
      Rep idle = s.instances().at(Routine.IDLE, expressions.parts());
      into.add(end(ended, nodes.FALSE, Instances.locate(cells, s.instance(), idle)));
    }
    Node moving = nodes.and(nodes.and(end.taken(), stays), nodes.not(returned));
    Node ill = end.ill();
    if (!moving.isFalse()) {
      Control.Moves moves =
          Control.fromBehind(expressions, s.instances(), s.instance(), cells, s.step(), s.elements());
      for (Control.Arrival a : moves.arrivals()) {
        into.add(
            end(nodes.and(moving, a.condition()), nodes.FALSE, Instances.locate(cells, s.instance(), a.location())));
      }
      ill = nodes.or(ill, nodes.and(moving, moves.ill()));
    }
    into.add(end(nodes.FALSE, ill, cells));
  }

  /** An instance that was started during the step moves to its first step. */
  private List<End> started(Instances instances, Instances.Instance instance, Node[] before, List<End> ends) {
    List<End> all = new ArrayList<>();
    for (End end : ends) {
      Node[] cells = end.cells().nodes();
      Node at = cells[instance.cell()];
      Node started = at == before[instance.cell()] ? nodes.FALSE : nodes.equal(at, nodes.constant(Routine.STARTED));
      if (end.taken().isFalse() || started.isFalse()) {
        all.add(end);
        continue;
      }
      Node going = nodes.and(end.taken(), started);
      Control.Moves moves = Control.fromBeginning(expressions, instances, instance, cells);
      all.add(
          end(nodes.and(end.taken(), nodes.not(started)), nodes.or(end.ill(), nodes.and(going, moves.ill())), cells));
      for (Control.Arrival a : moves.arrivals()) {
        all.add(end(nodes.and(going, a.condition()), nodes.FALSE, Instances.locate(cells, instance, a.location())));
      }
    }
    return all;
  }

  /** Where the list of a loop in which an instance is has changed behind the instance's back. */
  private Node loops(Node[] before, Sym after, Optional<Stepping> stepping) {
    Node ill = nodes.FALSE;
    for (Instances instances : routines) {
      for (Instances.Instance instance : instances.all()) {
        Node ended = stepping.isPresent() && stepping.get().instance().cell() == instance.cell()
            ? after.returned()
            : nodes.FALSE;
        for (int step = 0; step < instances.routine().steps().size(); step++) {
          Node point = nodes.constant(Routine.FIRST_STEP + step);
          Node here = nodes.and(
              nodes.equal(before[instance.cell()], point),
              nodes.equal(after.cells().nodes()[instance.cell()], point));
          Node judged = nodes.and(here, nodes.not(ended));
          if (!judged.isFalse()) {
            ill = nodes.or(ill, nodes.and(judged, changed(instances, instance, step, before, after)));
          }
        }
      }
    }
    return ill;
  }

  private Node changed(Instances instances, Instances.Instance instance, int step, Node[] before, Sym after) {
    Parts parts = expressions.parts();
    Env env = Env.EMPTY;
    for (int i = 0; i < instance.literals().size(); i++) {
      env = env.with(instances.routine().parameters().get(i), instance.literals().get(i));
    }
    Rep location = instance.location(before);
    Node changed = nodes.FALSE;
    for (int number : instances.loopsAround(step)) {
      Routine.Loop loop = instances.routine().loops().get(number);
      if (loop.over() instanceof Routine.Over.Elements(Expr list)) {
        Val old = expressions.lower(list, View.of(before), env);
        Val now = expressions.lower(list, View.of(after.cells().nodes()), env);
        Node position = instances.progress(number, location, parts);
        Node same = nodes.less(position, parts.size(now.rep()));
        for (int i = 0; i < ((Type.ListOf) list.type()).capacity(); i++) {
          Node seen = nodes.lessOrEqual(nodes.constant(i), position);
          Node equal = parts.equal(expressions.lists().slot(old.rep(), i), expressions.lists().slot(now.rep(), i));
          same = nodes.and(same, nodes.implies(seen, equal));
        }
        Node unchanged = old.rep().equals(now.rep()) ? nodes.TRUE : same;
        changed = nodes.or(changed, nodes.not(nodes.and(nodes.and(old.ok(), now.ok()), unchanged)));
      }
      env = env.with(loop.binder(), instances.element(number, location, parts));
    }
    return changed;
  }

  /** What the loops around a step stand at, given as literals. */
  static Map<Integer, Rep> elements(List<Integer> loops, List<Rep> values) {
    Map<Integer, Rep> elements = new HashMap<>();
    for (int i = 0; i < loops.size(); i++) {
      elements.put(loops.get(i), values.get(i));
    }
    return elements;
  }
}
