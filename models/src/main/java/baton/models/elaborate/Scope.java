package baton.models.elaborate;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.NearestName;
import baton.models.source.Span;
import baton.models.syntax.Declaration.BindingDecl;
import baton.models.syntax.Declaration.ImportDecl;
import baton.models.syntax.Name;
import baton.models.syntax.Path;
import baton.models.syntax.SourceUnit;
import baton.models.value.Type;
import baton.models.value.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names of one instance of a module, or of the protocol.
 *
 * <p>There are six name spaces: types; values (constants, variables, bugs, defs, procs); steps (actions,
 * faults, routines); goals; plans; module instances.
 */
final class Scope {
  final Shared shared;
  final SourceUnit unit;
  final String prefix;
  final Optional<Scope> importer;
  final Optional<ImportDecl> importedBy;
  final Map<String, BindingDecl> bindings = new LinkedHashMap<>();

  final Map<String, Symbol.TypeName> types = new LinkedHashMap<>();
  final Map<String, Symbol> values = new LinkedHashMap<>();
  final Map<String, Symbol> steps = new LinkedHashMap<>();
  final Map<String, Symbol.Goal> goals = new LinkedHashMap<>();
  final Map<String, Symbol.Goal> plans = new LinkedHashMap<>();
  final Map<String, Scope> modules = new LinkedHashMap<>();
  private final Map<String, Span> moduleSpans = new LinkedHashMap<>();

  Scope(Shared shared, SourceUnit unit, String prefix, Optional<Scope> importer, Optional<ImportDecl> importedBy) {
    this.shared = shared;
    this.unit = unit;
    this.prefix = prefix;
    this.importer = importer;
    this.importedBy = importedBy;
    importedBy.ifPresent(i -> i.bindings().forEach(b -> bindings.putIfAbsent(b.name().text(), b)));
  }

  /** The name by which the root knows {@code name}. */
  String qualified(String name) {
    return prefix + name;
  }

  /** Adds to a name space, or reports that the name is taken. */
  <S extends Symbol> void declare(Map<String, S> space, Name name, S symbol) {
    S earlier = space.putIfAbsent(name.text(), symbol);
    if (earlier != null) {
      duplicate(name, earlier.at());
    }
  }

  void declareModule(Name name, Scope module) {
    Span earlier = moduleSpans.putIfAbsent(name.text(), name.at());
    if (earlier != null) {
      duplicate(name, earlier);
    } else {
      modules.put(name.text(), module);
    }
  }

  private void duplicate(Name name, Span earlier) {
    shared.diagnostics.add(
        Diagnostic.error(Code.DUPLICATE_NAME, name.at(), "`" + name.text() + "` is declared twice")
            .help("names of one kind must differ within a file")
            .note(earlier, "declared first here"));
  }

  /** The scope of all but the last name of a path, and that last name; empty if there is no such scope. */
  Optional<Scope> scopeOf(Path path) {
    Scope scope = this;
    for (Name name : path.names().subList(0, path.names().size() - 1)) {
      Scope inner = scope.modules.get(name.text());
      if (inner == null) {
        return Optional.empty();
      }
      scope = inner;
    }
    return Optional.of(scope);
  }

  Optional<Symbol> step(Path path) {
    return scopeOf(path).map(s -> s.steps.get(path.last().text()));
  }

  Optional<Symbol> value(Path path) {
    return scopeOf(path).map(s -> s.values.get(path.last().text()));
  }

  /** The type of that name; reports if there is none. */
  Type type(Path path) {
    Optional<Symbol.TypeName> found = scopeOf(path).map(s -> s.types.get(path.last().text()));
    if (found.isEmpty()) {
      List<String> known = new ArrayList<>(types.keySet());
      known.addAll(List.of("bool", "int"));
      modules.forEach((m, s) -> s.types.keySet().forEach(t -> known.add(m + "." + t)));
      throw unknown(Code.UNKNOWN_TYPE, path.at(), "there is no type `" + path.text() + "`", path.text(), known);
    }
    return found.get().type().get();
  }

  Abandon unknown(Code code, Span at, String message, String name, List<String> known) {
    Diagnostic d = Diagnostic.error(code, at, message);
    Optional<String> near = NearestName.find(name, known).map(n -> "did you mean `" + n + "`?");
    shared.diagnostics.add(near.or(() -> ForeignNames.help(name)).map(d::help).orElse(d));
    return new Abandon();
  }

  /** All enums that a bare enumerator may belong to here. */
  List<Type.Enumeration> enumerations() {
    List<Type.Enumeration> found = new ArrayList<>();
    for (Symbol.TypeName name : types.values()) {
      if (!name.type().isComputing() && name.type().find().orElse(Types.BOOL) instanceof Type.Enumeration e
          && !found.contains(e)) {
        found.add(e);
      }
    }
    return found;
  }

  /** Each scope below this one, then this one: imports first, in import order. */
  <T> List<T> collect(Function<Scope, List<T>> of) {
    List<T> all = new ArrayList<>();
    modules.values().forEach(m -> all.addAll(m.collect(of)));
    all.addAll(of.apply(this));
    return all;
  }
}
