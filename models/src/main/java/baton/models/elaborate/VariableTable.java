package baton.models.elaborate;

import baton.models.ir.Variable;
import baton.models.syntax.Declaration.ConstDecl;
import baton.models.syntax.Declaration.VarDecl;
import baton.models.syntax.Name;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Free constants and variables in the order of the state: first all free constants, then all variables, of
 * imports before those of their importer. An index is known once everything is declared.
 */
final class VariableTable {
  /** What a variable was declared by. */
  record Entry(Scope scope, Symbol.Var symbol, Optional<VarDecl> declaration) {}

  private final List<Entry> free = new ArrayList<>();
  private final List<Entry> state = new ArrayList<>();

  Symbol.Var freeConstant(ConstDecl c, Scope scope, TypeElaborator types) {
    int position = free.size();
    Lazy<Variable> lazy = new Lazy<>(() -> {
      Type type = types.enumerable(types.type(c.type(), scope), c.type().at());
      return new Variable(
          scope.qualified(c.name().text()), type, Variable.Kind.FREE_CONSTANT, false, position);
    }, () -> {});
    Symbol.Var symbol = new Symbol.Var(lazy, true, c.name().at());
    free.add(new Entry(scope, symbol, Optional.empty()));
    return symbol;
  }

  /** One of the variables that {@code v} declares. */
  Symbol.Var variable(VarDecl v, Name name, Scope scope, TypeElaborator types) {
    int position = state.size();
    Lazy<Variable> lazy = new Lazy<>(
        () -> new Variable(
            scope.qualified(name.text()), types.type(v.type(), scope), Variable.Kind.STATE, v.ghost(),
            free.size() + position),
        () -> {});
    Symbol.Var symbol = new Symbol.Var(lazy, false, name.at());
    state.add(new Entry(scope, symbol, Optional.of(v)));
    return symbol;
  }

  /** All of them, in the order of the state. */
  List<Entry> entries() {
    List<Entry> all = new ArrayList<>(free);
    all.addAll(state);
    return all;
  }
}
