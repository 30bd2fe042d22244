package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.ir.Target.Access;
import baton.models.ir.Variable;
import baton.models.source.Code;
import baton.models.source.NearestName;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Path;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may stand left of {@code :=}. */
final class TargetElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;

  TargetElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
  }

  Target target(Expression tree, Context c) {
    Optional<Variable> variable = variable(tree, c);
    if (variable.isPresent()) {
      return new Target(variable.get(), List.of(), Origin.of(tree.at()));
    }
    return switch (tree) {
      case Expression.Index(var inner, var indices, var at) -> {
        Target t = target(inner, c);
        if (t.type() instanceof Type.ListOf) {
          throw shared.error(Code.READ_ONLY, at, "an element of a list cannot be assigned",
              "build the list with push and pop, or use a map");
        }
        if (!(t.type() instanceof Type.MapOf map)) {
          throw shared.error(Code.TYPE_MISMATCH, inner.at(), Conversions.describe(t.type()) + " cannot be indexed");
        }
        List<Expr> keys = new DataElaborator(expressions).keys(map, indices, at, c);
        keys.forEach(k -> new Levels(shared).require(k, Levels.GUARD, "an action", at));
        yield then(t, new Access.Key(keys), at);
      }
      case Expression.Member(var inner, var name, var at) -> {
        Target t = target(inner, c);
        int field = t.type() instanceof Type.Record record ? record.indexOf(name.text()) : -1;
        if (field < 0) {
          List<String> fields =
              t.type() instanceof Type.Record(_, var fs) ? fs.stream().map(Type.Field::name).toList() : List.of();
          throw shared.error(Code.UNKNOWN_FIELD, name.at(),
              Conversions.describe(t.type()) + " has no field `" + name.text() + "`",
              NearestName.find(name.text(), fields).map(n -> "did you mean `" + n + "`?").orElse(
                  t.type() instanceof Type.Maybe(Type.Record _) ? whole(inner) : "only records have fields"));
        }
        yield then(t, new Access.Field(field), at);
      }
      case Expression.Parenthesised(var inner, _) -> target(inner, c);
      case Expression.Broken _ -> throw new Abandon();
      case Expression.Unwrap(var inner, _) -> throw readOnly(tree, whole(inner));
      case Expression.Prime(var inner, _) -> throw readOnly(tree, "assign it without the prime: `"
          + inner.at().text() + " := e`");
      case Expression.Call(var callee, var arguments, _) when !arguments.isEmpty() -> throw readOnly(tree,
          "an entry of a map is written `" + callee.text() + "[" + arguments.getFirst().at().text() + "]`");
      case Expression.Identifier _, Expression.IntLiteral _, Expression.BoolLiteral _, Expression.NoneLiteral _,
          Expression.EmptyList _, Expression.Call _, Expression.Construct _, Expression.With _, Expression.Unary _,
          Expression.Binary _, Expression.Conditional _, Expression.Match _, Expression.Quantified _,
          Expression.SetLiteral _, Expression.Comprehension _, Expression.StepQuery _, Expression.AnyOf _ ->
          throw readOnly(tree, "a variable, an entry of a map or a field of a record can");
    };
  }

  private Abandon readOnly(Expression tree, String help) {
    return shared.error(Code.READ_ONLY, tree.at(), "this cannot be assigned", help);
  }

  /** How an option of a record is changed. */
  private static String whole(Expression option) {
    String text = option.at().text();
    return "an option is assigned as a whole: `" + text + " := e`, or `" + text + " := " + text + "! with (f = e)`";
  }

  private static Target then(Target t, Access access, Span at) {
    List<Access> path = new ArrayList<>(t.path());
    path.add(access);
    return new Target(t.variable(), path, Origin.of(at));
  }

  /** The variable that a name or dotted name denotes; other names are refused. */
  private Optional<Variable> variable(Expression tree, Context c) {
    Optional<Path> path = NameElaborator.path(tree);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String first = path.get().names().getFirst().text();
    boolean bound = c.names().find(first).isPresent();
    if (bound) {
      throw shared.error(Code.READ_ONLY, tree.at(), "`" + first + "` is bound here and cannot be assigned",
          "declare a `var` for what changes");
    }
    Optional<Symbol> symbol = c.scope().value(path.get());
    if (symbol.isEmpty()) {
      if (path.get().names().size() > 1) {
        return Optional.empty();
      }
      List<String> known = new ArrayList<>();
      c.scope().values.forEach((n, s) -> {
        if (s instanceof Symbol.Var) {
          known.add(n);
        }
      });
      throw c.scope().unknown(
          Code.UNKNOWN_NAME, tree.at(), "there is no variable called `" + first + "`", first, known);
    }
    if (symbol.get() instanceof Symbol.Var(var variable, boolean free, _) && !free) {
      return Optional.of(variable.get());
    }
    throw shared.error(Code.READ_ONLY, tree.at(), "`" + path.get().text() + "` is "
        + DataElaborator.article(symbol.get().kind()) + " and cannot be assigned", "declare a `var` for what changes");
  }

  Target list(Expression tree, Context c) {
    Target t = target(tree, c);
    if (!(t.type() instanceof Type.ListOf)) {
      throw shared.error(Code.TYPE_MISMATCH, tree.at(), "expected a list, found " + Conversions.describe(t.type()),
          t.type() instanceof Type.SetOf ? "add to a set with `+= {x}`" : "push and pop are for lists");
    }
    return t;
  }

  /** The same place, its indices computed by statements before: the value will change the state. */
  Target withKeysFirst(Target t, Meanings meanings, List<Stmt> out) {
    List<Access> path = new ArrayList<>();
    for (Access access : t.path()) {
      switch (access) {
        case Access.Field field -> path.add(field);
        case Access.Key(List<Expr> keys) -> {
          List<Expr> locals = new ArrayList<>();
          for (Expr key : keys) {
            Binder binder = shared.fresh("index", key.type());
            meanings.put(binder, List.of(key));
            out.add(new Stmt.Let(binder, key, key.at()));
            locals.add(new Expr.Local(binder, key.at()));
          }
          path.add(new Access.Key(locals));
        }
      }
    }
    return new Target(t.variable(), path, t.at());
  }
}
