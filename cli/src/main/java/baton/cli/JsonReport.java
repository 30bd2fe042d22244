package baton.cli;

import baton.checker.Counterexample;
import baton.checker.Evidence;
import baton.checker.Exploration;
import baton.checker.Measured;
import baton.checker.Verdict;
import baton.counterexamples.Trace;
import baton.counterexamples.Treatment;
import baton.models.ir.Measure;
import baton.models.ir.Place;
import baton.models.ir.ExprPrinter;
import baton.models.ir.Property;
import baton.models.ir.Protocol;
import baton.models.source.Origin;
import baton.models.source.Span;
import baton.models.value.Value;
import baton.properties.Goal;
import baton.properties.LeftSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report that scripts rely on: schema {@code baton-report/1}. */
final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final TraceFiles traces;
  private final Optional<CertificateFiles> certificates;

  JsonReport(TraceFiles traces, Optional<CertificateFiles> certificates) {
    this.traces = traces;
    this.certificates = certificates;
  }

  String render(java.util.List<ModelRun> runs, Status status, boolean undecidedIsOk) {
    ObjectNode report = MAPPER.createObjectNode();
    report.put("schema", "baton-report/1");
    ObjectNode tool = report.putObject("tool");
    tool.put("version", Version.text());
    tool.put("java", Runtime.version().toString());
    ArrayNode all = report.putArray("runs");
    runs.forEach(run -> all.add(run(run)));
    report.put("undecidedIsOk", undecidedIsOk);
    report.put("exit", status.code());
    return MAPPER.writeValueAsString(report) + "\n";
  }

  private ObjectNode run(ModelRun run) {
    Protocol protocol = run.protocol();
    ObjectNode node = MAPPER.createObjectNode();
    ObjectNode model = node.putObject("model");
    model.put("path", run.root().name());
    model.put("sha256", Checksum.of(run.root()));
    model.put("protocol", protocol.name());
    ObjectNode sizes = node.putObject("sizes");
    protocol.sorts().forEach(s -> sizes.put(s.name(), s.size()));
    ObjectNode constants = node.putObject("constants");
    protocol.constants().forEach(c -> put(constants, c.name(), c.value()));
    protocol.bugs().forEach(b -> constants.put(b.name(), b.on()));
    ObjectNode faults = node.putObject("faults");
    protocol.budgets().forEach(faults::put);
    if (protocol.totalBudget().isPresent()) {
      node.put("allFaults", protocol.totalBudget().getAsInt());
    }
    exploration(node, run.exploration());
    ArrayNode properties = node.putArray("properties");
    for (Map.Entry<Goal, Verdict> entry : run.verdicts().entrySet()) {
      properties.add(property(run, entry.getKey(), entry.getValue()));
    }
    ArrayNode measures = node.putArray("measures");
    run.measures().forEach((measure, measured) -> measures.add(measure(run, measure, measured)));
    return node;
  }

  private ObjectNode measure(ModelRun run, Measure measure, Measured measured) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", measure.name());
    switch (measured) {
      case Measured.Greatest(long value, Trace trace, boolean complete) -> {
        node.put("value", value);
        node.put("complete", complete);
        node.set("trace", traces.trace(run, measure, trace));
      }
      case Measured.Unbounded(Trace trace) -> {
        node.put("value", "unbounded");
        node.put("complete", true);
        node.set("trace", traces.trace(run, measure, trace));
      }
      case Measured.Unknown(var reason, _) -> {
        node.putNull("value");
        node.put("complete", false);
        node.put("reason", reason.word());
        node.putNull("trace");
      }
    }
    return node;
  }

  private static void put(ObjectNode node, String name, Value value) {
    switch (value) {
      case Value.Bool(boolean b) -> node.put(name, b);
      case Value.Int(long n) -> node.put(name, n);
      case Value.Enumerator _, Value.Element _, Value.None _, Value.Set _, Value.Map _, Value.Record _,
          Value.Sequence _ ->
          node.put(name, value.toString());
    }
  }

  /** Figures stand only where everything was looked at. */
  private static void exploration(ObjectNode node, Optional<Exploration> exploration) {
    Optional<Exploration> complete = exploration.filter(Exploration::complete);
    if (complete.isPresent()) {
      Exploration e = complete.get();
      node.put("states", e.states());
      node.put("transitions", e.transitions());
      node.put("initial", e.initial());
      node.put("depth", e.depth());
      e.orbits().ifPresent(n -> node.put("orbits", n));
    }
  }

  private ObjectNode property(ModelRun run, Goal goal, Verdict verdict) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", goal.name());
    node.put("kind", goal.kind().word());
    if (goal instanceof Goal.NotChecked) {
      notChecked(node);
    } else {
      node.put("verdict", verdict.word());
      Optional<String> expected = Expected.of(goal.name(), run.protocol());
      expected.ifPresentOrElse(e -> node.put("expected", e), () -> node.putNull("expected"));
      expected.ifPresentOrElse(
          e -> node.put("asExpected", e.equals(verdict.word())), () -> node.putNull("asExpected"));
      node.put("engine", run.engine());
      evidence(node, verdict, ExprPrinter.of(run.protocol()));
      node.put("seconds", Math.round(run.seconds() * 1000) / 1000.0);
    }
    location(node, goal.property().map(Property::at).flatMap(Origin::span));
    traces.trace(run, goal, verdict).ifPresentOrElse(t -> node.set("trace", t), () -> node.putNull("trace"));
    Optional.ofNullable(run.rechecked().get(goal)).flatMap(r -> certificates.flatMap(c -> c.of(r)))
        .ifPresentOrElse(c -> node.put("certificate", c), () -> node.putNull("certificate"));
    Optional.ofNullable(run.spent().get(goal.name())).ifPresent(figures -> {
      ObjectNode spent = node.putObject("spent");
      figures.forEach(spent::put);
    });
    Optional.ofNullable(run.needs().get(goal)).ifPresent(needs -> {
      ArrayNode all = node.putArray("needs");
      needs.forEach(n -> all.add(n.text()));
    });
    if (verdict instanceof Verdict.Violated(Counterexample.Run(var trace, _, _)) && trace.loopStart().isPresent()) {
      node.set("fairness", fairness(Treatment.of(run.protocol(), trace)));
    }
    return node;
  }

  /** Why a run that goes on for ever is fair, and what would exclude it. */
  private static ObjectNode fairness(Treatment treatment) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("idle", treatment.idle());
    ArrayNode kept = node.putArray("kept");
    for (Treatment.Kept k : treatment.kept()) {
      ObjectNode one = kept.addObject();
      one.put("of", k.subject().text());
      one.put("strength", k.declared() == Place.Fairness.STRONG ? "strong" : "weak");
      switch (k.how()) {
        case Treatment.How.Taken(int step) -> one.put("takenByStep", step);
        case Treatment.How.Disabled(int state) -> one.put("disabledAfterStep", state);
      }
    }
    ArrayNode missing = node.putArray("missing");
    treatment.missing().forEach(m -> missing.add(m.text()));
    ArrayNode faults = node.putArray("repeatedFaults");
    treatment.faults().forEach(f -> faults.add(f.toString()));
    return node;
  }

  private static void notChecked(ObjectNode node) {
    node.putNull("verdict");
    node.putNull("expected");
    node.putNull("asExpected");
    node.putNull("engine");
    node.putNull("evidence");
    node.putNull("bound");
    node.put("reason", "not-checked");
    node.putNull("seconds");
  }

  private static void evidence(ObjectNode node, Verdict verdict, ExprPrinter printer) {
    ObjectNode evidence = MAPPER.createObjectNode();
    Optional<Integer> bound = Optional.empty();
    Optional<String> reason = Optional.empty();
    switch (verdict) {
      case Verdict.Holds(Evidence e, List<LeftSide> unknown) -> {
        fill(evidence, e, printer);
        leftSides(node, "unknown", unknown);
      }
      case Verdict.Vacuous(Evidence e, List<LeftSide> never) -> {
        fill(evidence, e, printer);
        leftSides(node, "never", never);
      }
      case Verdict.HoldsToBound(int steps) -> {
        bound = Optional.of(steps);
        reason = Optional.of("bound");
      }
      case Verdict.Violated(Counterexample.Run(_, var because, boolean shortest)) -> {
        evidence.put("kind", "replayed");
        evidence.put("shortest", shortest);
        because.ifPresent(u -> evidence.put("ill", u.kind().word()));
      }
      case Verdict.Violated(Counterexample.Unreachable(Evidence e)) -> fill(evidence, e, printer);
      case Verdict.Undecided(var why, _) -> reason = Optional.of(why.word());
    }
    if (evidence.isEmpty()) {
      node.putNull("evidence");
    } else {
      node.set("evidence", evidence);
    }
    bound.ifPresentOrElse(b -> node.put("bound", b), () -> node.putNull("bound"));
    reason.ifPresentOrElse(r -> node.put("reason", r), () -> node.putNull("reason"));
    if (verdict instanceof Verdict.Undecided(_, String detail)) {
      node.put("detail", detail);
    }
    LeftSidesText.of(verdict).ifPresent(detail -> node.put("detail", detail));
  }

  /** Those that are never true, or of which that is unknown. */
  private static void leftSides(ObjectNode node, String which, List<LeftSide> sides) {
    if (!sides.isEmpty()) {
      ArrayNode all = node.putObject("leftSides").putArray(which);
      for (LeftSide side : sides) {
        ObjectNode one = all.addObject();
        one.put("text", side.text());
        location(one, side.at().span());
      }
    }
  }

  private static void fill(ObjectNode node, Evidence evidence, ExprPrinter printer) {
    switch (evidence) {
      case Evidence.Exhaustive(long states, _, _) -> {
        node.put("kind", "exhaustive");
        node.put("states", states);
      }
      case Evidence.Witness(var trace, boolean shortest) -> {
        node.put("kind", "witness");
        node.put("shortest", shortest);
        node.put("steps", trace.length());
      }
      case Evidence.Invariant(var conjuncts, int clauses) -> {
        node.put("kind", "inductive");
        node.put("clauses", clauses);
        ArrayNode all = node.putArray("invariant");
        conjuncts.forEach(c -> all.add(printer.print(c)));
      }
      case Evidence.Induction(int depth) -> {
        node.put("kind", "induction");
        node.put("depth", depth);
      }
      case Evidence.Rounds(_, var claims) -> {
        node.put("kind", "rounds");
        ArrayNode all = node.putArray("claims");
        claims.forEach(claim -> {
          ObjectNode one = all.addObject();
          one.put("rounds", claim.rounds());
          ArrayNode fairness = one.putArray("fairness");
          claim.fairness().forEach(f -> fairness.add(f.text()));
          fill(one.putObject("evidence"), claim.evidence(), printer);
        });
      }
    }
  }

  private static void location(ObjectNode node, Optional<Span> span) {
    if (span.isEmpty()) {
      node.putNull("location");
      return;
    }
    ObjectNode location = node.putObject("location");
    location.put("path", span.get().file().name());
    location.put("line", span.get().line());
    location.put("column", span.get().column());
  }
}
