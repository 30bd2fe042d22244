package baton.checker.export.tla;

import baton.checker.export.NotExportable;
import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Property;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.Types;
import baton.models.value.Values;
import baton.properties.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goals ask, as operators of the module and lines of its configuration. */
final class Questions {
  /** What a configuration makes of an operator. */
  enum Kind {
    INVARIANT,
    PROPERTY,
    /** An invariant whose violation is what is sought. */
    WITNESS
  }

  /** An operator that says what a goal asks. */
  record Question(String goal, String name, Kind kind, Content content, Optional<String> doc) {}

  /** A text that is written when all names are known. */
  interface Content {
    String with(Expressions expressions);
  }

  private final Names names;
  private final Additions additions;
  private final boolean named;
  private final int firstIndex;
  private final List<Question> questions = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private boolean deadlock;
  private boolean fairness;

  Questions(Names names, Additions additions, List<Goal> goals, boolean named, int firstIndex) {
    this.names = names;
    this.additions = additions;
    this.named = named;
    this.firstIndex = firstIndex;
    goals.forEach(this::add);
  }

  List<Question> all() {
    return List.copyOf(questions);
  }

  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  boolean deadlock() {
    return deadlock;
  }

  boolean fairness() {
    return fairness;
  }

  private void add(Goal goal) {
    switch (goal) {
      case Goal.WellDefined _ -> {} // always asked
      case Goal.Deadlock _ -> deadlock = true;
      case Goal.Always a -> {
        boolean plain = a.monitor().isEmpty() && a.declared().kind() == Property.Kind.INVARIANT
            && !Levels.hasLabel(a.declared().body());
        if (plain) {
          Expr body = closed(a.declared(), Expr.Quantifier.ALL);
          ask(a.declared(), Kind.INVARIANT, ex -> judged(body, ex));
        } else if (needs(a, "it remembers steps, which adds variables")) {
          Expr holds = a.holds();
          for (Expr atom : a.defined()) {
            holds =
                Definedness.isTotal(atom) ? holds : new Expr.Logic(Expr.LogicOp.AND, holds, always(atom), atom.at());
          }
          Variable now = additions.remember(a.name(), a.monitor(), holds, firstIndex);
          ask(a.declared(), Kind.INVARIANT, _ -> names.variable(now));
        }
      }
      case Goal.EveryStep e -> {
        if (needs(e, "it is about steps, also those that change nothing, which adds a variable")) {
          additions.needLabel();
          Expr body = closed(e.declared(), Expr.Quantifier.ALL);
          ask(e.declared(), Kind.PROPERTY,
              ex -> "[][" + judged(body, ex, new Scope(
                  Scope.EMPTY.variables(), Scope.EMPTY.binders(), Scope.EMPTY.taken(), false, "(lbl')")) + "]_vars");
        }
      }
      case Goal.Somewhere s -> {
        if (s.monitor().isEmpty() && !Levels.hasLabel(s.declared().body())) {
          Expr body = closed(s.declared(), Expr.Quantifier.SOME);
          ask(s.declared(), Kind.WITNESS, ex -> "~(" + judged(body, ex) + ")");
        } else if (needs(s, "it remembers steps, which adds variables")) {
          Expr not = new Expr.Not(new Expr.OrFalse(s.target(), s.target().at()), s.target().at());
          Variable now = additions.remember(s.name(), s.monitor(), not, firstIndex);
          ask(s.declared(), Kind.WITNESS, _ -> names.variable(now));
        }
      }
      case Goal.Liveness l -> {
        if (needs(l, "fairness names steps, which adds a variable")) {
          if (Levels.any(l.declared().body(), e -> e instanceof Expr.Did)) {
            throw new NotExportable(l.declared().at(), "`did` in a temporal formula has no plain form in TLA+",
                "say it of the state");
          }
          additions.needLabel();
          fairness = true;
          Expr body = closed(l.declared(), Expr.Quantifier.ALL);
          ask(l.declared(), Kind.PROPERTY, ex -> temporal(body, ex));
        }
      }
      case Goal.Unsupported u -> cannot(goal, u.why(), u.declared().at());
      case Goal.NotChecked n -> cannot(goal, n.why(), n.declared().at());
      case Goal.MeasureGoal m -> cannot(goal, "a measure has no form in TLA+", m.declared().at());
    }
  }

  private static Expr always(Expr atom) {
    Expr yes = new Expr.Literal(Values.TRUE, Types.BOOL, atom.at());
    return new Expr.Logic(Expr.LogicOp.OR, atom, yes, atom.at()); // its value does not matter, that it has one does
  }

  private boolean needs(Goal goal, String why) {
    if (!named) {
      leftOut.add(goal.name() + " (" + why + ": name it with -p)");
    }
    return named;
  }

  private void cannot(Goal goal, String why, Origin at) {
    if (named) {
      throw new NotExportable(at, "`" + goal.name() + "` cannot be exported to TLA+: " + why, "leave it out of -p");
    }
    leftOut.add(goal.name() + " (" + why + ")");
  }

  private void ask(Property p, Kind kind, Content content) {
    questions.add(new Question(p.name(), names.claim(p.name()), kind, content, p.doc()));
  }

  private static Expr closed(Property p, Expr.Quantifier quantifier) {
    if (p.parameters().isEmpty()) {
      return p.body();
    }
    List<Expr.Bound> bounds = new ArrayList<>();
    for (Binder b : p.parameters()) {
      bounds.add(new Expr.Bound(b, new Domain.Every(b.type())));
    }
    return new Expr.Quantified(
        quantifier, bounds, new Expr.Literal(Values.TRUE, Types.BOOL, p.at()), p.body(), Types.BOOL,
        p.at());
  }

  private static String judged(Expr body, Expressions expressions) {
    return judged(body, expressions, Scope.EMPTY);
  }

  /** True and well-defined. */
  private static String judged(Expr body, Expressions expressions, Scope s) {
    String ok = new Definedness(expressions).of(body, s);
    return ok.equals(Layouts.TRUE) ? expressions.print(body, s) : ok + " /\\ " + expressions.closed(body, s);
  }

  /** A formula whose atoms are always defined. */
  private static String temporal(Expr body, Expressions expressions) {
    if (!new Definedness(expressions).of(body, Scope.EMPTY).equals(Layouts.TRUE)) {
      throw new NotExportable(body.at(),
          "a temporal formula with parts that may be ill-defined has no plain form in TLA+",
          "guard them in a def: if x == none then false else x! == k");
    }
    return expressions.print(body, Scope.EMPTY);
  }
}
