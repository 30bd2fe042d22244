package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Domain;
import baton.models.ir.Expr;
import baton.models.ir.Ill;
import baton.models.ir.Stmt;
import baton.models.ir.Target;
import baton.models.source.Code;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.Path;
import baton.models.syntax.Statement;
import baton.models.value.Type;
import baton.models.value.Types;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements as written become typed statements, with procs inlined. One for each action body. */
final class StatementElaborator {
  private final ExpressionElaborator expressions;
  private final Shared shared;
  private final TargetElaborator targets;
  private final ProcInliner procs;
  private final LeadingCalls calls;
  private final Meanings meanings;

  StatementElaborator(ExpressionElaborator expressions) {
    this.expressions = expressions;
    shared = expressions.shared;
    meanings = new Meanings();
    targets = new TargetElaborator(expressions);
    procs = new ProcInliner(expressions, this, meanings);
    calls = new LeadingCalls(procs);
  }

  /** What {@code return} means where a statement stands. */
  record Place(Optional<Type> result, boolean insideProc, boolean insideSimultaneousFor, List<String> callStack) {
    /** In the body of an action or step, or in {@code init}. */
    static Place body() {
      return new Place(Optional.empty(), false, false, List.of());
    }

    Place simultaneous() {
      return new Place(result, insideProc, true, callStack);
    }
  }

  /** A block; what it binds is visible to its end. */
  List<Stmt> block(List<Statement> statements, Context c, Place place) {
    List<Stmt> done = new ArrayList<>();
    Context inside = c;
    boolean broken = false;
    for (Statement statement : statements) {
      try {
        inside = statement(statement, inside, place, done);
      } catch (Abandon _) {
        broken = true;
        if (statement instanceof Statement.Let || statement instanceof Statement.Choose) {
          throw new Abandon(); // what follows would only complain about the missing name
        }
      }
    }
    if (broken) {
      throw new Abandon();
    }
    return done;
  }

  /** A proc on its own, to find its mistakes though nobody calls it. */
  void checkProc(Symbol.Proc proc) {
    procs.check(proc);
  }

  private Expr guard(Expression e, Context c) {
    return level(expressions.bool(e, c), e.at());
  }

  private Expr level(Expr e, Span at) {
    return new Levels(shared).require(e, Levels.GUARD, "an action", at);
  }

  private Context statement(Statement statement, Context c, Place place, List<Stmt> out) {
    Origin at = Origin.of(statement.at());
    switch (statement) {
      case Statement.Assign assignment ->
          new AssignmentElaborator(expressions, targets, calls, meanings).assign(assignment, c, place, out);
      case Statement.Update(var target, boolean add, var value, _) -> {
        Target t = targets.target(target, c);
        Type type = t.type();
        if (!(type instanceof Type.SetOf) && !type.isInteger()) {
          throw shared.error(Code.TYPE_MISMATCH, target.at(),
              "`+=` and `-=` change numbers and sets, and this is " + Conversions.describe(type),
              type instanceof Type.ListOf
                  ? "a list grows by `push(" + target.at().text() + ", x)`"
                  : "assign with `:=`");
        }
        if (calls.in(value, c)) {
          t = targets.withKeysFirst(t, meanings, out);
        }
        LeadingCalls.Rest rest = calls.made(value, c, place, out);
        Expr v = type instanceof Type.SetOf
            ? expressions.as(rest.value(), type, Ill.RANGE, rest.context())
            : new OperatorElaborator(expressions).integer(rest.value(), rest.context());
        out.add(new Stmt.Update(t, add, level(v, value.at()), at));
      }
      case Statement.If(var condition, var then, var otherwise, _) -> {
        LeadingCalls.Rest rest = calls.made(condition, c, place, out);
        Expr test = guard(rest.value(), rest.context());
        out.add(new Stmt.If(test, block(then, c, place), block(otherwise, c, place), at));
      }
      case Statement.Match match -> match(match, c, place, out);
      case Statement.Let(var name, var value, _) -> {
        return c.with(let(name.text(), value, at, c, place, out));
      }
      case Statement.Choose(var name, var tree, var where, _) -> {
        Domain domain = expressions.bindings().domain(tree, c);
        Binder binder = shared.fresh(name.text(), domain.element());
        Context inside = c.with(binder);
        out.add(new Stmt.Choose(binder, domain, where(where, inside), at));
        return inside;
      }
      case Statement.Require(var condition, var unless, _) -> {
        LeadingCalls.Rest rest =
            unless.isPresent() ? new LeadingCalls.Rest(condition, c) : calls.made(condition, c, place, out);
        out.add(new Stmt.Require(require(rest.value(), unless, rest.context()), at));
      }
      case Statement.Assert(var condition, _) -> out.add(new Stmt.Assert(guard(condition, c), at));
      case Statement.CallStatement(var call, _) -> call(call, at, c, place, out);
      case Statement.Start(var path, var arguments, var span) -> {
        Symbol.Routine routine = expressions.queries().routine(path, c.scope());
        List<Type> types = routine.parameters().get().stream().map(Binder::type).toList();
        if (types.size() != arguments.size()) {
          throw shared.error(Code.WRONG_ARITY, span, "`" + path.text() + "` takes " + types.size() + " arguments, not "
              + arguments.size());
        }
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
          values.add(level(expressions.as(arguments.get(i), types.get(i), Ill.RANGE, c), arguments.get(i).at()));
        }
        out.add(new Stmt.Start(routine.name(), values, at));
      }
      case Statement.Abort(var path, var arguments, var span) -> {
        Symbol.Routine routine = expressions.queries().routine(path, c.scope());
        List<Type> types = routine.parameters().get().stream().map(Binder::type).toList();
        out.add(new Stmt.Abort(
            routine.name(), expressions.queries().patterns(arguments, types, path.text(), span, c), at));
      }
      case Statement.Return(var value, var span) -> out.add(returns(value, span, c, place, out));
      case Statement.For loop -> loop(loop, c, place, out);
      case Statement.Broken _ -> throw new Abandon();
    }
    return c;
  }

  Expr where(Optional<Expression> where, Context c) {
    return where.map(w -> guard(w, c)).orElseGet(() -> new Expr.Literal(Values.TRUE, Types.BOOL, Origin.nowhere()));
  }

  private Expr require(Expression condition, Optional<Path> unless, Context c) {
    if (unless.isEmpty()) {
      return guard(condition, c);
    }
    Path path = unless.get();
    Optional<Symbol> symbol = c.scope().value(path);
    if (symbol.isEmpty()
        || !(symbol.get() instanceof Symbol.Value v)
        || !(v.expr().get().type() instanceof Type.Bool)) {
      List<String> bugs = new ArrayList<>();
      c.scope().values.forEach((n, s) -> {
        if (s.kind().equals("bug")) {
          bugs.add(n);
        }
      });
      throw c.scope().unknown(
          Code.UNKNOWN_NAME, path.at(), "there is no bug called `" + path.text() + "`", path.text(), bugs);
    }
    Expr body = guard(condition, c);
    return new Expr.Logic(Expr.LogicOp.OR, v.expr().get(), body, Origin.of(condition.at()));
  }

  private Binder let(String name, Expression value, Origin at, Context c, Place place, List<Stmt> out) {
    LeadingCalls.Rest rest = calls.made(value, c, place, out);
    Expr e = level(expressions.any(rest.value(), Optional.empty(), rest.context()), value.at());
    Binder binder = shared.fresh(name, e.type());
    meanings.put(binder, List.of(e));
    out.add(new Stmt.Let(binder, e, at));
    return binder;
  }

  private void call(Expression.Call call, Origin at, Context c, Place place, List<Stmt> out) {
    if (call.callee().text().equals("push") && c.scope().value(call.callee()).isEmpty()) {
      if (call.arguments().size() != 2) {
        throw shared.error(Code.WRONG_ARITY, call.at(), "`push` takes a list and an element");
      }
      Target list = targets.list(call.arguments().getFirst(), c);
      Type element = ((Type.ListOf) list.type()).element();
      Expression value = call.arguments().get(1);
      out.add(new Stmt.Push(list, level(expressions.as(value, element, Ill.RANGE, c), value.at()), at));
      return;
    }
    procs.statement(call, c, place, out);
  }

  private Stmt returns(Optional<Expression> value, Span span, Context c, Place place, List<Stmt> out) {
    if (place.insideSimultaneousFor()) {
      throw shared.error(Code.MISPLACED_RETURN, span, "`return` inside a `for x: T` loop",
          "all iterations happen at once, none can end the others: use `for x in …`, or a condition");
    }
    if (place.result().isEmpty() && value.isPresent()) {
      throw shared.error(Code.MISPLACED_RETURN, span, "nothing is returned here",
          place.insideProc() ? "declare a result type: `proc p(…): T`" : "write `return` alone");
    }
    if (place.result().isPresent() && value.isEmpty()) {
      throw shared.error(Code.MISPLACED_RETURN, span, "this proc returns " + Conversions.describe(place.result().get()),
          "write `return e`");
    }
    return new Stmt.Return(value.map(v -> {
      LeadingCalls.Rest rest = calls.made(v, c, place, out);
      Type type = place.result().orElseThrow();
      return level(expressions.as(rest.value(), type, Ill.RANGE, rest.context()), v.at());
    }), Origin.of(span));
  }

  private void loop(Statement.For loop, Context c, Place place, List<Stmt> out) {
    Origin at = Origin.of(loop.at());
    String name = loop.name().text();
    if (loop.domain() instanceof baton.models.syntax.Domain.OfType(var tree)) {
      Type type = expressions.types.enumerable(expressions.types.type(tree, c.scope()), tree.at());
      Binder binder = shared.fresh(name, type);
      Context inside = c.with(binder);
      Expr where = where(loop.where(), inside);
      out.add(new Stmt.ForAll(binder, type, where, block(loop.body(), inside, place.simultaneous()), at));
      return;
    }
    Stmt.Order order = new LoopElaborator(expressions).order(loop.domain(), name, c);
    Type element =
        switch (order) {
          case Stmt.Order.Elements(Expr list) -> ((Type.ListOf) level(list, loop.at()).type()).element();
          case Stmt.Order.Ascending(Type type) -> type;
        };
    Binder binder = shared.fresh(name, element);
    Context inside = c.with(binder);
    Expr where = where(loop.where(), inside);
    out.add(new Stmt.ForIn(binder, order, where, block(loop.body(), inside, place), at));
  }

  private void match(Statement.Match match, Context c, Place place, List<Stmt> out) {
    LeadingCalls.Rest rest = calls.made(match.scrutinee(), c, place, out);
    BindingElaborator.Cases cases = expressions.bindings().cases(
        rest.value(), match.arms().stream().map(Statement.Arm::patterns).toList(),
        match.otherwise().isPresent(), match.at(), rest.context());
    Origin at = Origin.of(match.at());
    meanings.put(cases.scrutinee(), List.of(cases.value()));
    out.add(new Stmt.Let(cases.scrutinee(), level(cases.value(), match.scrutinee().at()), at));
    List<List<Stmt>> bodies = new ArrayList<>();
    match.arms().forEach(arm -> bodies.add(block(arm.body(), c, place)));
    match.otherwise().ifPresent(body -> bodies.add(block(body, c, place)));
    List<Stmt> chain = bodies.getLast();
    for (int i = bodies.size() - 2; i >= 0; i--) {
      chain = List.of(new Stmt.If(cases.conditions().get(i), bodies.get(i), chain, at));
    }
    out.addAll(chain);
  }
}
