package baton.cli;

import baton.checker.mutation.Fate;
import baton.checker.mutation.Trials;
import baton.models.ir.Bug;
import baton.models.ir.Protocol;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report of {@code baton mutate} that scripts rely on: schema {@code baton-mutation/1}. */
final class MutationJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private MutationJson() {}

  static String render(MutationReport report, Status status) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("schema", "baton-mutation/1");
    ObjectNode model = node.putObject("model");
    model.put("path", report.root().name());
    model.put("sha256", Checksum.of(report.root()));
    model.put("protocol", report.instances().getFirst().protocol().name());
    ArrayNode instances = node.putArray("instances");
    report.instances().forEach(i -> instance(instances.addObject(), i));
    node.put("possible", report.possible());
    node.put("invalid", report.invalid());
    node.put("equivalent", report.equivalent());
    node.put("noticed", report.noticed());
    node.put("survived", report.survived());
    node.put("undecided", report.open());
    report.score().ifPresentOrElse(s -> node.put("score", s), () -> node.putNull("score"));
    ArrayNode open = node.putArray("undecidedGoals");
    report.undecided().forEach(open::add);
    ArrayNode mutants = node.putArray("mutants");
    report.tried().forEach(t -> mutant(mutants.addObject(), t));
    node.put("exit", status.code());
    return MAPPER.writeValueAsString(node) + "\n";
  }

  private static void instance(ObjectNode node, Trials.Instance instance) {
    Protocol protocol = instance.protocol();
    ObjectNode sizes = node.putObject("sizes");
    protocol.sorts().forEach(s -> sizes.put(s.name(), s.size()));
    ObjectNode constants = node.putObject("constants");
    protocol.constants().forEach(c -> constants.put(c.name(), c.value().toString()));
    ObjectNode faults = node.putObject("faults");
    protocol.budgets().forEach(faults::put);
    protocol.totalBudget().ifPresent(n -> node.put("allFaults", n));
    ArrayNode bugs = node.putArray("bugs");
    protocol.bugs().stream().filter(Bug::on).forEach(b -> bugs.add(b.name()));
  }

  private static void mutant(ObjectNode node, MutationReport.Tried tried) {
    node.put("removed", tried.mutation().kind().word());
    node.put("within", tried.mutation().within());
    node.put("text", tried.mutation().at().text());
    location(node.putObject("location"), tried.mutation().at());
    switch (tried.fate()) {
      case Fate.Invalid(String because) -> {
        node.put("fate", "invalid");
        node.put("because", because);
      }
      case Fate.Equivalent() -> node.put("fate", "equivalent");
      case Fate.Noticed(var changes) -> {
        node.put("fate", "noticed");
        ArrayNode by = node.putArray("by");
        for (Fate.Change change : changes) {
          ObjectNode one = by.addObject();
          one.put("goal", change.goal());
          one.put("before", change.before());
          one.put("after", change.after());
        }
      }
      case Fate.Survived(String difference) -> {
        node.put("fate", "survived");
        node.put("difference", difference);
      }
      case Fate.Undecided(var reason) -> {
        node.put("fate", "undecided");
        node.put("reason", reason.word());
      }
    }
  }

  private static void location(ObjectNode node, Span at) {
    SourceFile file = at.file();
    node.put("path", file.name());
    node.put("line", at.line());
    node.put("column", at.column());
    node.put("endLine", file.lineAt(at.end()));
    node.put("endColumn", file.columnAt(at.end()));
  }
}
