package baton.properties;

import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Property;
import java.util.List;
import java.util.Optional;

/** One question about a protocol. */
public sealed interface Goal {
  /** The name by which users select it and reports list it; unique in a protocol. */
  String name();

  GoalKind kind();

  /** The declaration that asks, if there is one. */
  default Optional<Property> property() {
    return switch (this) {
      case Always a -> Optional.of(a.declared());
      case EveryStep s -> Optional.of(s.declared());
      case Somewhere s -> Optional.of(s.declared());
      case Liveness l -> Optional.of(l.declared());
      case Unsupported u -> Optional.of(u.declared());
      case NotChecked n -> Optional.of(n.declared());
      case MeasureGoal _, Deadlock _, WellDefined _ -> Optional.empty();
    };
  }

  /** The left sides of its conditions. */
  default LeftSides leftSides() {
    return switch (this) {
      case Always a -> a.sides();
      case EveryStep s -> s.sides();
      case Liveness l -> l.sides();
      case Somewhere _, Unsupported _, NotChecked _, MeasureGoal _, Deadlock _, WellDefined _ -> LeftSides.NONE;
    };
  }

  /**
   * {@code holds} must be true at every instant of every finite run; where it is ill it is violated.
   *
   * @param defined expressions that must be well-defined at every instant, whatever they are worth
   * @param sides where they remember something, it is in {@code monitor} with all that the goal remembers
   */
  record Always(Property declared, Monitor monitor, Expr holds, List<Expr> defined, LeftSides sides)
      implements Goal {
    public Always {
      defined = List.copyOf(defined);
    }

    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public GoalKind kind() {
      return declared.kind() == Property.Kind.INVARIANT ? GoalKind.INVARIANT : GoalKind.PROPERTY;
    }
  }

  /** {@code holds} must be true of every step; where it is ill it is violated. */
  record EveryStep(Property declared, Expr holds, LeftSides sides) implements Goal {
    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public GoalKind kind() {
      return GoalKind.TRANSITION;
    }
  }

  /** {@code target} is true at some instant of some finite run; where it is ill it is not. */
  record Somewhere(Property declared, Monitor monitor, Expr target) implements Goal {
    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public GoalKind kind() {
      return GoalKind.REACH;
    }
  }

  /**
   * A formula about infinite runs: each claim is true of every fair run (§9 of the semantics), and what finite
   * runs can violate is not violated.
   *
   * @param safety the conjuncts that finite runs can violate; all atoms of the property are defined everywhere
   * @param sides asked of idle instants, too; each has a memory of its own, and {@code safety} has none of them
   */
  record Liveness(Property declared, Always safety, List<Claim> claims, LeftSides sides) implements Goal {
    public Liveness {
      claims = List.copyOf(claims);
    }

    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public GoalKind kind() {
      return GoalKind.PROPERTY;
    }
  }

  /**
   * A conjunct of a property that no finite run can violate.
   *
   * @param stated what must be true at the first instant; closed, its quantifiers unfolded
   * @param alphabet how the automaton reads instants
   * @param refuting accepts the runs that violate it
   */
  record Claim(Expr stated, Alphabet alphabet, Automaton refuting) {}

  /** A formula that means something, but that no engine here can judge; {@code why} says so. */
  record Unsupported(Property declared, String why) implements Goal {
    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public GoalKind kind() {
      return GoalKind.PROPERTY;
    }
  }

  /** A goal of a module that depends on a parameter which the import left out (§13.4 of the semantics). */
  record NotChecked(Property declared, String why) implements Goal {
    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public GoalKind kind() {
      return switch (declared.kind()) {
        case INVARIANT -> GoalKind.INVARIANT;
        case TRANSITION -> GoalKind.TRANSITION;
        case PROPERTY -> GoalKind.PROPERTY;
        case REACH -> GoalKind.REACH;
      };
    }
  }

  /** A measure with a limit. */
  record MeasureGoal(Measure declared) implements Goal {
    @Override
    public String name() {
      return declared.name();
    }

    @Override
    public GoalKind kind() {
      return GoalKind.MEASURE;
    }
  }

  /** Every reachable state has an action that is enabled, or is terminal (§7.5). */
  record Deadlock() implements Goal {
    @Override
    public String name() {
      return "deadlock";
    }

    @Override
    public GoalKind kind() {
      return GoalKind.DEADLOCK;
    }
  }

  /** No reachable state has an ill resolution (§3.7). */
  record WellDefined() implements Goal {
    @Override
    public String name() {
      return "well-defined";
    }

    @Override
    public GoalKind kind() {
      return GoalKind.WELL_DEFINED;
    }
  }
}
