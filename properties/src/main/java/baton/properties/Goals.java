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
import baton.properties.Antecedents.Antecedent;
import baton.properties.NormalForm.NoForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      case TRANSITION -> new Goal.EveryStep(p, closed(p, Expr.Quantifier.ALL), ofStep(p));
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
    return remembering(p, memory, holds, defined);
  }

  private static LeftSides ofStep(Property p) {
    return new LeftSides(
        Antecedents.of(p).stream().map(a -> new LeftSide(Monitor.NONE, a.condition(), a.text(), a.at())).toList(),
        List.of());
  }

  /** A goal whose left sides share its memory. */
  private static Goal.Always remembering(Property p, Memory memory, Expr holds, List<Expr> defined) {
    List<Antecedent> asked = new ArrayList<>();
    List<LeftSide> ahead = new ArrayList<>();
    for (Antecedent a : Antecedents.of(p)) {
      if (Temporality.hasFuture(a.condition())) {
        ahead.add(new LeftSide(Monitor.NONE, a.condition(), a.text(), a.at()));
      } else {
        asked.add(new Antecedent(memory.now(Grounding.ground(a.condition())), a.text(), a.at()));
      }
    }
    Monitor monitor = memory.monitor();
    LeftSides sides = new LeftSides(
        asked.stream().map(a -> new LeftSide(monitor, a.condition(), a.text(), a.at())).toList(), ahead);
    return new Goal.Always(p, monitor, holds, defined, sides);
  }

  private Goal temporal(Property p) {
    Expr grounded = Grounding.ground(closed(p, Expr.Quantifier.ALL));
    List<Expr> safe = new ArrayList<>();
    List<Expr> live = new ArrayList<>();
    try {
      for (Expr conjunct : Conjuncts.of(grounded)) {
        (Foretold.promises(conjunct, false) ? live : safe).add(conjunct);
      }
      Memory memory = new Memory(firstBit, false);
      Expr holds = safety(safe, memory);
      List<Expr> defined = Atoms.of(grounded);
      return live.isEmpty()
          ? remembering(p, memory, holds, defined)
          : liveness(p, new Goal.Always(p, memory.monitor(), holds, defined, LeftSides.NONE), live);
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

  private Goal liveness(Property p, Goal.Always safety, List<Expr> conjuncts) throws NoForm {
    List<Goal.Claim> claims = new ArrayList<>();
    for (Expr conjunct : conjuncts) {
      claims.add(claim(conjunct));
    }
    List<LeftSide> asked = new ArrayList<>();
    List<LeftSide> ahead = new ArrayList<>();
    for (Antecedent a : Antecedents.of(p)) {
      if (Temporality.hasFuture(a.condition())) {
        ahead.add(new LeftSide(Monitor.NONE, a.condition(), a.text(), a.at()));
      } else {
        Memory memory = new Memory(firstBit, false);
        Expr met = memory.now(Grounding.ground(a.condition()));
        asked.add(new LeftSide(memory.monitor(), met, a.text(), a.at()));
      }
    }
    return new Goal.Liveness(p, safety, claims, new LeftSides(asked, ahead));
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
