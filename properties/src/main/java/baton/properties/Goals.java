package baton.properties;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.properties.NormalForm.NoForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    Expr grounded = Grounding.ground(closed(p, Expr.Quantifier.ALL));
    List<Expr> safe = new ArrayList<>();
    List<Expr> live = new ArrayList<>();
    Optional<Expr> left = Antecedent.of(p);
    boolean unknown = left.isPresent() && Temporality.hasFuture(left.get());
    Optional<Expr> antecedent = unknown ? Optional.empty() : left.map(Grounding::ground);
    try {
      for (Expr conjunct : Conjuncts.of(grounded)) {
        (Foretold.promises(conjunct, false) ? live : safe).add(conjunct);
      }
      Memory memory = new Memory(firstBit, false);
      Expr holds = safety(safe, memory);
      List<Expr> defined = Atoms.of(grounded);
      if (live.isEmpty()) {
        Optional<Expr> met = antecedent.map(memory::now);
        return new Goal.Always(p, memory.monitor(), holds, defined, met, unknown);
      }
      Goal.Always safety = new Goal.Always(p, memory.monitor(), holds, defined, Optional.empty(), unknown);
      return liveness(p, safety, live, antecedent);
    } catch (NoForm e) {
      return new Goal.Unsupported(p, String.valueOf(e.getMessage()));
    }
  }

  private static Expr safety(List<Expr> conjuncts, Memory memory) throws NoForm {
    List<Formula> formulas = new ArrayList<>();
    for (Expr conjunct : conjuncts) {
      formulas.add(new NormalForm(memory).of(conjunct, false));
    }
    return Progression.holds(formulas, memory);
  }

  private Goal liveness(Property p, Goal.Always safety, List<Expr> conjuncts, Optional<Expr> antecedent)
      throws NoForm {
    List<Goal.Claim> claims = new ArrayList<>();
    for (Expr conjunct : conjuncts) {
      claims.add(claim(conjunct));
    }
    Optional<Alphabet> met = antecedent.map(left -> {
      Memory memory = new Memory(firstBit, false);
      Expr now = memory.now(left);
      return new Alphabet(List.of(), memory.monitor(), List.of(now));
    });
    return new Goal.Liveness(p, safety, claims, met, safety.vacuityUnknown());
  }

  private Goal.Claim claim(Expr conjunct) throws NoForm {
    Foretold foretold = new Foretold(firstBit);
    Expr plain = foretold.without(conjunct);
    Memory memory = new Memory(firstBit + foretold.guesses().size(), false);
    NormalForm normal = new NormalForm(memory);
    Formula refuted = normal.of(plain, true);
    for (Map.Entry<Expr, Expr.Read> guess : foretold.guesses().entrySet()) {
      Expr bit = guess.getValue();
      Formula right = new Formula.And(
          new Formula.Or(new Formula.Atom(Booleans.not(bit)), normal.of(guess.getKey(), false)),
          new Formula.Or(new Formula.Atom(bit), normal.of(guess.getKey(), true)));
      refuted = new Formula.And(refuted, new Formula.Always(right));
    }
    List<Expr> atoms = new ArrayList<>();
    Automaton automaton = Translation.of(refuted, atoms);
    List<Variable> guesses = foretold.guesses().values().stream().map(Expr.Read::variable).toList();
    return new Goal.Claim(conjunct, new Alphabet(guesses, memory.monitor(), atoms), automaton);
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

  /** Whether a pattern names this. */
  public static boolean matches(String name, String pattern) {
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
