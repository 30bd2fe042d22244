package baton.cli;

import baton.checker.certificate.Obligation;
import baton.checker.certificate.ProofText;
import baton.checker.certificate.RoundsText;
import baton.cli.Certificate.HashedFile;
import baton.models.ir.Settings;
import baton.models.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Certificates as JSON; {@code docs/schema/baton-certificate-1.schema.json} describes it. */
final class CertificateJson {
  private static final int MOST_ROUNDS = 1 << 16;

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private CertificateJson() {}

  /** Why a text is no certificate. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(String message) {
      super(message, null, false, false);
    }
  }

  static String write(Certificate c) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("schema", Certificate.SCHEMA);
    node.putObject("tool").put("version", c.version());
    ObjectNode model = node.putObject("model");
    model.put("path", c.model());
    var files = model.putArray("files");
    c.files().forEach(f -> files.addObject().put("path", f.path()).put("sha256", f.sha256()));
    ObjectNode instance = node.putObject("instance");
    ObjectNode values = instance.putObject("values");
    new TreeMap<>(c.settings().values()).forEach(values::put);
    ObjectNode faults = instance.putObject("faults");
    new TreeMap<>(c.settings().faults()).forEach(faults::put);
    c.settings().allFaults().ifPresentOrElse(n -> instance.put("allFaults", n), () -> instance.putNull("allFaults"));
    ObjectNode sizes = instance.putObject("sizes");
    c.sizes().forEach(sizes::put);
    node.put("goal", c.goal());
    switch (c.proof()) {
      case ProofText.Invariant(List<String> conjuncts) -> {
        var invariant = node.putArray("invariant");
        conjuncts.forEach(invariant::add);
      }
      case ProofText.Induction(int depth) -> node.put("depth", depth);
      case RoundsText(List<String> safety, var claims) -> {
        var invariant = node.putArray("invariant");
        safety.forEach(invariant::add);
        write(claims, node.putArray("claims"));
      }
    }
    var obligations = node.putArray("obligations");
    c.obligations().forEach(o -> obligations.addObject().put("name", o.name()).put("smtlib", o.text()));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }

  private static void write(List<RoundsText.Claim> claims, ArrayNode into) {
    for (RoundsText.Claim claim : claims) {
      ObjectNode one = into.addObject();
      one.put("rounds", claim.rounds());
      ArrayNode fairness = one.putArray("fairness");
      claim.fairness().forEach(f -> fairness.addObject().put("of", f.what()).put("strong", f.strong()));
      ArrayNode invariant = one.putArray("invariant");
      claim.invariant().forEach(invariant::add);
    }
  }

  static Certificate read(SourceFile file) throws Damaged {
    JsonNode root;
    try {
      root = MAPPER.readTree(file.text());
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new Damaged("it is not JSON"
          + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()));
    }
    if (!root.isObject()) {
      throw new Damaged("it is no JSON object");
    }
    String schema = text(root, "schema");
    if (!schema.equals(Certificate.SCHEMA)) {
      throw new Damaged("its schema is `" + schema + "`, and this Baton reads `" + Certificate.SCHEMA + "`");
    }
    JsonNode model = object(root, "model");
    JsonNode instance = object(root, "instance");
    List<HashedFile> files = new ArrayList<>();
    for (JsonNode f : array(model, "files")) {
      files.add(new HashedFile(text(f, "path"), text(f, "sha256")));
    }
    List<Obligation> obligations = new ArrayList<>();
    for (JsonNode o : array(root, "obligations")) {
      obligations.add(new Obligation(text(o, "name"), text(o, "smtlib")));
    }
    return new Certificate(
        text(object(root, "tool"), "version"), text(model, "path"), files, settings(instance),
        numbers(object(instance, "sizes"), "sizes"), text(root, "goal"), proof(root), obligations);
  }

  private static ProofText proof(JsonNode root) throws Damaged {
    if (root.has("depth")) {
      if (root.has("invariant")) {
        throw new Damaged("it has both `invariant` and `depth`");
      }
      if (root.has("claims")) {
        throw new Damaged("it has both `claims` and `depth`");
      }
      if (!isCount(root.path("depth"))) {
        throw new Damaged("`depth` is no number");
      }
      return new ProofText.Induction(root.path("depth").intValue());
    }
    return root.has("claims")
        ? new RoundsText(invariant(root), claims(array(root, "claims")))
        : new ProofText.Invariant(invariant(root));
  }

  private static List<String> invariant(JsonNode of) throws Damaged {
    List<String> invariant = new ArrayList<>();
    for (JsonNode conjunct : array(of, "invariant")) {
      if (!conjunct.isString()) {
        throw new Damaged("a conjunct of `invariant` is no text");
      }
      invariant.add(conjunct.stringValue());
    }
    return invariant;
  }

  private static List<RoundsText.Claim> claims(JsonNode array) throws Damaged {
    List<RoundsText.Claim> claims = new ArrayList<>();
    for (JsonNode claim : array) {
      JsonNode rounds = claim.path("rounds");
      if (!rounds.isInt() || rounds.intValue() < 1 || rounds.intValue() > MOST_ROUNDS) {
        throw new Damaged("`rounds` is no number from 1 to " + MOST_ROUNDS);
      }
      List<RoundsText.Assumed> fairness = new ArrayList<>();
      for (JsonNode f : array(claim, "fairness")) {
        if (!f.path("strong").isBoolean()) {
          throw new Damaged(missing(f, "strong", "truth value"));
        }
        fairness.add(new RoundsText.Assumed(text(f, "of"), f.path("strong").booleanValue()));
      }
      claims.add(new RoundsText.Claim(rounds.intValue(), fairness, invariant(claim)));
    }
    return claims;
  }

  private static Settings settings(JsonNode instance) throws Damaged {
    Map<String, String> values = new LinkedHashMap<>();
    for (var e : object(instance, "values").properties()) {
      if (!e.getValue().isString()) {
        throw new Damaged("`values." + e.getKey() + "` is no text");
      }
      values.put(e.getKey(), e.getValue().stringValue());
    }
    JsonNode all = instance.path("allFaults");
    if (!all.isNull() && !isCount(all)) {
      throw new Damaged("`allFaults` is no number");
    }
    return new Settings(
        values, numbers(object(instance, "faults"), "faults"),
        all.isNull() ? OptionalInt.empty() : OptionalInt.of(all.intValue()));
  }

  private static boolean isCount(JsonNode n) {
    return n.isInt() && n.intValue() >= 0;
  }

  private static Map<String, Integer> numbers(JsonNode object, String name) throws Damaged {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (var e : object.properties()) {
      if (!isCount(e.getValue())) {
        throw new Damaged("`" + name + "." + e.getKey() + "` is no number");
      }
      numbers.put(e.getKey(), e.getValue().intValue());
    }
    return numbers;
  }

  private static String text(JsonNode node, String name) throws Damaged {
    if (!node.path(name).isString()) {
      throw new Damaged(missing(node, name, "text"));
    }
    return node.path(name).stringValue();
  }

  private static JsonNode object(JsonNode node, String name) throws Damaged {
    if (!node.path(name).isObject()) {
      throw new Damaged(missing(node, name, "object"));
    }
    return node.path(name);
  }

  private static JsonNode array(JsonNode node, String name) throws Damaged {
    if (!node.path(name).isArray()) {
      throw new Damaged(missing(node, name, "list"));
    }
    return node.path(name);
  }

  private static String missing(JsonNode node, String name, String what) {
    return node.has(name) ? "`" + name + "` is no " + what : "`" + name + "` is missing";
  }
}
