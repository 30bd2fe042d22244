package baton.cli;

import baton.checker.plan.Planned;
import baton.checker.plan.Rehearsal;
import baton.checker.plan.Schedule;
import baton.counterexamples.Trace;
import baton.models.ir.Plan;
import baton.models.ir.Plan.Constraint;
import baton.properties.Goal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What scripts read of plans: schema {@code baton-plan/1}. */
final class PlanJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private PlanJson() {}

  static String render(List<PlanRun> runs, Status status, boolean undecidedIsOk) {
    ObjectNode report = MAPPER.createObjectNode();
    report.put("schema", "baton-plan/1");
    ObjectNode tool = report.putObject("tool");
    tool.put("version", Version.text());
    tool.put("java", Runtime.version().toString());
    ArrayNode plans = report.putArray("plans");
    runs.forEach(run -> plan(plans.addObject(), run));
    report.put("undecidedIsOk", undecidedIsOk);
    report.put("exit", status.code());
    return MAPPER.writeValueAsString(report) + "\n";
  }

  private static void plan(ObjectNode node, PlanRun run) {
    node.put("name", run.plan().name());
    ObjectNode model = node.putObject("model");
    model.put("path", run.files().getFirst().name());
    model.put("sha256", Checksum.of(run.files().getFirst()));
    model.put("protocol", run.protocol().name());
    node.put("result", switch (run.planned()) {
      case Planned.Found found -> found.optimal() ? "optimal" : "bounded";
      case Planned.Impossible _ -> "impossible";
      case Planned.Unknown _ -> "undecided";
    });
    Optional<String> reason = switch (run.planned()) {
      case Planned.Found found -> found.stopped().map(r -> r.word());
      case Planned.Impossible _ -> Optional.empty();
      case Planned.Unknown(var why, _, _) -> Optional.of(why.word());
    };
    reason.ifPresentOrElse(r -> node.put("reason", r), () -> node.putNull("reason"));
    ArrayNode objectives = node.putArray("objectives");
    ArrayNode tasks = node.putArray("tasks");
    ArrayNode conflict = node.putArray("conflict");
    switch (run.planned()) {
      case Planned.Found found -> {
        objectives(objectives, run.plan(), found.figures());
        tasks(tasks, found.schedule());
      }
      case Planned.Impossible(List<Constraint> constraints, boolean minimal, _) -> {
        constraints.forEach(c -> constraint(conflict.addObject(), run.plan(), c));
        node.put("minimal", minimal);
      }
      case Planned.Unknown _ -> {}
    }
    run.rehearsal().ifPresentOrElse(r -> rehearsal(node.putObject("run"), r), () -> node.putNull("run"));
    run.all().ifPresent(all -> all(node.putObject("all"), all));
    ObjectNode statistics = node.putObject("statistics");
    statistics.put("engine", run.planned().method().word());
    statistics.put("nodes", run.planned().effort().nodes());
    statistics.put("fails", run.planned().effort().fails());
    statistics.put("propagations", run.planned().effort().propagations());
    statistics.put("seconds", Math.round(run.seconds() * 1000) / 1000.0);
  }

  private static void objectives(ArrayNode into, Plan plan, List<Planned.Figure> figures) {
    for (int i = 0; i < figures.size(); i++) {
      ObjectNode one = into.addObject();
      one.put("minimise", plan.objectives().get(i).text());
      one.put("value", figures.get(i).value());
      one.put("bound", figures.get(i).bound());
    }
  }

  private static void tasks(ArrayNode into, Schedule schedule) {
    for (int i : schedule.order()) {
      Plan.Task task = schedule.plan().tasks().get(i);
      ObjectNode one = into.addObject();
      one.put("task", task.toString());
      one.put("start", schedule.start(i));
      one.put("end", schedule.end(i));
      ArrayNode actions = one.putArray("actions");
      schedule.events().stream().filter(e -> e.task() == i).forEach(e -> {
        ObjectNode action = actions.addObject();
        action.put("time", e.time());
        action.put("action", PlanReport.label(e).toString());
      });
    }
  }

  private static void constraint(ObjectNode node, Plan plan, Constraint c) {
    node.put("constraint", PlanReport.text(plan, c));
    var span = c.at().span().orElseThrow();
    node.put("path", span.file().name());
    node.put("line", span.line());
    node.put("column", span.column());
  }

  private static void rehearsal(ObjectNode node, Rehearsal rehearsal) {
    switch (rehearsal) {
      case Rehearsal.Runs(Trace run, long others, List<Goal> kept) -> {
        node.put("result", "runs");
        node.put("steps", run.length());
        node.put("ways", others + 1);
        ArrayNode names = node.putArray("keeps");
        kept.forEach(g -> names.add(g.name()));
      }
      case Rehearsal.Stuck(Trace before, Schedule.Event event, String because) -> {
        node.put("result", "not-a-run");
        node.put("step", before.length() + 1);
        event(node, event);
        node.put("because", because);
      }
      case Rehearsal.Violates(Goal goal, Trace run, Optional<Schedule.Event> event) -> {
        node.put("result", "violates");
        node.put("property", goal.name());
        node.put("step", run.length());
        event.ifPresent(e -> event(node, e));
      }
      case Rehearsal.NoInitialState _ -> node.put("result", "undecided");
      case Rehearsal.Unknown(var reason, _) -> {
        node.put("result", "undecided");
        node.put("reason", reason.word());
      }
    }
  }

  private static void event(ObjectNode node, Schedule.Event event) {
    node.put("time", event.time());
    node.put("action", PlanReport.label(event).toString());
  }

  private static void all(ObjectNode node, PlanRun.All all) {
    node.put("count", all.count());
    node.put("complete", !all.cut() && all.stopped().isEmpty());
    node.put("runs", all.running());
    ArrayNode schedules = node.putArray("schedules");
    for (PlanRun.One one : all.schedules()) {
      ObjectNode schedule = schedules.addObject();
      switch (one.fit()) {
        case RUNS -> schedule.put("runs", true);
        case FAILS -> schedule.put("runs", false);
        case UNDECIDED -> schedule.putNull("runs");
      }
      ArrayNode starts = schedule.putArray("starts");
      one.starts().forEach(starts::add);
    }
  }
}
