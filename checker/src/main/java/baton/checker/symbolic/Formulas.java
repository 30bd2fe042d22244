package baton.checker.symbolic;

import baton.checker.Evidence;
import baton.checker.transition.Atoms;
import baton.checker.transition.Cube;
import baton.checker.transition.Symmetry;
import baton.checker.transition.TransitionSystem;
import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Clauses over atoms as formulas of the language: {@code not (a and b)}, and where all renamings of it are there
 * {@code all d: Device { not (a and b) }}.
 */
final class Formulas {
  private static final int MOST_RENAMINGS = 1 << 16;

  private final TransitionSystem system;
  private final List<Variable> memory;
  private final Symmetry symmetry;
  private int binders;

  Formulas(TransitionSystem system, Goal goal) {
    this.system = system;
    memory = switch (goal) {
      case Goal.Always a -> a.monitor().bits();
      case Goal.Liveness l -> l.safety().monitor().bits();
      case Goal.Somewhere s -> s.monitor().bits();
      case Goal.EveryStep _, Goal.Unsupported _, Goal.NotChecked _, Goal.MeasureGoal _, Goal.Deadlock _,
          Goal.WellDefined _ -> List.of();
    };
    symmetry = Symmetry.of(system).onlyWhole();
  }

  /** The invariant that says of each cube that it is never reached. */
  Evidence.Invariant invariant(List<List<Cube>> clauses) {
    List<Expr> conjuncts = new ArrayList<>();
    for (List<Cube> cubes : clauses) {
      Set<Cube> open = new LinkedHashSet<>(cubes);
      while (!open.isEmpty()) {
        Cube cube = open.iterator().next();
        Optional<List<Cube>> orbit = symmetry.orbit(cube, MOST_RENAMINGS).filter(open::containsAll);
        conjuncts.add(never(cube, orbit.isPresent()));
        orbit.orElse(List.of(cube)).forEach(open::remove);
      }
    }
    return new Evidence.Invariant(conjuncts, clauses.stream().mapToInt(List::size).sum());
  }

  private Expr never(Cube cube, boolean forAll) {
    Map<Value.Element, Binder> names = new LinkedHashMap<>();
    FactFormula facts = new FactFormula(
        system.ground().layout(), memory, e -> forAll && symmetry.whole().contains(e.type())
            ? new Expr.Local(names.computeIfAbsent(e, this::binder), Origin.nowhere())
            : new Expr.Literal(e, e.type(), Origin.nowhere()));
    List<Expr> terms = new ArrayList<>();
    cube.facts().forEach(f -> {
      Atoms.Atom atom = system.atoms().get(system.atoms().atomOf(f));
      terms.add(facts.of(atom.cell(), atom.bit(), system.atoms().valueOf(f)));
    });
    Expr never = new Expr.Not(and(terms), Origin.nowhere());
    if (names.isEmpty()) {
      return never;
    }
    List<Expr.Bound> bounds = new ArrayList<>();
    names.values().forEach(b -> bounds.add(new Expr.Bound(b, new Domain.Every(b.type()))));
    return new Expr.Quantified(
        Expr.Quantifier.ALL, bounds, and(different(List.copyOf(names.values()))), never, Types.BOOL, Origin.nowhere());
  }

  private Binder binder(Value.Element element) {
    binders++;
    return new Binder(element.type().name().substring(0, 1).toLowerCase(Locale.ROOT), element.type(), -binders);
  }

  private static List<Expr> different(List<Binder> binders) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < binders.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (binders.get(i).type().equals(binders.get(j).type())) {
          terms.add(new Expr.Compare(
              Expr.CompareOp.NE, new Expr.Local(binders.get(j), Origin.nowhere()),
              new Expr.Local(binders.get(i), Origin.nowhere()), Origin.nowhere()));
        }
      }
    }
    return terms;
  }

  private static Expr and(List<Expr> terms) {
    return terms.stream()
        .reduce((a, b) -> new Expr.Logic(Expr.LogicOp.AND, a, b, Origin.nowhere()))
        .orElse(new Expr.Literal(Values.TRUE, Types.BOOL, Origin.nowhere()));
  }
}
