package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Definition;
import baton.models.ir.Expr;
import baton.models.ir.Variable;
import baton.models.source.Span;
import baton.models.syntax.Declaration;
import baton.models.value.Type;
import java.util.List;

/** What a declared name stands for, in one instance of a module. */
sealed interface Symbol {
  Span at();

  /** Said in messages: "`x` is a constant". */
  String kind();

  /** A name for an expression without parameters: a constant, a bug, a bound constant of a module. */
  record Value(String kind, Lazy<Expr> expr, Span at) implements Symbol {}

  /** A variable or free constant. */
  record Var(Lazy<Variable> variable, boolean free, Span at) implements Symbol {
    @Override
    public String kind() {
      return free ? "free constant" : "variable";
    }
  }

  /** A def, or a def or event parameter of a module. */
  record Def(String name, int arity, Lazy<Definition> definition, Span at) implements Symbol {
    @Override
    public String kind() {
      return "def";
    }
  }

  record Proc(Declaration.ProcDecl declaration, Scope scope, Span at) implements Symbol {
    @Override
    public String kind() {
      return "proc";
    }
  }

  /** An alternative of an action or fault. */
  record Label(String name, boolean fault, Lazy<List<Binder>> parameters, Span at) implements Symbol {
    @Override
    public String kind() {
      return fault ? "fault" : "action";
    }
  }

  record Routine(
      String name, Lazy<List<Binder>> parameters, Lazy<RoutineShape> shape, Declaration.RoutineDecl declaration,
      Span at)
      implements Symbol {
    @Override
    public String kind() {
      return "routine";
    }
  }

  /** A type of any form. */
  record TypeName(String kind, Lazy<Type> type, Span at) implements Symbol {}

  /** A property, measure or plan. */
  record Goal(String name, Span at) implements Symbol {
    @Override
    public String kind() {
      return "property";
    }
  }
}
