package baton.checker.ground;

import baton.models.interpreter.RoutineText;
import baton.models.ir.Routine;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The instances of one routine, and how their locations are cut into cells. */
final class Instances {
  /**
   * One instance.
   *
   * @param cell the first cell of its location, which says at which step it stands
   */
  record Instance(List<Value> arguments, List<Rep> literals, int cell, Type.Record type) {
    Instance {
      arguments = List.copyOf(arguments);
      literals = List.copyOf(literals);
    }

    Rep location(Node[] cells) {
      return Expressions.read(type, cells, cell);
    }

    int cells() {
      return Leaves.count(type);
    }
  }

  private final RoutineText text;
  private final List<Instance> all = new ArrayList<>();

  Instances(RoutineText text, Layout layout, Parts parts) {
    this.text = text;
    Routine routine = text.routine();
    Type.Record type = routine.locationType();
    int step = Leaves.count(type);
    int cell = layout.first(routine.location());
    for (List<Value> arguments : text.instances()) {
      List<Rep> literals = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        literals.add(parts.literal(arguments.get(i), routine.parameters().get(i).type()));
      }
      all.add(new Instance(arguments, literals, cell, type));
      cell += step;
    }
  }

  RoutineText text() {
    return text;
  }

  Routine routine() {
    return text.routine();
  }

  List<Instance> all() {
    return all;
  }

  List<Integer> loopsAround(int step) {
    return text.loopsAround(step);
  }

  private Routine.Loop loop(int number) {
    return routine().loops().get(number);
  }

  /** The element at which a loop stands, as the type of its binder; meant where it stands at one. */
  Rep element(int loop, Rep location, Parts parts) {
    Routine.Loop l = loop(loop);
    Type field = routine().locationType().fields().get(l.elementField()).type();
    Rep stored = location.part(field, parts.offset(routine().locationType(), l.elementField()));
    return field.equals(l.binder().type()) ? stored : parts.unwrapped(stored);
  }

  /** Position or visited set of a loop. */
  Node progress(int loop, Rep location, Parts parts) {
    return location.leaves().get(parts.offset(routine().locationType(), loop(loop).progressField()));
  }

  /** The location with another element of a loop. */
  Rep withElement(int loop, Rep location, Rep element, Parts parts) {
    Type.Record type = routine().locationType();
    Type field = type.fields().get(loop(loop).elementField()).type();
    return replace(location, parts.offset(type, loop(loop).elementField()), parts.convert(element, field));
  }

  Rep withProgress(int loop, Rep location, Node progress, Parts parts) {
    int at = parts.offset(routine().locationType(), loop(loop).progressField());
    return replace(location, at,
        Rep.of(routine().locationType().fields().get(loop(loop).progressField()).type(), progress));
  }

  /** The location outside a loop: no element, the initial progress. */
  Rep outside(int loop, Rep location, Parts parts) {
    Type.Record type = routine().locationType();
    Type field = type.fields().get(loop(loop).elementField()).type();
    Rep out = replace(location, parts.offset(type, loop(loop).elementField()), parts.zero(field));
    return loop(loop).progressField() < 0 ? out : withProgress(loop, out, parts.nodes().FALSE, parts);
  }

  private static Rep replace(Rep whole, int at, Rep part) {
    List<Node> leaves = new ArrayList<>(whole.leaves());
    for (int i = 0; i < part.leaves().size(); i++) {
      leaves.set(at + i, part.leaves().get(i));
    }
    return new Rep(whole.type(), leaves);
  }

  /** Outside all loops, at a point: idle, started, or a step. */
  Rep at(int point, Parts parts) {
    return withPoint(parts.zero(routine().locationType()), point, parts);
  }

  Rep withPoint(Rep location, int point, Parts parts) {
    List<Node> leaves = new ArrayList<>(location.leaves());
    leaves.set(0, parts.nodes().constant(point));
    return new Rep(location.type(), leaves);
  }

  /** The cells with another location of an instance. */
  static Node[] locate(Node[] cells, Instance instance, Rep location) {
    Node[] changed = Arrays.copyOf(cells, cells.length);
    for (int i = 0; i < location.leaves().size(); i++) {
      changed[instance.cell() + i] = location.leaves().get(i);
    }
    return changed;
  }
}
