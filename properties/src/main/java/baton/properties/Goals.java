package baton.properties;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.properties.NormalForm.NoForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The goals of a protocol. */
public final class Goals {
  private final int firstBit;

  private Goals(Protocol protocol) {
    firstBit = protocol.variables().size();
  }

  /** {@code well-defined} and {@code deadlock}, then the declared properties in order, then limited measures. */
  public static List<Goal> of(Protocol protocol) {
    Goals goals = new Goals(protocol);
    List<Goal> all = new ArrayList<>();
    all.add(new Goal.WellDefined());
    all.add(new Goal.Deadlock());
    protocol.properties().forEach(p -> all.add(goals.goal(p)));
    for (Measure measure : protocol.measures()) {
      if (measure.limit().isPresent()) {
        all.add(new Goal.MeasureGoal(measure));
      }
    }
    return all;
  }

  private Goal goal(Property p) {
    if (p.notChecked().isPresent()) {
      return new Goal.NotChecked(p, p.notChecked().get());
    }
    return switch (p.kind()) {
      case INVARIANT -> invariant(p);
      case TRANSITION -> new Goal.EveryStep(p, closed(p, Expr.Quantifier.ALL), Antecedent.of(p));
      case REACH -> {
        Memory memory = new Memory(firstBit, true);
        Expr target = memory.now(Grounding.ground(closed(p, Expr.Quantifier.SOME)));
        yield new Goal.Somewhere(p, memory.monitor(), target);
      }
      case PROPERTY -> temporal(p);
    };
  }

  /** The body under its parameters. */
  private static Expr closed(Property p, Expr.Quantifier quantifier) {
    if (p.parameters().isEmpty()) {
      return p.body();
    }
    List<Expr.Bound> bounds = new ArrayList<>();
    for (Binder parameter : p.parameters()) {
      bounds.add(new Expr.Bound(parameter, new Domain.Every(parameter.type())));
    }
    return new Expr.Quantified(quantifier, bounds, Booleans.TRUE, p.body(), Types.BOOL, p.body().at());
  }

  private Goal invariant(Property p) {
    Memory memory = new Memory(firstBit, false);
    Expr holds = memory.now(Grounding.ground(closed(p, Expr.Quantifier.ALL)));
    List<Expr> defined = List.copyOf(memory.atomsBelowPast());
    Optional<Expr> antecedent = Antecedent.of(p).map(a -> memory.now(Grounding.ground(a)));
    return new Goal.Always(p, memory.monitor(), holds, defined, antecedent, false);
  }

  private Goal temporal(Property p) {
    Memory memory = new Memory(firstBit, false);
    NormalForm normal = new NormalForm(memory);
    List<Formula> safety = new ArrayList<>();
    List<Formula> rest = new ArrayList<>();
    Expr grounded = Grounding.ground(closed(p, Expr.Quantifier.ALL));
    try {
      split(normal.of(grounded, false), safety, rest);
      List<Expr> defined = new ArrayList<>(normal.atoms());
      defined.addAll(memory.atomsBelowPast());
      Expr holds = Progression.holds(safety, memory);
      Optional<Expr> antecedent = Antecedent.of(p);
      boolean unknown = antecedent.isPresent() && Temporality.hasFuture(antecedent.get());
      Optional<Expr> now =
          unknown ? Optional.empty() : antecedent.map(a -> memory.now(Grounding.ground(a)));
      Goal.Always always = new Goal.Always(p, memory.monitor(), holds, defined, now, unknown);
      return rest.isEmpty()
          ? always
          : new Goal.Liveness(p, always, "liveness is not checked by this engine");
    } catch (NoForm e) {
      Goal.Always nothing =
          new Goal.Always(p, Monitor.NONE, Booleans.TRUE, List.of(), Optional.empty(), true);
      return new Goal.Liveness(p, nothing, String.valueOf(e.getMessage()));
    }
  }

  private static void split(Formula f, List<Formula> safety, List<Formula> rest) {
    if (f instanceof Formula.And(Formula l, Formula r)) {
      split(l, safety, rest);
      split(r, safety, rest);
    } else if (f.isSafety()) {
      safety.add(f);
    } else {
      rest.add(f);
    }
  }

  /** The goals with these names; {@code *} stands for any letters. Unknown names are returned unmatched. */
  public static Selection select(List<Goal> goals, List<String> patterns) {
    List<Goal> selected = new ArrayList<>();
    List<String> unmatched = new ArrayList<>(patterns);
    for (Goal goal : goals) {
      boolean wanted = false;
      for (String pattern : patterns) {
        if (matches(goal.name(), pattern)) {
          wanted = true;
          unmatched.remove(pattern);
        }
      }
      if (wanted || goal instanceof Goal.WellDefined) {
        selected.add(goal); // well-defined is always checked, §3.7
      }
    }
    return new Selection(selected, unmatched);
  }

  /** What {@link #select} found, and the patterns that match nothing. */
  public record Selection(List<Goal> goals, List<String> unmatched) {
    public Selection {
      goals = List.copyOf(goals);
      unmatched = List.copyOf(unmatched);
    }
  }

  private static boolean matches(String name, String pattern) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return name.equals(pattern);
    }
    if (!name.startsWith(pattern.substring(0, star))) {
      return false;
    }
    String rest = pattern.substring(star + 1);
    for (int i = star; i <= name.length(); i++) {
      if (matches(name.substring(i), rest)) {
        return true;
      }
    }
    return false;
  }
}
