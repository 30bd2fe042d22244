package baton.checker.export.tla;

import baton.models.interpreter.RoutineText;
import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operators of actions, faults and steps. */
final class Actions {
  /**
   * An operator of the module.
   *
   * @param action the label; a routine's name where only its beginning can be ill
   * @param begins whether it takes an idle instance to its first step
   * @param ill whether it says where the action is ill, not what it does
   */
  record Operator(
      String name, String action, List<Binder> parameters, String body, boolean fault, boolean begins, boolean ill,
      Optional<String> doc) {}

  private final Protocol protocol;
  private final Expressions expressions;
  private final Additions additions;
  private final Names names;
  private final Map<String, String> claimed = new HashMap<>();

  Actions(Protocol protocol, Expressions expressions, Additions additions) {
    this.protocol = protocol;
    this.expressions = expressions;
    this.additions = additions;
    names = expressions.names();
  }

  /** All operators that can be true, in the order of labels. */
  List<Operator> all() {
    List<Operator> all = new ArrayList<>();
    for (Place place : protocol.places()) {
      for (Action action : place.alternatives()) {
        if (place.step().isEmpty()) {
          add(all, place, action, false, "", bodies -> ordinary(place, action, bodies));
        } else {
          Place.StepSite site = place.step().get();
          Routine routine = protocol.routine(site.routine()).orElseThrow();
          add(all, place, action, false, "", bodies -> standing(place, action, routine, site.step(), bodies));
          if (routine.when().isPresent()) {
            add(all, place, action, true, "_begins", bodies -> beginning(place, action, routine, site.step(), bodies));
          }
        }
      }
    }
    protocol.routines().forEach(r -> illBeginning(r, all));
    return all;
  }

  private interface Content {
    String with(Bodies bodies);
  }

  private void add(
      List<Operator> all, Place place, Action action, boolean begins, String suffix, Content content) {
    String step = content.with(new Bodies(protocol, expressions, Mode.STEP));
    String base = names.operator(action.name());
    if (!step.equals(Layouts.FALSE)) {
      String name = suffix.isEmpty() ? base : claim(base + suffix);
      all.add(new Operator(
          name, action.name(), place.parameters(), step, action.fault(), begins, false,
          begins ? Optional.empty() : action.doc()));
    }
    String ill = content.with(new Bodies(protocol, expressions, Mode.ILL));
    if (!ill.equals(Layouts.FALSE)) {
      all.add(new Operator(
          claim(base + suffix + "_ill"), action.name(), place.parameters(), ill, action.fault(), begins, true,
          Optional.empty()));
    }
  }

  private String claim(String name) {
    return claimed.computeIfAbsent(name, names::claim);
  }

  /** Parameters under their own names. */
  Scope parameters(List<Binder> parameters) {
    Scope s = Scope.EMPTY;
    for (Binder p : parameters) {
      s = s.with(p, names);
    }
    return s;
  }

  private String ordinary(Place place, Action action, Bodies bodies) {
    Scope s = parameters(place.parameters());
    String body = body(place, action, bodies, Optional.empty(), s);
    return Layouts.conjunction(List.of(budgets(action),
        place.when().map(when -> bodies.when(when, s, body)).orElse(body)));
  }

  private String body(
      Place place, Action action, Bodies bodies, Optional<Ending.Stepping> stepping, Scope s) {
    Ending ending = new Ending(protocol, expressions, bodies, action, stepping, s,
        end -> bodies.mode() == Mode.ILL ? Layouts.FALSE : next(place, action, s, end));
    return bodies.block(action.body(), s, (_, end) -> ending.of(end, true), end -> ending.of(end, false));
  }

  private String budgets(Action action) {
    List<String> parts = new ArrayList<>();
    counters(action).forEach((counter, limit) -> parts.add(names.variable(counter) + " < " + limit));
    return Layouts.conjunction(parts);
  }

  private Map<Variable, Integer> counters(Action action) {
    Map<Variable, Integer> counters = new java.util.LinkedHashMap<>();
    if (action.fault()) {
      Integer own = protocol.budgets().get(action.name());
      if (own != null) {
        counters.put(protocol.counter(action.name()).orElseThrow(), own);
      }
      protocol.totalBudget().ifPresent(n -> counters.put(protocol.counter("").orElseThrow(), n));
    }
    return counters;
  }

  /** What every variable is worth in the next state; {@code begin} has the label's arguments. */
  private String next(Place place, Action action, Scope begin, Scope end) {
    List<String> parts = new ArrayList<>();
    List<String> same = new ArrayList<>();
    Map<Variable, Integer> counters = counters(action);
    for (Variable v : protocol.variables()) {
      String name = names.variable(v);
      if (counters.containsKey(v)) {
        parts.add(name + "' = " + name + " + 1");
      } else if (end.variable(v).isPresent()) {
        parts.add(name + "' = " + end.variable(v).get());
      } else {
        same.add(name);
      }
    }
    if (additions.label()) {
      List<String> arguments = place.parameters().stream().map(begin::of).toList();
      parts.add("lbl' = [act |-> \"" + action.name() + "\", args |-> <<" + String.join(", ", arguments)
          + ">>, odd |-> ~lbl.odd]");
    }
    parts.addAll(additions.next(expressions));
    if (!same.isEmpty()) {
      parts.add("UNCHANGED <<" + String.join(", ", same) + ">>");
    }
    return Layouts.conjunction(parts);
  }

  private List<String> own(Place place, Routine routine, Scope s) {
    return place.parameters().subList(0, routine.parameters().size()).stream().map(s::of).toList();
  }

  /** The step's parameters, under the names that the routine's text uses too. */
  private Scope inRoutine(Place place, Routine routine, int step) {
    Scope s = parameters(place.parameters());
    List<Integer> loops = new RoutineText(routine).loopsAround(step);
    for (int i = 0; i < place.parameters().size(); i++) {
      Binder again = i < routine.parameters().size() ? routine.parameters().get(i)
          : routine.loops().get(loops.get(i - routine.parameters().size())).binder();
      s = s.with(again, s.of(place.parameters().get(i)));
    }
    return s;
  }

  private String standing(Place place, Action action, Routine routine, int step, Bodies bodies) {
    Scope s = inRoutine(place, routine, step);
    List<String> own = own(place, routine, s);
    String here = names.variable(routine.location()) + (own.isEmpty() ? "" : "[" + String.join(", ", own) + "]");
    List<String> parts = new ArrayList<>(
        List.of(budgets(action), here + ".at = \"" + expressions.types().point(routine, step) + "\""));
    Map<Integer, String> fields = new HashMap<>();
    List<Integer> loops = new RoutineText(routine).loopsAround(step);
    for (int i = 0; i < loops.size(); i++) {
      Routine.Loop loop = routine.loops().get(loops.get(i));
      String element = s.of(place.parameters().get(own.size() + i));
      parts.add(here + "." + expressions.types().field(routine, loop.elementField()) + " = " + element);
      fields.put(loop.elementField(), element);
      if (loop.progressField() >= 0) {
        fields.put(loop.progressField(), here + "." + expressions.types().field(routine, loop.progressField()));
      }
    }
    parts.add(body(place, action, bodies, Optional.of(new Ending.Stepping(routine, step, own, fields)), s));
    return Layouts.conjunction(parts);
  }

  private String beginning(Place place, Action action, Routine routine, int step, Bodies bodies) {
    Scope s = inRoutine(place, routine, step);
    List<String> own = own(place, routine, s);
    String here = names.variable(routine.location()) + (own.isEmpty() ? "" : "[" + String.join(", ", own) + "]");
    List<Integer> loops = new RoutineText(routine).loopsAround(step);
    Bodies moving = new Bodies(protocol, expressions, Mode.STEP); // where the beginning is ill, the routine says
    Moves moves = new Moves(moving, expressions, routine, (arrived, fields, there) -> {
      if (arrived != step) {
        return Layouts.FALSE;
      }
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < loops.size(); i++) {
        int field = routine.loops().get(loops.get(i)).elementField();
        parts.add(s.of(place.parameters().get(own.size() + i)) + " = "
            + Optional.ofNullable(fields.get(field)).orElseThrow());
      }
      Scope body = there;
      for (Binder p : place.parameters()) {
        body = body.with(p, s.of(p));
      }
      Scope named = body;
      parts.add(
          moving.writing(routine.location(), Ending.located(routine, own, step, fields, named, expressions), named,
          begun -> body(place, action, bodies, Optional.of(new Ending.Stepping(routine, step, own, fields)), begun)));
      return Layouts.conjunction(parts);
    });
    Expr when = routine.when().orElseThrow();
    return Layouts.conjunction(
        List.of(budgets(action), here + ".at = \"idle\"", moving.when(when, s, moves.fromBeginning(s))));
  }

  /** The attempt to begin a routine whose guard or first moves are ill. */
  private void illBeginning(Routine routine, List<Operator> all) {
    if (routine.when().isEmpty()) {
      return;
    }
    Scope s = parameters(routine.parameters());
    List<String> own = routine.parameters().stream().map(s::of).toList();
    String here = names.variable(routine.location()) + (own.isEmpty() ? "" : "[" + String.join(", ", own) + "]");
    Bodies bodies = new Bodies(protocol, expressions, Mode.ILL);
    String moves = new Moves(bodies, expressions, routine, (_, _, _) -> Layouts.FALSE).fromBeginning(s);
    String ill = Layouts.conjunction(
        List.of(here + ".at = \"idle\"", bodies.when(routine.when().get(), s, moves)));
    if (!ill.equals(Layouts.FALSE)) {
      all.add(
          new Operator(claim(names.legal(routine.name()) + "_ill"), routine.name(), routine.parameters(), ill, false,
          true, true, Optional.empty()));
    }
  }
}
