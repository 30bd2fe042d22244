package baton.checker.export.tla;

import baton.checker.export.NotExportable;
import baton.models.interpreter.RoutineText;
import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Stmt;
import baton.models.ir.Variable;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens between the body of a step and the next state (§6.5 and §6.7 of the semantics). */
final class Ending {
  /** The instance that takes the step: at which step, by which arguments, in which loops. */
  record Stepping(Routine routine, int step, List<String> arguments, Map<Integer, String> fields) {}

  private final Protocol protocol;
  private final Expressions expressions;
  private final Bodies bodies;
  private final Action action;
  private final Optional<Stepping> stepping;
  private final Scope before;
  private final Bodies.After last;

  /** {@code before}: the names when the body begins, with the instance at its step; {@code last}: the next state. */
  Ending(
      Protocol protocol, Expressions expressions, Bodies bodies, Action action, Optional<Stepping> stepping,
      Scope before, Bodies.After last) {
    this.protocol = protocol;
    this.expressions = expressions;
    this.bodies = bodies;
    this.action = action;
    this.stepping = stepping;
    this.before = before;
    this.last = last;
  }

  /** The body has come to its end, or to a {@code return}. */
  String of(Scope s, boolean returned) {
    String moved = moveOn(s, returned);
    return bodies.defined(loops(s, returned), moved);
  }

  private String moveOn(Scope s, boolean returned) {
    if (stepping.isEmpty()) {
      return started(s, 0);
    }
    Stepping me = stepping.get();
    String move = returned ? arrive(me, Moves.IDLE, Map.of(), s)
        : new Moves(bodies, expressions, me.routine(), (step, fields, there) -> arrive(me, step, fields, there))
            .fromBehind(me.step(), me.fields(), s);
    if (!aborts(action.body(), me.routine().name())) {
      return move;
    }
    String stays = location(me.routine(), me.arguments(), s) + ".at = \"" + point(me.routine(), me.step()) + "\"";
    return Layouts.disjunction(List.of(
        Layouts.conjunction(List.of(stays, move)), Layouts.conjunction(List.of("~(" + stays + ")", started(s, 0)))));
  }

  private String arrive(Stepping me, int step, Map<Integer, String> fields, Scope s) {
    return bodies.writing(me.routine().location(), located(me.routine(), me.arguments(), step, fields, s), s,
        next -> started(next, 0));
  }

  private String point(Routine routine, int step) {
    return step == Moves.IDLE ? "idle" : expressions.types().point(routine, step);
  }

  /** The variable of a routine's locations, with one instance elsewhere. */
  private String located(Routine routine, List<String> arguments, int step, Map<Integer, String> fields, Scope s) {
    return located(routine, arguments, step, fields, s, expressions);
  }

  static String located(
      Routine routine, List<String> arguments, int step, Map<Integer, String> fields, Scope s,
      Expressions expressions) {
    String point = step == Moves.IDLE ? "idle" : expressions.types().point(routine, step);
    List<String> parts = new ArrayList<>(List.of("at |-> \"" + point + "\""));
    Type.Record type = routine.locationType();
    for (int i = 1; i < type.fields().size(); i++) {
      String value = Optional.ofNullable(fields.get(i)).orElse(Locations.outside(type.fields().get(i).type()));
      parts.add(expressions.types().field(routine, i) + " |-> " + value);
    }
    String record = "[" + String.join(", ", parts) + "]";
    return arguments.isEmpty() ? record
        : "[" + expressions.read(routine.location(), s) + " EXCEPT ![" + String.join(", ", arguments) + "] = " + record
            + "]";
  }

  private String location(Routine routine, List<String> arguments, Scope s) {
    return expressions.read(routine.location(), s)
        + (arguments.isEmpty() ? "" : "[" + String.join(", ", arguments) + "]");
  }

  private static boolean aborts(List<Stmt> body, String routine) {
    return body.stream().anyMatch(st -> st instanceof Stmt.Abort a && a.routine().equals(routine)
        || baton.models.ir.Statements.blocks(st).stream().anyMatch(b -> aborts(b, routine)));
  }

  /** Whether statements start or abort instances of a routine. */
  static boolean mentions(List<Stmt> body, String routine) {
    return aborts(body, routine) || starts(body, routine) > 0;
  }

  private static long starts(List<Stmt> body, String routine) {
    return body.stream().mapToLong(st -> (st instanceof Stmt.Start a && a.routine().equals(routine) ? 1 : 0)
        + baton.models.ir.Statements.blocks(st).stream().mapToLong(b -> starts(b, routine)).sum()).sum();
  }

  /** Instances that were started move on from their beginning, in declaration order. */
  private String started(Scope s, int from) {
    for (int i = from; i < protocol.routines().size(); i++) {
      Routine routine = protocol.routines().get(i);
      long n = starts(action.body(), routine.name());
      if (n > 1) {
        throw new NotExportable(action.at(), "an action that may start several instances of `" + routine.name()
            + "` has no plain form in TLA+", "start them from several steps");
      }
      if (n == 1) {
        return startedOne(routine, i, s);
      }
    }
    return last.then(s);
  }

  private String startedOne(Routine routine, int index, Scope s) {
    Scope inside = s;
    List<String> arguments = new ArrayList<>();
    for (Binder p : routine.parameters()) {
      inside = inside.with(p, expressions.names());
      arguments.add(inside.of(p));
    }
    String at = ".at = \"started\"";
    String move = new Moves(bodies, expressions, routine, (step, fields, there) ->
        bodies.writing(routine.location(), located(routine, arguments, step, fields, there), there,
            next -> started(next, index + 1))).fromBeginning(inside);
    String one = Layouts.conjunction(List.of(location(routine, arguments, s) + at, move));
    StringBuilder none = new StringBuilder();
    for (int i = arguments.size() - 1; i >= 0; i--) {
      one = Layouts.exists(arguments.get(i), expressions.types().set(routine.parameters().get(i).type()), one);
    }
    for (int i = 0; i < arguments.size(); i++) {
      none.append("\\E ").append(arguments.get(i)).append(" \\in ")
          .append(expressions.types().set(routine.parameters().get(i).type())).append(" : ");
    }
    String nobody = "~(" + none + location(routine, arguments, s) + at + ")";
    return Layouts.disjunction(
        List.of(one, Layouts.conjunction(List.of(nobody, started(s, index + 1)))));
  }

  /** No loop's list has changed behind the back of an instance that stands in it. */
  private String loops(Scope after, boolean returned) {
    List<String> parts = new ArrayList<>();
    for (Routine routine : protocol.routines()) {
      for (int number = 0; number < routine.loops().size(); number++) {
        if (routine.loops().get(number).over() instanceof Routine.Over.Elements(Expr list)
            && Levels.reads(list).stream().anyMatch(v -> changed(v, after))) {
          parts.add(unchanged(routine, number, list, after, returned));
        }
      }
    }
    return Definedness.and(parts.toArray(String[]::new));
  }

  private boolean changed(Variable v, Scope after) {
    return !after.variable(v).equals(before.variable(v));
  }

  private String unchanged(Routine routine, int number, Expr list, Scope after, boolean returned) {
    RoutineText text = new RoutineText(routine);
    Scope old = before.reading(before.variables());
    Scope inside = new Scope(old.variables(), old.binders(), after.taken(), false, old.label());
    List<String> arguments = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (Binder p : routine.parameters()) {
      inside = inside.with(p, expressions.names());
      arguments.add(inside.of(p));
      all.append("\\A ").append(inside.of(p)).append(" \\in ").append(expressions.types().set(p.type())).append(" : ");
    }
    String here = location(routine, arguments, before);
    Map<Integer, Routine.Loop> around = new LinkedHashMap<>();
    List<String> points = new ArrayList<>();
    for (int step = 0; step < routine.steps().size(); step++) {
      List<Integer> loopsAround = text.loopsAround(step);
      if (loopsAround.contains(number)) {
        points.add("\"" + point(routine, step) + "\"");
        loopsAround.subList(0, loopsAround.indexOf(number)).forEach(l -> around.put(l, routine.loops().get(l)));
      }
    }
    for (Routine.Loop outer : around.values()) {
      inside = inside.with(outer.binder(), here + "." + expressions.types().field(routine, outer.elementField()));
    }
    Scope now = new Scope(after.variables(), inside.binders(), inside.taken(), false, inside.label());
    String position = here + "." + expressions.types().field(routine, routine.loops().get(number).progressField());
    List<String> where = new ArrayList<>(List.of(
        here + ".at \\in {" + String.join(", ", points) + "}",
        location(routine, arguments, after) + ".at = " + here + ".at"));
    if (returned && stepping.isPresent() && stepping.get().routine().equals(routine)) {
      List<String> me = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        me.add(arguments.get(i) + " = " + stepping.get().arguments().get(i));
      }
      where.add(me.isEmpty() ? Layouts.FALSE : "~(" + String.join(" /\\ ", me) + ")");
    }
    String i = inside.fresh("i", expressions.names());
    Definedness definedness = new Definedness(expressions);
    String was = expressions.closed(list, inside);
    String is = expressions.closed(list, now);
    String same = Definedness.and(definedness.of(list, inside), definedness.of(list, now),
        position + " < Len(" + is + ")",
        "(\\A " + i + " \\in 1..(" + position + " + 1) : " + was + "[" + i + "] = " + is + "[" + i + "])");
    return "(" + all + "(" + String.join(" /\\ ", where) + ") => " + same + ")";
  }
}
