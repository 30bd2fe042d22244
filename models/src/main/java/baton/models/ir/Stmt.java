package baton.models.ir;

import baton.models.source.Origin;
import baton.models.value.Type;
import java.util.List;
import java.util.Optional;

/**
 * A resolved, typed statement. Procs are inlined ({@link Inlined}), {@code match} has become {@link Let} and
 * {@link If}, {@code unless} a disjunction.
 */
public sealed interface Stmt {
  Origin at();

  /**
   * {@code target := value}.
   *
   * @param update whether {@code value}, with defs, procs and lets inlined, contains the target itself: two
   *     iterations of one simultaneous {@code for} that do this to one place are in conflict
   */
  record Assign(Target target, Expr value, boolean update, Origin at) implements Stmt {}

  /** {@code target += value} ({@code add}) or {@code -=}, on a number or a set. */
  record Update(Target target, boolean add, Expr value, Origin at) implements Stmt {}

  record If(Expr condition, List<Stmt> then, List<Stmt> otherwise, Origin at) implements Stmt {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** Binds a value to the end of the block. */
  record Let(Binder binder, Expr value, Origin at) implements Stmt {}

  /**
   * The body of a proc. A {@link Return} inside ends it; {@code result} is then bound to the value returned,
   * to the end of the block in which this statement stands.
   */
  record Inlined(String proc, Optional<Binder> result, List<Stmt> body, Origin at) implements Stmt {
    public Inlined {
      body = List.copyOf(body);
    }
  }

  /** {@code choose x where e}: a resolution for each value; none: disabled. */
  record Choose(Binder binder, Domain domain, Expr where, Origin at) implements Stmt {}

  record Require(Expr condition, Origin at) implements Stmt {}

  record Assert(Expr condition, Origin at) implements Stmt {}

  /** Appends; ill ({@link Ill#FULL}) at capacity. An update of the place. */
  record Push(Target list, Expr value, Origin at) implements Stmt {}

  /** Removes the first element and binds it; ill ({@link Ill#EMPTY}). An update of the place. */
  record Pop(Target list, Optional<Binder> result, Origin at) implements Stmt {}

  /** Ill ({@link Ill#RUNNING}) unless the instance is idle. An update of the location. */
  record Start(String routine, List<Expr> arguments, Origin at) implements Stmt {
    public Start {
      arguments = List.copyOf(arguments);
    }
  }

  /** All matching instances become idle; empty is {@code _}. A plain assignment of their locations. */
  record Abort(String routine, List<Optional<Expr>> arguments, Origin at) implements Stmt {
    public Abort {
      arguments = List.copyOf(arguments);
    }
  }

  /** Ends the innermost {@link Inlined}, or the step, whose routine then becomes idle. */
  record Return(Optional<Expr> value, Origin at) implements Stmt {}

  /** {@code for x: T where g { }}: all elements at once, writes merged. */
  record ForAll(Binder binder, Type domain, Expr where, List<Stmt> body, Origin at) implements Stmt {
    public ForAll {
      body = List.copyOf(body);
    }
  }

  /** {@code for x in e where g { }}: in order, each iteration sees the earlier ones. */
  record ForIn(Binder binder, Order order, Expr where, List<Stmt> body, Origin at) implements Stmt {
    public ForIn {
      body = List.copyOf(body);
    }
  }

  /** What a loop in order runs over. */
  sealed interface Order {
    /** The elements of a list, evaluated once at entry. */
    record Elements(Expr list) implements Order {}

    /** All values of an enum or range, ascending. */
    record Ascending(Type type) implements Order {}
  }
}
