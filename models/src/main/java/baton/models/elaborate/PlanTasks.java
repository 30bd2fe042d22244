package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Expr;
import baton.models.ir.Plan;
import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.NearestName;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.syntax.Expression;
import baton.models.syntax.PlanItem;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tasks of a plan, and which of them are meant where it speaks of some. */
final class PlanTasks {
  /** How many tasks one plan may come to. */
  private static final int MOST = 5_000;

  /** What was declared, and the position of the task for each tuple of arguments. */
  private record Declared(Span at, List<Binder> parameters, Map<List<Value>, Integer> positions) {}

  private final ExpressionElaborator expressions;
  private final Shared shared;
  private final PlanValues values;
  private final Scope scope;
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final Set<String> begun = new HashSet<>();
  private final List<Plan.Task> tasks = new ArrayList<>();

  PlanTasks(ExpressionElaborator expressions, PlanValues values, Scope scope) {
    this.expressions = expressions;
    this.values = values;
    this.scope = scope;
    shared = expressions.shared;
  }

  List<Plan.Task> all() {
    return tasks;
  }

  void declare(PlanItem.Task task, PlanContext c) {
    String name = task.name().text();
    begun.add(name);
    Optional<Declared> earlier = Optional.ofNullable(declared.get(name));
    if (earlier.isPresent()) {
      shared.diagnostics.add(
          Diagnostic.error(Code.DUPLICATE_NAME, task.name().at(), "`" + name + "` is a task twice")
              .note(earlier.get().at(), "declared first here"));
      throw new Abandon();
    }
    List<Binder> parameters = new ActionElaborator(expressions).parameters(task.parameters(), scope);
    Map<List<Value>, Integer> positions = new LinkedHashMap<>();
    declared.put(name, new Declared(task.name().at(), parameters, positions));
    for (List<Value> arguments : Values.tuples(parameters.stream().map(p -> Values.all(p.type())).toList())) {
      PlanContext inside = c;
      for (int i = 0; i < parameters.size(); i++) {
        inside = inside.with(parameters.get(i), arguments.get(i));
      }
      if (values.holds(task.where(), inside)) {
        positions.put(arguments, tasks.size());
        tasks.add(instance(task, arguments, inside));
      }
    }
  }

  private Plan.Task instance(PlanItem.Task task, List<Value> arguments, PlanContext c) {
    if (tasks.size() >= MOST) {
      throw shared.error(Code.BAD_DURATION, task.name().at(), "written out, this plan has more than " + MOST + " tasks",
          "leave some out with `where`");
    }
    List<Plan.Part> parts = new ArrayList<>();
    for (PlanItem.Part part : task.parts()) {
      parts.add(part(part, c));
    }
    Plan.Task instance = new Plan.Task(task.name().text(), arguments, parts, Origin.of(task.name().at()));
    if (instance.duration() < 1) {
      throw shared.error(Code.BAD_DURATION, task.name().at(), "`" + instance + "` takes no time",
          "say how long an action takes: `takes n` behind it, here or where it is declared");
    }
    return instance;
  }

  private Plan.Part part(PlanItem.Part part, PlanContext c) {
    Symbol.Label label = label(part);
    List<Binder> parameters = label.parameters().get();
    if (part.arguments().size() != parameters.size()) {
      throw shared.error(Code.WRONG_ARITY, part.at(), "`" + part.action().text() + "` takes " + parameters.size()
          + (parameters.size() == 1 ? " argument" : " arguments") + ", not " + part.arguments().size());
    }
    List<Value> arguments = new ArrayList<>();
    Map<Binder, Value> bound = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Expression e = part.arguments().get(i);
      arguments.add(values.as(e, parameters.get(i).type(), c));
      bound.put(parameters.get(i), arguments.getLast());
    }
    Span at = part.takes().map(Expression::at).orElse(part.at());
    long takes = part.takes().isPresent() ? values.number(part.takes().get(), c) : declared(label, bound, at, c);
    if (takes < 0 || takes > Plan.HORIZON) {
      throw shared.error(Code.BAD_DURATION, at, "a duration is a number from 0 to " + Plan.HORIZON + ", not " + takes,
          "time does not run backwards");
    }
    return new Plan.Part(label.name(), arguments, takes, Origin.of(part.at()));
  }

  /** What the action itself says that it takes; nothing said is 0. */
  private long declared(Symbol.Label label, Map<Binder, Value> bound, Span at, PlanContext c) {
    Optional<Expr> takes = Optional.ofNullable(shared.durations.get(label.name()));
    return takes.isEmpty()
        ? 0
        : ((Value.Int) values.value(takes.get(), at, new PlanContext(c.context(), bound))).value();
  }

  private Symbol.Label label(PlanItem.Part part) {
    Optional<Symbol> found = QueryElaborator.find(part.action(), scope);
    String name = part.action().text();
    if (found.isPresent() && found.get() instanceof Symbol.Label label) {
      if (label.fault()) {
        throw shared.error(Code.WRONG_KIND, part.action().at(), "`" + name + "` is a fault, which nobody can plan",
            "a task is made of actions");
      }
      return label;
    }
    if (found.isPresent()) {
      throw shared.error(Code.WRONG_KIND, part.action().at(), "`" + name + "` is a routine; its steps have names",
          "write `" + name + ".step(…)` for each step");
    }
    throw scope.unknown(Code.UNKNOWN_NAME, part.action().at(), "there is no action or step `" + name + "`", name,
        List.copyOf(scope.steps.keySet()));
  }

  /** The positions of the tasks that are meant; one that {@code where} leaves out is not. */
  List<Integer> meant(PlanItem.TaskRef ref, PlanContext c) {
    Declared task = Optional.ofNullable(declared.get(ref.name().text())).orElseThrow(() -> unknown(ref));
    if (ref.arguments().isEmpty()) {
      return List.copyOf(task.positions().values());
    }
    List<Expression.Argument> arguments = ref.arguments().get();
    if (arguments.size() != task.parameters().size()) {
      throw shared.error(Code.WRONG_ARITY, ref.at(), "`" + ref.name().text() + "` takes " + task.parameters().size()
          + (task.parameters().size() == 1 ? " argument" : " arguments") + ", not " + arguments.size(),
          "`_` stands for any");
    }
    List<Optional<Value>> patterns = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      var type = task.parameters().get(i).type();
      patterns.add(arguments.get(i).value().map(e -> values.as(e, type, c)));
    }
    if (patterns.stream().allMatch(Optional::isPresent)) {
      List<Value> exact = patterns.stream().map(Optional::get).toList();
      return Optional.ofNullable(task.positions().get(exact)).stream().toList();
    }
    List<Integer> found = new ArrayList<>();
    task.positions().forEach((values, position) -> {
      if (matches(values, patterns)) {
        found.add(position);
      }
    });
    return found;
  }

  /** The same of several, each task once. */
  List<Integer> meant(PlanItem.TaskSet set, PlanContext c) {
    Set<Integer> found = new LinkedHashSet<>();
    values.each(set.bindings(), set.where(), c, inside -> set.tasks().forEach(t -> found.addAll(meant(t, inside))));
    return found.stream().sorted().toList();
  }

  /** What is to be counted: tasks, or for each choice of names the stretch that its tasks span. */
  List<Plan.Stretch> stretches(PlanItem.TaskSet set, PlanContext c) {
    if (!set.span()) {
      return meant(set, c).stream().map(t -> new Plan.Stretch(List.of(t))).toList();
    }
    List<Plan.Stretch> found = new ArrayList<>();
    values.each(set.bindings(), set.where(), c, inside -> {
      List<Integer> of = set.tasks().stream().flatMap(t -> meant(t, inside).stream()).distinct().sorted().toList();
      if (!of.isEmpty()) {
        found.add(new Plan.Stretch(of));
      }
    });
    return found;
  }

  private static boolean matches(List<Value> arguments, List<Optional<Value>> patterns) {
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).isPresent() && !patterns.get(i).get().equals(arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Abandon unknown(PlanItem.TaskRef ref) {
    if (begun.contains(ref.name().text())) {
      return new Abandon(); // what is wrong with its declaration has been reported
    }
    List<String> known = List.copyOf(declared.keySet());
    Diagnostic d = Diagnostic.error(
        Code.UNKNOWN_NAME, ref.name().at(), "this plan has no task `" + ref.name().text() + "`");
    shared.diagnostics.add(NearestName.find(ref.name().text(), known).map(n -> d.help("did you mean `" + n + "`?"))
        .orElse(known.isEmpty() ? d : d.help("its tasks are " + String.join(", ", known))));
    return new Abandon();
  }
}
