package baton.checker.export.tla;

import baton.models.interpreter.RoutineText;
import baton.models.interpreter.RoutineText.Frame;
import baton.models.interpreter.RoutineText.Inside;
import baton.models.interpreter.RoutineText.Point;
import baton.models.ir.Expr;
import baton.models.ir.Routine;
import baton.models.ir.Routine.Flow;
import baton.models.ir.Routine.Over;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How control moves on in a routine (§6.2 of the semantics), written out as conditions around where it arrives. */
final class Moves {
  /** Idle again, instead of at a step. */
  static final int IDLE = -1;

  /** What comes after an arrival at a step; {@code fields} are those of the loops around it. */
  interface Arrival {
    String at(int step, Map<Integer, String> fields, Scope s);
  }

  private final Bodies bodies;
  private final Expressions expressions;
  private final Routine routine;
  private final RoutineText text;
  private final Arrival arrival;

  Moves(Bodies bodies, Expressions expressions, Routine routine, Arrival arrival) {
    this.bodies = bodies;
    this.expressions = expressions;
    this.routine = routine;
    text = new RoutineText(routine);
    this.arrival = arrival;
  }

  /** A place in the loops: their fields, and how often each was gone round on the way. */
  private record Here(Map<Integer, String> fields, Map<Integer, Integer> turns) {
    Here {
      fields = Map.copyOf(fields);
      turns = Map.copyOf(turns);
    }

    Here at(Routine.Loop loop, String element, Optional<String> progress) {
      Map<Integer, String> more = new HashMap<>(fields);
      more.put(loop.elementField(), element);
      progress.ifPresent(p -> more.put(loop.progressField(), p));
      return new Here(more, turns);
    }

    Here outside(Routine.Loop loop) {
      Map<Integer, String> fewer = new HashMap<>(fields);
      fewer.remove(loop.elementField());
      fewer.remove(loop.progressField());
      return new Here(fewer, turns);
    }

    Here turned(int loop) {
      Map<Integer, Integer> more = new HashMap<>(turns);
      more.merge(loop, 1, Integer::sum);
      return new Here(fields, more);
    }
  }

  String fromBeginning(Scope s) {
    Point p = text.beginning();
    return go(p.frame(), p.index(), new Here(Map.of(), Map.of()), s);
  }

  /** From behind a step, with the fields of the loops around it. */
  String fromBehind(int step, Map<Integer, String> fields, Scope s) {
    Point p = text.behind(step);
    return go(p.frame(), p.index(), new Here(fields, Map.of()), s);
  }

  private String go(Frame frame, int index, Here here, Scope s) {
    if (index == frame.items().size()) {
      return switch (frame.inside()) {
        case Inside.Body _ -> arrival.at(IDLE, Map.of(), s);
        case Inside.Branch _ -> go(frame.outer().orElseThrow(), frame.index() + 1, here, s);
        case Inside.Loop(int loop) -> next(loop, frame, here.turned(loop), s, false);
      };
    }
    return switch (frame.items().get(index)) {
      case Flow.AtStep(int step) -> arrival.at(step, here.fields(), s);
      case Flow.End _ -> arrival.at(IDLE, Map.of(), s);
      case Flow.Branch(Expr test, var then, var otherwise) -> bodies.either(test, s,
          go(new Frame(then, new Inside.Branch(), Optional.of(frame), index), 0, here, s),
          go(new Frame(otherwise, new Inside.Branch(), Optional.of(frame), index), 0, here, s));
      case Flow.Repeat(int loop, var body) ->
          next(loop, new Frame(body, new Inside.Loop(loop), Optional.of(frame), index), here, s, true);
    };
  }

  private String next(int number, Frame body, Here here, Scope s, boolean first) {
    Routine.Loop loop = routine.loops().get(number);
    return switch (loop.over()) {
      case Over.Elements(Expr list) -> bodies.defined(new Definedness(expressions).of(list, s),
          elements(number, list, body, here, s, first));
      case Over.Ascending(Type type) -> ascending(number, type, body, here, s, first);
      case Over.AnyOrder(Type.Sort sort) -> anyOrder(number, sort, body, here, s, first);
    };
  }

  private static boolean always(Routine.Loop loop) {
    return loop.where() instanceof Expr.Literal;
  }

  /** Whether a loop was gone round as often as it can be; what would follow cannot happen. */
  private static boolean isOver(int number, long most, Here here) {
    return Optional.ofNullable(here.turns().get(number)).orElse(0) > most;
  }

  private String behind(int number, Frame body, Here here, Scope s) {
    return go(body.outer().orElseThrow(), body.index() + 1, here.outside(routine.loops().get(number)), s);
  }

  /** Where a loop's condition is false of the element called {@code x}; where it is ill, it is neither. */
  private String refused(Routine.Loop loop, String x, Scope s) {
    return "~(" + expressions.print(loop.where(), s.with(loop.binder(), x)) + ")";
  }

  /** The conditions of all elements of a set are defined. */
  private String conditions(Routine.Loop loop, String set, String rest, Scope s) {
    Scope inside = s.with(loop.binder(), expressions.names());
    String each = new Definedness(expressions).of(loop.where(), inside);
    return bodies.defined(each.equals(Layouts.TRUE) ? each
        : "(\\A " + inside.of(loop.binder()) + " \\in " + set + " : " + each + ")", rest);
  }

  private String elements(int number, Expr list, Frame body, Here here, Scope s, boolean first) {
    Routine.Loop loop = routine.loops().get(number);
    if (isOver(number, ((Type.ListOf) list.type()).capacity(), here)) {
      return Layouts.FALSE;
    }
    String xs = expressions.closed(list, s);
    String from = first ? "1" : plus(here.fields().get(loop.progressField()), 2);
    String i = s.fresh("i", expressions.names());
    Scope counted = s.taking(i);
    String j = counted.fresh("j", expressions.names());
    Scope inside = counted.taking(j).with(loop.binder(), expressions.names());
    String x = inside.of(loop.binder());
    String into = Layouts.let(x, xs + "[" + i + "]",
        go(body, 0, here.at(loop, x, Optional.of(i + " - 1")), inside));
    if (always(loop)) {
      return Layouts.disjunction(List.of(
          Layouts.conjunction(List.of(from + " <= Len(" + xs + ")",
              Layouts.exists(i, "{" + from + "}", into))),
          Layouts.conjunction(List.of(from + " > Len(" + xs + ")", behind(number, body, here, s)))));
    }
    if (!new Definedness(expressions).of(loop.where(), inside).equals(Layouts.TRUE)) {
      throw new baton.checker.export.NotExportable(loop.at(),
          "a loop over a list whose `where` may be ill-defined has no"
          + " plain form in TLA+", "put the condition inside the loop");
    }
    String taken = Layouts.conjunction(List.of(
        "\\A " + j + " \\in " + from + "..(" + i + " - 1) : " + refused(loop, xs + "[" + j + "]", counted.taking(j)),
        "(" + expressions.print(loop.where(), s.with(loop.binder(), xs + "[" + i + "]")) + ")", into));
    return Layouts.disjunction(List.of(
        Layouts.exists(i, from + "..Len(" + xs + ")", taken),
        Layouts.conjunction(List.of(
            "\\A " + j + " \\in " + from + "..Len(" + xs + ") : " + refused(loop, xs + "[" + j + "]", s.taking(j)),
            behind(number, body, here, s)))));
  }

  private static String plus(@org.jspecify.annotations.Nullable String position, int n) {
    return "(" + Optional.ofNullable(position).orElseThrow() + " + " + n + ")";
  }

  private String ascending(int number, Type type, Frame body, Here here, Scope s, boolean first) {
    Routine.Loop loop = routine.loops().get(number);
    if (isOver(number, Values.cardinality(type).longValue(), here)) {
      return Layouts.FALSE;
    }
    Scope inside = s.with(loop.binder(), expressions.names());
    String x = inside.of(loop.binder());
    String y = inside.fresh("earlier", expressions.names());
    String set = expressions.types().set(type);
    String after = first ? ""
        : expressions.rank(type, Optional.ofNullable(here.fields().get(loop.elementField())).orElseThrow());
    String rest = first ? set : "{" + x + " \\in " + set + " : " + expressions.rank(type, x) + " > " + after + "}";
    String less = expressions.rank(type, y) + " < " + expressions.rank(type, x);
    String minimal = always(loop)
        ? "\\A " + y + " \\in " + rest + " : ~(" + less + ")"
        : "\\A " + y + " \\in " + rest + " : " + less + " => " + refused(loop, y, inside.taking(y));
    String into = go(body, 0, here.at(loop, x, Optional.empty()), inside.taking(y));
    String takes = Layouts.exists(x, rest, Layouts.conjunction(List.of(
        minimal, always(loop) ? Layouts.TRUE : expressions.closed(loop.where(), inside), into)));
    String none = always(loop) ? first ? Layouts.FALSE : rest + " = {}"
        : "\\A " + y + " \\in " + rest + " : " + refused(loop, y, s.taking(y));
    return conditions(loop, rest, Layouts.disjunction(List.of(
        takes,
        Layouts.conjunction(List.of(none, none.equals(Layouts.FALSE) ? none : behind(number, body, here, s))))), s);
  }

  /** Any element not yet visited; those whose condition is false may count as visited on the way, or not. */
  private String anyOrder(int number, Type.Sort sort, Frame body, Here here, Scope s, boolean first) {
    Routine.Loop loop = routine.loops().get(number);
    if (isOver(number, sort.size(), here)) {
      return Layouts.FALSE;
    }
    String set = expressions.types().set(sort);
    String visited = first ? "{}"
        : "(" + Optional.ofNullable(here.fields().get(loop.progressField())).orElseThrow() + " \\cup {"
            + Optional.ofNullable(here.fields().get(loop.elementField())).orElseThrow() + "})";
    String open = first ? set : "(" + set + " \\ " + visited + ")";
    Scope inside = s.with(loop.binder(), expressions.names());
    String x = inside.of(loop.binder());
    if (always(loop)) {
      return Layouts.disjunction(List.of(
          Layouts.exists(x, open, go(body, 0, here.at(loop, x, Optional.of(visited)), inside)),
          first ? Layouts.FALSE
              : Layouts.conjunction(List.of(open + " = {}", behind(number, body, here, s)))));
    }
    String y = inside.fresh("refused", expressions.names());
    Scope chosen = inside.taking(y);
    String skipped = chosen.fresh("skipped", expressions.names());
    Scope whole = chosen.taking(skipped);
    String subset = "SUBSET {" + y + " \\in " + open + " : " + refused(loop, y, chosen) + "}";
    String into = go(body, 0, here.at(loop, x, Optional.of("(" + visited + " \\cup " + skipped + ")")), whole);
    return conditions(loop, open, Layouts.disjunction(List.of(
        Layouts.exists(x, open, Layouts.conjunction(List.of(
            expressions.closed(loop.where(), inside), Layouts.exists(skipped, subset, into)))),
        Layouts.conjunction(List.of(
            "\\A " + y + " \\in " + open + " : " + refused(loop, y, s.taking(y)), behind(number, body, here, s))))), s);
  }
}
