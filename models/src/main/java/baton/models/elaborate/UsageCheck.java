package baton.models.elaborate;

import baton.models.ir.Action;
import baton.models.ir.Children;
import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Statements;
import baton.models.ir.Stmt;
import baton.models.ir.Variable;
import baton.models.source.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Warns of variables that nothing reads or nothing changes. */
final class UsageCheck {
  private final Shared shared;
  private final Set<Variable> read = new HashSet<>();
  private final Set<Variable> written = new HashSet<>();
  private final Set<String> visited = new HashSet<>();

  UsageCheck(Shared shared) {
    this.shared = shared;
  }

  /** Variables of modules are the modules' business. */
  void check(Protocol protocol, List<VariableTable.Entry> declared) {
    protocol.assumptions().forEach(this::expression);
    protocol.constantAssumptions().forEach(this::expression);
    expression(protocol.terminal());
    protocol.initialisers().forEach(i -> i.value().ifPresent(this::expression));
    block(protocol.init());
    for (Place place : protocol.places()) {
      place.when().ifPresent(this::expression);
      for (Action action : place.alternatives()) {
        action.takes().ifPresent(this::expression);
        block(action.body());
      }
    }
    for (Routine routine : protocol.routines()) {
      routine.when().ifPresent(this::expression);
      routine.loops().forEach(loop -> {
        expression(loop.where());
        if (loop.over() instanceof Routine.Over.Elements(Expr list)) {
          expression(list);
        }
      });
      flows(routine.body());
    }
    protocol.properties().forEach(p -> expression(p.body()));
    protocol.measures().forEach(m -> expression(m.condition()));
    for (VariableTable.Entry entry : declared) {
      Variable v = entry.symbol().variable().get();
      if (entry.scope().importer.isEmpty() && v.kind() == Variable.Kind.STATE) {
        warn(v, entry);
      }
    }
  }

  private void warn(Variable v, VariableTable.Entry entry) {
    if (!read.contains(v)) {
      shared.warn(v.ghost() ? Code.UNUSED_GHOST : Code.UNUSED_VARIABLE, entry.symbol().at(),
          "nothing reads `" + v.name() + "`",
          v.ghost() ? "a ghost is there for properties: name it in one, or remove it"
              : "remove it, or use it in a guard or a property");
    } else if (!written.contains(v)) {
      shared.warn(Code.CONSTANT_VARIABLE, entry.symbol().at(), "nothing changes `" + v.name() + "`",
          "declare it a `const`, or let an action write it");
    }
  }

  private void flows(List<Routine.Flow> flows) {
    for (Routine.Flow flow : flows) {
      switch (flow) {
        case Routine.Flow.Branch(Expr condition, var then, var otherwise) -> {
          expression(condition);
          flows(then);
          flows(otherwise);
        }
        case Routine.Flow.Repeat(_, var body) -> flows(body);
        case Routine.Flow.AtStep _, Routine.Flow.End _ -> {}
      }
    }
  }

  private void block(List<Stmt> body) {
    for (Stmt s : body) {
      Statements.target(s).ifPresent(t -> written.add(t.variable()));
      if (s instanceof Stmt.Pop(var list, var result, _) && result.isPresent()) {
        read.add(list.variable());
      }
      Statements.expressions(s).forEach(this::expression);
      Statements.blocks(s).forEach(this::block);
    }
  }

  private void expression(Expr e) {
    if (e instanceof Expr.Read(Variable variable, _)) {
      read.add(variable);
    }
    if (e instanceof Expr.Call(Definition definition, _, _) && visited.add(definition.name())) {
      expression(definition.body());
    }
    Children.of(e).forEach(this::expression);
  }
}
