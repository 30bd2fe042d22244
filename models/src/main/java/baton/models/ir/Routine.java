package baton.models.ir;

import baton.models.source.Origin;
import baton.models.value.Type;
import java.util.List;
import java.util.Optional;

/**
 * Sequential code with named atomic steps.
 *
 * <p>Where control stands is the variable {@link #location}: for each tuple of arguments (a map, unless the
 * routine has no parameters) a record whose first field {@code at} is an enum {@code idle}, {@code started},
 * then the steps in textual order. Two fields follow for each loop in textual order:
 *
 * <ul>
 *   <li>the element at which the loop stands, none outside the loop (of type {@code T?} for a loop over T,
 *       or T itself where that is an option);
 *   <li>how far it is: for a list the position ({@code 0..capacity-1}, 0 outside), for a sort the set of the
 *       elements visited before, {@code {}} outside. Loops over enums and ranges have no second field.
 * </ul>
 *
 * <p>All fields of loops that do not surround the step have their initial values.
 *
 * @param when guards the first step; without it the routine begins only by {@code start}
 * @param fair beginning is weakly fair
 * @param steps the places of the steps, in textual order
 * @param loops the loops, in textual order
 */
public record Routine(
    String name,
    List<Binder> parameters,
    Optional<Expr> when,
    boolean fair,
    List<Flow> body,
    List<Place> steps,
    List<Loop> loops,
    Variable location,
    Optional<String> doc,
    Origin at) {
  /** The elements of the {@code at} field before the steps. */
  public static final int IDLE = 0;

  /** Begun by {@code start} and not yet at its first step; never in a state between two steps. */
  public static final int STARTED = 1;

  /** The index of the first step in the {@code at} field's enum. */
  public static final int FIRST_STEP = 2;

  /** A piece of a routine's text. */
  public sealed interface Flow {
    /** Waits at a step: the number in {@link Routine#steps()}. */
    record AtStep(int step) implements Flow {}

    record Branch(Expr condition, List<Flow> then, List<Flow> otherwise) implements Flow {
      public Branch {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
      }
    }

    /** The number in {@link Routine#loops()}, and what is repeated. */
    record Repeat(int loop, List<Flow> body) implements Flow {
      public Repeat {
        body = List.copyOf(body);
      }
    }

    /** {@code return}: idle. */
    record End() implements Flow {}
  }

  /**
   * A loop around steps.
   *
   * @param where which elements are taken, over the binder
   * @param elementField the field of the location that holds the element
   * @param progressField the field that holds position or visited set; -1 for enums and ranges
   */
  public record Loop(Binder binder, Over over, Expr where, int elementField, int progressField, Origin at) {}

  /** What a loop around steps runs over. */
  public sealed interface Over {
    /** A list, read anew at each move. */
    record Elements(Expr list) implements Over {}

    /** All values of an enum or range, ascending. */
    record Ascending(Type type) implements Over {}

    /** The elements of a sort, each once, in any order. */
    record AnyOrder(Type.Sort sort) implements Over {}
  }

  public Routine {
    parameters = List.copyOf(parameters);
    body = List.copyOf(body);
    steps = List.copyOf(steps);
    loops = List.copyOf(loops);
  }

  /** The record type of one instance's location. */
  public Type.Record locationType() {
    return (Type.Record) (location.type() instanceof Type.MapOf map ? map.range() : location.type());
  }
}
