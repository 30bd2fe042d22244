package baton.models.mutation;

import baton.models.source.Diagnostics;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import baton.models.syntax.Alternative;
import baton.models.syntax.Declaration;
import baton.models.syntax.Expression;
import baton.models.syntax.Leading;
import baton.models.syntax.Parser;
import baton.models.syntax.RoutineItem;
import baton.models.syntax.SourceUnit;
import baton.models.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what can be removed from a file: each conjunct of a {@code when}, a {@code require} or a {@code where} that
 * chooses, and each statement that writes, starts, aborts or calls. Faults are among the actions: what the
 * environment does is a part of the protocol. Ghosts are not, nor is what initial states are.
 */
public final class Mutations {
  private final List<Mutation> found = new ArrayList<>();
  private final Set<String> ghosts = new HashSet<>();
  private final Set<String> procs = new HashSet<>(Set.of("pop"));

  private Mutations() {}

  /** All of them, in the order of the text. The file is one that has been read without errors. */
  public static List<Mutation> of(SourceFile file) {
    Mutations mutations = new Mutations();
    Parser.parse(file, new Diagnostics()).ifPresent(mutations::unit);
    mutations.found.sort(Comparator.comparingInt((Mutation m) -> m.at().start()).thenComparingInt(m -> m.at().end()));
    return List.copyOf(mutations.found);
  }

  private void unit(SourceUnit unit) {
    for (Declaration d : unit.declarations()) {
      if (d instanceof Declaration.VarDecl v && v.ghost()) {
        v.names().forEach(n -> ghosts.add(n.text()));
      } else if (d instanceof Declaration.ProcDecl p) {
        procs.add(p.name().text());
      }
    }
    unit.declarations().forEach(this::declaration);
  }

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Declaration.ActionDecl a -> {
        guard(a.when(), a.name().text());
        a.alternatives().forEach(b -> alternative(b, ""));
      }
      case Declaration.RoutineDecl r -> {
        guard(r.when(), r.name().text());
        r.body().forEach(i -> item(i, r.name().text()));
      }
      case Declaration.ProcDecl p -> block(p.body(), p.name().text());
      case Declaration.SortDecl _, Declaration.EnumDecl _, Declaration.TypeDecl _, Declaration.ConstDecl _,
          Declaration.Assume _, Declaration.BugDecl _, Declaration.Expect _, Declaration.AlsoWith _,
          Declaration.MeasureDecl _, Declaration.PlanDecl _, Declaration.VarDecl _, Declaration.DefDecl _,
          Declaration.EventDecl _, Declaration.InitDecl _, Declaration.Terminal _, Declaration.PropertyDecl _,
          Declaration.ImportDecl _ -> {}
    }
  }

  private void alternative(Alternative alternative, String routine) {
    block(alternative.body(), routine + alternative.name().text());
  }

  private void item(RoutineItem item, String routine) {
    switch (item) {
      case RoutineItem.Step s -> s.alternatives().forEach(a -> alternative(a, routine + "."));
      case RoutineItem.If(_, var then, var otherwise, _) -> {
        then.forEach(i -> item(i, routine));
        otherwise.forEach(i -> item(i, routine));
      }
      case RoutineItem.For f -> {
        guard(f.where(), routine);
        f.body().forEach(i -> item(i, routine));
      }
      case RoutineItem.Return _ -> {}
    }
  }

  private void block(List<Statement> statements, String within) {
    statements.forEach(s -> statement(s, within));
  }

  private void statement(Statement statement, String within) {
    switch (statement) {
      case Statement.Assign a -> assignment(a, within);
      case Statement.Update u -> write(u, u.target(), Optional.of(u.value()), within);
      case Statement.CallStatement c -> {
        if (c.call().arguments().isEmpty()) {
          effect(c, within);
        } else {
          // push and pop name what they write first
          write(c, c.call().arguments().getFirst(), Optional.empty(), within);
        }
      }
      case Statement.Start s -> effect(s, within);
      case Statement.Abort a -> effect(a, within);
      case Statement.Return r -> effect(r, within);
      case Statement.If i -> {
        block(i.then(), within);
        block(i.otherwise(), within);
      }
      case Statement.Match m -> {
        m.arms().forEach(a -> block(a.body(), within));
        m.otherwise().ifPresent(o -> block(o, within));
      }
      case Statement.Choose c -> guard(c.where(), within);
      case Statement.Require r -> conjuncts(r.condition(), within);
      case Statement.For f -> {
        guard(f.where(), within);
        block(f.body(), within);
      }
      case Statement.Let _, Statement.Assert _, Statement.Broken _ -> {}
    }
  }

  private void guard(Optional<Expression> condition, String within) {
    condition.ifPresent(c -> conjuncts(c, within));
  }

  private void conjuncts(Expression condition, String within) {
    switch (condition) {
      case Expression.Binary(var operator, var left, var right, _) when operator == Expression.BinaryOperator.AND -> {
        conjuncts(left, within);
        conjuncts(right, within);
      }
      case Expression.Parenthesised p -> conjuncts(p.inner(), within);
      default -> found.add(new Mutation(Mutation.Kind.GUARD, condition.at(), within, condition.at(), "true"));
    }
  }

  /** Of several that are written, each alone. */
  private void assignment(Statement.Assign a, String within) {
    List<Expression> targets = a.targets();
    if (targets.size() == 1) {
      write(a, targets.getFirst(), Optional.of(a.value()), within);
      return;
    }
    for (int i = 0; i < targets.size(); i++) {
      if (!ghosts.contains(root(targets.get(i)))) {
        Span at = targets.get(i).at();
        boolean last = i == targets.size() - 1;
        Span cut = last
            ? new Span(at.file(), targets.get(i - 1).at().end(), at.end())
            : new Span(at.file(), at.start(), targets.get(i + 1).at().start());
        found.add(new Mutation(Mutation.Kind.EFFECT, at, within, cut, ""));
      }
    }
  }

  /** A call that leads to what is written still happens. */
  private void write(Statement statement, Expression target, Optional<Expression> value, String within) {
    if (ghosts.contains(root(target))) {
      return;
    }
    Optional<Expression.Call> call = value.filter(v -> !(v instanceof Expression.Call))
        .flatMap(Leading::call)
        .filter(c -> procs.contains(c.callee().text()));
    if (call.isPresent()) {
      found.add(new Mutation(
          Mutation.Kind.EFFECT, statement.at(), within, statement.at(), call.get().at().text()));
    } else {
      effect(statement, within);
    }
  }

  private void effect(Statement statement, String within) {
    boolean arm = statement.at().file().text().substring(0, statement.at().start()).stripTrailing().endsWith("->");
    found.add(new Mutation(Mutation.Kind.EFFECT, statement.at(), within, statement.at(), arm ? "{ }" : ""));
  }

  /** The variable that a target is a part of, or else no name. */
  private static String root(Expression target) {
    return switch (target) {
      case Expression.Identifier i -> i.name().text();
      case Expression.Index i -> root(i.target());
      case Expression.Member m -> root(m.target());
      default -> "";
    };
  }
}
