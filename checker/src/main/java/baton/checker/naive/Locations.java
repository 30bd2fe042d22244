package baton.checker.naive;

import baton.checker.naive.Worth.Cases;
import baton.checker.naive.Worth.Members;
import baton.checker.naive.Worth.Option;
import baton.checker.naive.Worth.Parts;
import baton.models.interpreter.RoutineText;
import baton.models.ir.Routine;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where the instances of one routine stand (§6.1 of the semantics). */
final class Locations {
  /** An instance stands at a step, its loops at these elements. */
  record Standing(Term when, List<Value> labelArguments) {}

  private final Algebra algebra;
  private final Terms terms;
  private final RoutineText text;

  Locations(Routine routine, Algebra algebra) {
    this.algebra = algebra;
    terms = algebra.terms;
    text = new RoutineText(routine);
  }

  RoutineText text() {
    return text;
  }

  Routine routine() {
    return text.routine();
  }

  List<List<Value>> instances() {
    return text.instances();
  }

  int variable() {
    return routine().location().index();
  }

  Parts of(SymbolicState state, List<Value> instance) {
    Worth all = state.get(variable());
    return (Parts) (routine().location().type() instanceof Type.MapOf map
        ? ((Parts) all).parts().get(Values.indexOf(instance, map))
        : all);
  }

  SymbolicState with(SymbolicState state, List<Value> instance, Worth location) {
    if (!(routine().location().type() instanceof Type.MapOf map)) {
      return state.with(variable(), location);
    }
    List<Worth> all = new ArrayList<>(((Parts) state.get(variable())).parts());
    all.set(Values.indexOf(instance, map), location);
    return state.with(variable(), new Parts(all));
  }

  /** Whether a location is {@link Routine#IDLE}, {@link Routine#STARTED} or a step behind them. */
  Term isAt(Parts location, int point) {
    return ((Cases) location.parts().getFirst()).when().getOrDefault((long) point, terms.no);
  }

  /** The location without the case that {@link #wellFormed} excludes; the same if it has none. */
  Parts neverOnlyStarted(Parts location) {
    NavigableMap<Long, Term> when = new TreeMap<>(((Cases) location.parts().getFirst()).when());
    return when.remove((long) Routine.STARTED) == null || when.isEmpty()
        ? location
        : with(location, 0, new Cases(when));
  }

  static Parts with(Parts location, int field, Worth value) {
    List<Worth> fields = new ArrayList<>(location.parts());
    fields.set(field, value);
    return new Parts(fields);
  }

  Parts withPoint(Parts location, int point) {
    return with(location, 0, algebra.number(point));
  }

  /** Outside all loops. */
  Parts at(int point) {
    Type.Record type = routine().locationType();
    List<Worth> fields = new ArrayList<>(List.of(algebra.number(point)));
    for (Type.Field field : type.fields().subList(1, type.fields().size())) {
      Value value = field.type() instanceof Type.Maybe ? Values.NONE
          : field.type() instanceof Type.SetOf ? new Value.Set(List.of()) : Value.of(0);
      fields.add(algebra.literal(value, field.type()));
    }
    return new Parts(fields);
  }

  /**
   * That each instance is idle or at a step, never only started, with an entry for each loop around the step and for no
   * other: the record can hold more than that.
   */
  List<Term> wellFormed(SymbolicState state) {
    List<Term> all = new ArrayList<>();
    for (List<Value> instance : instances()) {
      Parts location = of(state, instance);
      all.add(terms.not(isAt(location, Routine.STARTED)));
      for (int number = 0; number < routine().loops().size(); number++) {
        List<Term> inside = new ArrayList<>();
        for (int step = 0; step < routine().steps().size(); step++) {
          if (text.loopsAround(step).contains(number)) {
            inside.add(isAt(location, Routine.FIRST_STEP + step));
          }
        }
        all.add(terms.ite(terms.or(inside), stands(location, number), isOutside(location, number)));
      }
    }
    return all;
  }

  private Term stands(Parts location, int number) {
    Routine.Loop loop = routine().loops().get(number);
    return loop.binder().type() instanceof Type.Maybe
        ? terms.yes
        : ((Option) location.parts().get(loop.elementField())).there();
  }

  private Term isOutside(Parts location, int number) {
    Routine.Loop loop = routine().loops().get(number);
    Parts idle = at(Routine.IDLE);
    Term element = algebra.equal(
        location.parts().get(loop.elementField()), idle.parts().get(loop.elementField()));
    return loop.progressField() < 0
        ? element
        : terms.and(element, algebra.equal(
            location.parts().get(loop.progressField()), idle.parts().get(loop.progressField())));
  }

  /** The element at which a loop stands, as the loop's own variable has it. */
  Worth element(Parts location, Routine.Loop loop) {
    Worth field = location.parts().get(loop.elementField());
    return loop.binder().type() instanceof Type.Maybe ? field : ((Option) field).value();
  }

  /** The location with a loop at an element. */
  Parts withElement(Parts location, Routine.Loop loop, Worth element) {
    return with(location, loop.elementField(),
        loop.binder().type() instanceof Type.Maybe ? element : new Option(terms.yes, element));
  }

  /** The ways to stand at a step, one for each value of the loops around it. */
  List<Standing> standings(Parts location, List<Value> instance, int step) {
    List<Standing> standings = List.of(new Standing(isAt(location, Routine.FIRST_STEP + step), instance));
    for (int number : text.loopsAround(step)) {
      Routine.Loop loop = routine().loops().get(number);
      List<Standing> more = new ArrayList<>();
      for (Standing s : standings) {
        for (Value v : algebra.all(loop.binder().type())) {
          Term here = algebra.equal(element(location, loop), algebra.literal(v, loop.binder().type()));
          List<Value> arguments = new ArrayList<>(s.labelArguments());
          arguments.add(v);
          more.add(new Standing(terms.and(s.when(), here), arguments));
        }
      }
      standings = more;
    }
    return standings.stream().filter(s -> s.when() != terms.no).toList();
  }

  /** What the conditions inside loops see. */
  Bound bound(List<Value> instance, Parts location, List<Integer> loops) {
    List<Worth> arguments = new ArrayList<>();
    for (int i = 0; i < instance.size(); i++) {
      arguments.add(algebra.literal(instance.get(i), routine().parameters().get(i).type()));
    }
    Bound bound = Bound.NONE.with(routine().parameters(), arguments);
    for (int number : loops) {
      Routine.Loop loop = routine().loops().get(number);
      bound = bound.with(loop.binder(), element(location, loop));
    }
    return bound;
  }

  /** Which elements of a loop over a sort were visited before. */
  static List<Term> visited(Parts location, Routine.Loop loop) {
    return ((Members) location.parts().get(loop.progressField())).in();
  }

  /** For each position whether a loop over a list stands there. */
  static NavigableMap<Long, Term> position(Parts location, Routine.Loop loop) {
    return ((Cases) location.parts().get(loop.progressField())).when();
  }
}
