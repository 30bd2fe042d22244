package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.syntax.Expression;
import baton.models.syntax.Path;
import baton.models.syntax.Statement;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of procs, and {@code pop}: what has an effect and perhaps a value. */
final class ProcInliner {
  private final ExpressionElaborator expressions;
  private final Shared shared;
  private final StatementElaborator statements;
  private final Meanings meanings;

  ProcInliner(ExpressionElaborator expressions, StatementElaborator statements, Meanings meanings) {
    this.expressions = expressions;
    this.statements = statements;
    this.meanings = meanings;
    shared = expressions.shared;
  }

  private static boolean isPop(Expression.Call call, Context c) {
    return call.callee().text().equals("pop") && c.scope().value(call.callee()).isEmpty();
  }

  /** Whether an expression is a call of a proc or of {@code pop}. */
  boolean isCall(Expression e, Context c) {
    return e instanceof Expression.Call call
        && (isPop(call, c) || c.scope().value(call.callee()).orElse(null) instanceof Symbol.Proc);
  }

  /** A call as a statement; a value is dropped. */
  void statement(Expression.Call call, Context c, StatementElaborator.Place place, List<Stmt> out) {
    if (isPop(call, c)) {
      out.add(new Stmt.Pop(popped(call, c), Optional.empty(), Origin.of(call.at())));
      return;
    }
    Optional<Symbol> symbol = c.scope().value(call.callee());
    if (symbol.isPresent() && symbol.get() instanceof Symbol.Proc proc) {
      out.add(inlined(proc, call, Optional.empty(), c, place));
      return;
    }
    if (symbol.isPresent()) {
      throw shared.error(Code.MISPLACED_CALL, call.at(), "`" + call.callee().text() + "` is "
          + DataElaborator.article(symbol.get().kind()) + " and does nothing as a statement");
    }
    changed(call.callee(), c);
    List<String> known = new ArrayList<>(List.of("push", "pop"));
    c.scope().values.forEach((n, s) -> {
      if (s instanceof Symbol.Proc) {
        known.add(n);
      }
    });
    c.scope().modules.forEach((m, s) -> s.values.forEach((n, v) -> {
      if (v instanceof Symbol.Proc) {
        known.add(m + "." + n);
      }
    }));
    throw c.scope().unknown(Code.UNKNOWN_NAME, call.callee().at(),
        "there is no proc called `" + call.callee().text() + "`", call.callee().text(), known);
  }

  /** Refuses {@code x.add(e)} for a variable x, and says how it is changed. */
  private void changed(Path callee, Context c) {
    if (callee.names().size() == 2
        && c.scope().values.get(callee.names().getFirst().text()) instanceof Symbol.Var(var variable, _, _)) {
      String name = callee.names().getFirst().text();
      throw shared.error(Code.UNKNOWN_NAME, callee.at(), "there is no proc called `" + callee.text() + "`",
          switch (variable.get().type()) {
            case Type.SetOf _ -> "a set grows by `" + name + " += {x}`, and shrinks by `" + name + " -= {x}`";
            case Type.ListOf _ -> "a list grows by `push(" + name + ", x)`, and shrinks by `pop(" + name + ")`";
            case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _,
                Type.MapOf _, Type.Record _ ->
                "a variable is changed by `" + name + " := e`";
          });
    }
  }

  private Target popped(Expression.Call call, Context c) {
    if (call.arguments().size() != 1) {
      throw shared.error(Code.WRONG_ARITY, call.at(), "`pop` takes a list");
    }
    return new TargetElaborator(expressions).list(call.arguments().getFirst(), c);
  }

  /** A call for its value, which the binder returned is bound to. */
  Binder result(Expression.Call call, Context c, StatementElaborator.Place place, List<Stmt> out) {
    if (isPop(call, c)) {
      Target list = popped(call, c);
      Binder binder = shared.fresh("popped", ((Type.ListOf) list.type()).element());
      meanings.put(binder, List.of(read(list)));
      out.add(new Stmt.Pop(list, Optional.of(binder), Origin.of(call.at())));
      return binder;
    }
    Symbol.Proc proc = (Symbol.Proc) c.scope().value(call.callee()).orElseThrow();
    Type type = proc.declaration().result()
        .map(t -> expressions.types.type(t, proc.scope()))
        .orElseThrow(() -> shared.error(Code.MISPLACED_CALL, call.at(),
            "`" + call.callee().text() + "` returns nothing",
            "declare a result: `proc " + call.callee().text() + "(…): T`"));
    Binder binder = shared.fresh("result", type);
    Stmt.Inlined inlined = inlined(proc, call, Optional.of(binder), c, place);
    List<Expr> returns = new ArrayList<>();
    Returns.collect(inlined.body(), returns);
    meanings.put(binder, returns);
    out.add(inlined);
    return binder;
  }

  /** The value of the list before {@code pop} is what the popped element comes from. */
  private static Expr read(Target list) {
    Expr e = new Expr.Read(list.variable(), list.at());
    for (Target.Access access : list.path()) {
      e = switch (access) {
        case Target.Access.Key(List<Expr> keys) -> new Expr.Lookup(e, keys, list.at());
        case Target.Access.Field(int field) -> new Expr.Field(e, field, list.at());
      };
    }
    return e;
  }

  private Stmt.Inlined inlined(
      Symbol.Proc proc, Expression.Call call, Optional<Binder> result, Context c, StatementElaborator.Place place) {
    String name = proc.scope().qualified(proc.declaration().name().text());
    List<Type> types = proc.declaration().parameters().stream()
        .map(p -> expressions.types.type(p.type(), proc.scope()))
        .toList();
    List<Expr> arguments = new DataElaborator(expressions).arguments(types, call, c);
    List<Stmt> body = new ArrayList<>();
    Context inside = Context.of(proc.scope());
    for (int i = 0; i < arguments.size(); i++) {
      Expr argument = new Levels(shared).require(
          arguments.get(i), Levels.GUARD, "an action", call.arguments().get(i).at());
      Binder binder = shared.fresh(proc.declaration().parameters().get(i).name().text(), types.get(i));
      meanings.put(binder, List.of(argument));
      body.add(new Stmt.Let(binder, argument, Origin.of(call.arguments().get(i).at())));
      inside = inside.with(binder);
    }
    body.addAll(body(proc, inside, place.callStack()));
    return new Stmt.Inlined(name, result, body, Origin.of(call.at()));
  }

  /** The body of a proc, over its parameters. */
  List<Stmt> body(Symbol.Proc proc, Context inside, List<String> callStack) {
    String name = proc.scope().qualified(proc.declaration().name().text());
    if (callStack.contains(name)) {
      throw shared.error(Code.RECURSIVE_DEFINITION, proc.declaration().name().at(), "`" + name + "` calls itself",
          String.join(" calls ", callStack) + " calls " + name);
    }
    List<String> deeper = new ArrayList<>(callStack);
    deeper.add(name);
    Optional<Type> result = proc.declaration().result().map(t -> expressions.types.type(t, proc.scope()));
    List<Statement> tree = proc.declaration().body();
    List<Stmt> body = statements.block(tree, inside, new StatementElaborator.Place(result, true, false, deeper));
    if (result.isPresent() && Returns.mayFallThrough(body)) {
      throw shared.error(Code.MISSING_RETURN, proc.declaration().name().at(),
          "`" + name + "` can end without returning " + Conversions.describe(result.get()),
          "end every path with `return e`");
    }
    return body;
  }

  /** A proc on its own, to find its mistakes though nobody calls it. */
  void check(Symbol.Proc proc) {
    Context inside = Context.of(proc.scope());
    for (var parameter : proc.declaration().parameters()) {
      inside =
          inside.with(shared.fresh(parameter.name().text(), expressions.types.type(parameter.type(), proc.scope())));
    }
    body(proc, inside, List.of());
  }
}
