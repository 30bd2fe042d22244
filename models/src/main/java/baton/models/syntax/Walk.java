package baton.models.syntax;

import java.util.List;
import java.util.function.Consumer;

/** Goes through all expressions and settings of a file, wherever they stand. */
public final class Walk {
  private final Consumer<Expression> expressions;
  private final Consumer<Setting> settings;

  /** {@code expressions} sees every expression, an outer one before its parts. */
  public Walk(Consumer<Expression> expressions, Consumer<Setting> settings) {
    this.expressions = expressions;
    this.settings = settings;
  }

  public void unit(SourceUnit unit) {
    unit.parameters().forEach(this::declaration);
    unit.declarations().forEach(this::declaration);
  }

  private void declaration(Declaration d) {
    switch (d) {
      case Declaration.SortDecl s -> s.size().ifPresent(this::expression);
      case Declaration.TypeDecl t -> t.type().ifPresent(this::type);
      case Declaration.ConstDecl c -> {
        type(c.type());
        c.value().ifPresent(this::expression);
      }
      case Declaration.Assume a -> expression(a.condition());
      case Declaration.BugDecl b -> b.with().forEach(settings);
      case Declaration.Expect e -> e.with().forEach(settings);
      case Declaration.AlsoWith a -> a.with().forEach(settings);
      case Declaration.MeasureDecl m -> {
        expression(m.condition());
        m.limit().ifPresent(this::expression);
      }
      case Declaration.PlanDecl p -> p.items().forEach(this::planned);
      case Declaration.VarDecl v -> {
        type(v.type());
        v.initial().ifPresent(this::expression);
      }
      case Declaration.DefDecl f -> {
        parameters(f.parameters());
        f.result().ifPresent(this::type);
        f.body().ifPresent(this::expression);
      }
      case Declaration.EventDecl e -> {
        parameters(e.parameters());
        e.body().ifPresent(this::expression);
      }
      case Declaration.InitDecl i -> statements(i.body());
      case Declaration.ActionDecl a -> {
        parameters(a.parameters());
        a.when().ifPresent(this::expression);
        a.alternatives().forEach(this::alternative);
      }
      case Declaration.RoutineDecl r -> {
        parameters(r.parameters());
        r.when().ifPresent(this::expression);
        r.body().forEach(this::item);
      }
      case Declaration.ProcDecl p -> {
        parameters(p.parameters());
        statements(p.body());
      }
      case Declaration.Terminal t -> expression(t.condition());
      case Declaration.PropertyDecl p -> {
        parameters(p.parameters());
        expression(p.body());
      }
      case Declaration.ImportDecl i -> i.bindings().forEach(b -> {
        b.value().ifPresent(this::expression);
        if (b.value().isEmpty()) {
          b.type().ifPresent(this::type);
        }
      });
      case Declaration.EnumDecl _ -> {}
    }
  }

  private void planned(PlanItem item) {
    switch (item) {
      case PlanItem.Task t -> {
        parameters(t.parameters());
        t.where().ifPresent(this::expression);
        t.parts().forEach(part -> {
          part.arguments().forEach(this::expression);
          part.takes().ifPresent(this::expression);
        });
      }
      case PlanItem.For f -> {
        bound(f.bindings(), f.where());
        f.body().forEach(this::planned);
      }
      case PlanItem.Related r -> {
        task(r.one());
        task(r.other());
        r.by().ifPresent(this::expression);
      }
      case PlanItem.Timed t -> {
        task(t.task());
        expression(t.time());
      }
      case PlanItem.AtMost a -> {
        expression(a.most());
        tasks(a.tasks());
      }
      case PlanItem.Minimise m -> m.aims().forEach(this::aim);
    }
  }

  private void aim(PlanItem.Aim aim) {
    switch (aim) {
      case PlanItem.Aim.End(var tasks, _) -> tasks.ifPresent(this::tasks);
      case PlanItem.Aim.Length(var tasks, _) -> tasks(tasks);
      case PlanItem.Aim.Peak(var tasks, _) -> tasks(tasks);
      case PlanItem.Aim.Combined c -> {
        bound(c.bindings(), c.where());
        aim(c.each());
        c.times().ifPresent(this::expression);
      }
    }
  }

  private void tasks(PlanItem.TaskSet set) {
    bound(set.bindings(), set.where());
    set.tasks().forEach(this::task);
  }

  private void task(PlanItem.TaskRef ref) {
    ref.arguments().ifPresent(this::arguments);
  }

  private void bound(List<Expression.Binding> bindings, java.util.Optional<Expression> where) {
    bindings.forEach(b -> domain(b.domain()));
    where.ifPresent(this::expression);
  }

  private void parameters(List<Parameter> parameters) {
    parameters.forEach(p -> type(p.type()));
  }

  private void alternative(Alternative a) {
    a.max().ifPresent(this::expression);
    a.takes().ifPresent(this::expression);
    statements(a.body());
  }

  private void item(RoutineItem item) {
    switch (item) {
      case RoutineItem.Step s -> s.alternatives().forEach(this::alternative);
      case RoutineItem.If(var condition, var then, var otherwise, _) -> {
        expression(condition);
        then.forEach(this::item);
        otherwise.forEach(this::item);
      }
      case RoutineItem.For f -> {
        domain(f.domain());
        f.where().ifPresent(this::expression);
        f.body().forEach(this::item);
      }
      case RoutineItem.Return _ -> {}
    }
  }

  private void statements(List<Statement> all) {
    all.forEach(this::statement);
  }

  private void statement(Statement s) {
    switch (s) {
      case Statement.Assign(var targets, var value, _) -> {
        targets.forEach(this::expression);
        expression(value);
      }
      case Statement.Update(var target, _, var value, _) -> {
        expression(target);
        expression(value);
      }
      case Statement.If(var condition, var then, var otherwise, _) -> {
        expression(condition);
        statements(then);
        statements(otherwise);
      }
      case Statement.Match m -> {
        expression(m.scrutinee());
        m.arms().forEach(a -> {
          a.patterns().forEach(this::expression);
          statements(a.body());
        });
        m.otherwise().ifPresent(this::statements);
      }
      case Statement.Let l -> expression(l.value());
      case Statement.Choose c -> {
        domain(c.domain());
        c.where().ifPresent(this::expression);
      }
      case Statement.Require r -> expression(r.condition());
      case Statement.Assert a -> expression(a.condition());
      case Statement.CallStatement c -> expression(c.call());
      case Statement.Start st -> st.arguments().forEach(this::expression);
      case Statement.Abort a -> arguments(a.arguments());
      case Statement.Return r -> r.value().ifPresent(this::expression);
      case Statement.For f -> {
        domain(f.domain());
        f.where().ifPresent(this::expression);
        statements(f.body());
      }
      case Statement.Broken _ -> {}
    }
  }

  private void arguments(List<Expression.Argument> arguments) {
    arguments.forEach(a -> a.value().ifPresent(this::expression));
  }

  private void domain(Domain domain) {
    switch (domain) {
      case Domain.OfType(var type) -> type(type);
      case Domain.In(var collection) -> expression(collection);
      case Domain.InRange(var lo, var hi) -> {
        expression(lo);
        expression(hi);
      }
    }
  }

  private void type(TypeTree type) {
    switch (type) {
      case TypeTree.Named _ -> {}
      case TypeTree.RangeTree(var lo, var hi, _) -> {
        expression(lo);
        expression(hi);
      }
      case TypeTree.MaybeTree(var element, _) -> type(element);
      case TypeTree.SetTree(var element, _) -> type(element);
      case TypeTree.MapTree(var domain, var range, _) -> {
        domain.forEach(this::type);
        type(range);
      }
      case TypeTree.ListTree(var capacity, var element, _) -> {
        expression(capacity);
        type(element);
      }
      case TypeTree.RecordTree(var fields, _) -> fields.forEach(f -> type(f.type()));
    }
  }

  private void expression(Expression e) {
    expressions.accept(e);
    switch (e) {
      case Expression.IntLiteral _, Expression.BoolLiteral _, Expression.NoneLiteral _, Expression.EmptyList _,
          Expression.Identifier _, Expression.Broken _ -> {}
      case Expression.Member m -> expression(m.target());
      case Expression.Index i -> {
        expression(i.target());
        i.indices().forEach(this::expression);
      }
      case Expression.Call c -> c.arguments().forEach(this::expression);
      case Expression.Construct c -> c.fields().forEach(f -> expression(f.value()));
      case Expression.With w -> {
        expression(w.target());
        w.fields().forEach(f -> expression(f.value()));
      }
      case Expression.Unwrap u -> expression(u.target());
      case Expression.Prime p -> expression(p.target());
      case Expression.Unary u -> expression(u.operand());
      case Expression.Binary b -> {
        expression(b.left());
        expression(b.right());
      }
      case Expression.Conditional c -> {
        expression(c.condition());
        expression(c.then());
        expression(c.otherwise());
      }
      case Expression.Match m -> {
        expression(m.scrutinee());
        m.arms().forEach(a -> {
          a.patterns().forEach(this::expression);
          expression(a.value());
        });
        m.otherwise().ifPresent(this::expression);
      }
      case Expression.Quantified q -> {
        q.bindings().forEach(b -> domain(b.domain()));
        q.where().ifPresent(this::expression);
        expression(q.body());
      }
      case Expression.SetLiteral s -> s.elements().forEach(this::expression);
      case Expression.Comprehension c -> {
        domain(c.domain());
        c.where().ifPresent(this::expression);
      }
      case Expression.StepQuery q -> q.arguments().ifPresent(this::arguments);
      case Expression.AnyOf a -> a.queries().forEach(this::expression);
      case Expression.Parenthesised p -> expression(p.inner());
    }
  }
}
