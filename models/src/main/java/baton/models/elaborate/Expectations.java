package baton.models.elaborate;

import baton.models.ir.Bug;
import baton.models.ir.Expectation;
import baton.models.ir.Expr;
import baton.models.ir.Settings;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.NearestName;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Declaration;
import baton.models.syntax.Path;
import baton.models.syntax.Setting;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Bugs, {@code expect} and {@code also with}: what {@code baton test} judges. */
final class Expectations {
  private static final List<String> VERDICTS =
      List.of("holds", "violated", "vacuous", "holds-to-bound", "undecided");

  private final Shared shared;
  private final Scope root;
  private final List<String> faults;
  private final List<Bug> bugs = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private final List<Settings> alsoWith = new ArrayList<>();
  private final List<Setting> written = new ArrayList<>();

  /** {@code faults} are the names of all of them. */
  Expectations(Shared shared, Scope root, List<String> faults) {
    this.shared = shared;
    this.root = root;
    this.faults = List.copyOf(faults);
  }

  List<Bug> bugs() {
    return bugs;
  }

  List<Expectation> expectations() {
    return expectations;
  }

  List<Settings> alsoWith() {
    return alsoWith;
  }

  void declared(Declaration declaration, Scope scope) {
    if (declaration instanceof Declaration.BugDecl b) {
      List<String> goals = b.violates().stream().map(p -> goal(p, scope)).toList();
      boolean on = scope.values.get(b.name().text()) instanceof Symbol.Value v
          && v.expr().get() instanceof Expr.Constant(_, Value value, _, _)
          && value.equals(Values.TRUE);
      bugs.add(new Bug(
          scope.qualified(b.name().text()), goals, settings(b.with()), on, b.doc(), Origin.of(b.name().at())));
    } else if (declaration instanceof Declaration.Expect e) {
      if (!VERDICTS.contains(e.verdict().text())) {
        throw shared.error(Code.UNKNOWN_NAME, e.verdict().at(), "there is no verdict `" + e.verdict().text() + "`",
            NearestName.hint(e.verdict().text(), VERDICTS));
      }
      Optional<Settings> with = e.with().isEmpty() ? Optional.empty() : Optional.of(settings(e.with()));
      for (Path goal : e.goals()) {
        expectations.add(new Expectation(goal(goal, scope), e.verdict().text(), with, Origin.of(e.at())));
      }
    } else if (declaration instanceof Declaration.AlsoWith a) {
      alsoWith.add(settings(a.with()));
    }
  }

  private String goal(Path path, Scope scope) {
    if (path.text().equals("deadlock") || path.text().equals("well-defined")) {
      return path.text();
    }
    Optional<Symbol.Goal> found = scope.scopeOf(path).map(s -> s.goals.get(path.last().text()));
    if (found.isPresent()) {
      return found.get().name();
    }
    List<String> known = new ArrayList<>(List.of("deadlock", "well-defined"));
    names(scope, "", known);
    throw scope.unknown(
        Code.UNKNOWN_GOAL, path.at(), "there is no property `" + path.text() + "`", path.text(), known);
  }

  private static void names(Scope scope, String prefix, List<String> known) {
    scope.goals.keySet().forEach(n -> known.add(prefix + n));
    scope.modules.forEach((m, inner) -> names(inner, prefix + m + ".", known));
  }

  private Settings settings(List<Setting> trees) {
    written.addAll(trees);
    Map<String, String> values = new TreeMap<>();
    Map<String, Integer> budgets = new TreeMap<>();
    OptionalInt all = OptionalInt.empty();
    for (Setting setting : trees) {
      if (!isBudget(setting)) {
        values.put(setting.name().orElseThrow(Abandon::new).text(), setting.value());
        continue;
      }
      int budget = budget(setting);
      if (setting.name().isPresent()) {
        budgets.put(setting.name().get().text(), budget);
      } else {
        all = OptionalInt.of(budget);
      }
    }
    return new Settings(values, budgets, all);
  }

  private boolean isBudget(Setting setting) {
    return switch (setting.kind()) {
      case VALUE -> false;
      case BUDGET -> true;
      case EITHER -> setting.name().filter(n -> faults.contains(n.text())).isPresent();
    };
  }

  private int budget(Setting setting) {
    try {
      int n = Integer.parseInt(setting.value());
      if (n >= 0) {
        return n;
      }
    } catch (NumberFormatException _) {
      // reported below
    }
    throw shared.error(Code.BAD_SETTING, setting.at(), "a budget of faults is a number from 0");
  }

  /** Reports settings, written here or given from outside, that name nothing. */
  void checkSettings() {
    List<String> names = new ArrayList<>();
    settable(root, "", names);
    for (String name : new java.util.TreeSet<>(shared.settings.values().keySet())) {
      if (!shared.usedSettings.contains(name)) {
        shared.diagnostics.add(unknown(
            Diagnostic.error(Code.UNKNOWN_SETTING, "there is no sort, constant or bug `" + name + "` to set"),
            name, names));
      }
    }
    for (Setting setting : written) {
      Span at = setting.at();
      setting.name().map(Path::text).ifPresent(name -> {
        List<String> known = new ArrayList<>();
        String kinds = switch (setting.kind()) {
          case VALUE -> "sort, constant or bug";
          case BUDGET -> "fault";
          case EITHER -> "fault, sort, constant or bug";
        };
        if (setting.kind() != Setting.Kind.VALUE) {
          known.addAll(faults);
        }
        if (setting.kind() != Setting.Kind.BUDGET) {
          known.addAll(names);
        }
        if (!known.contains(name)) {
          shared.diagnostics.add(unknown(
              Diagnostic.error(Code.UNKNOWN_SETTING, at, "there is no " + kinds + " `" + name + "` to set"),
              name, known));
        }
      });
    }
  }

  private static Diagnostic unknown(Diagnostic d, String name, List<String> known) {
    return d.help(NearestName.hint(name, known));
  }

  private static void settable(Scope scope, String prefix, List<String> names) {
    scope.types.forEach((n, t) -> {
      if (t.kind().equals("sort")) {
        names.add(prefix + n);
      }
    });
    scope.values.forEach((n, s) -> {
      if (s instanceof Symbol.Value || (s instanceof Symbol.Var v && v.free())) {
        names.add(prefix + n);
      }
    });
    scope.modules.forEach((m, inner) -> settable(inner, prefix + m + ".", names));
  }
}
