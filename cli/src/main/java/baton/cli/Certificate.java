package baton.cli;

import baton.checker.certificate.Obligation;
import baton.checker.certificate.ProofText;
import baton.models.ir.Settings;
import java.util.List;
import java.util.Map;

/**
 * What a certificate file says: that a proof shows a goal of one instance of a model.
 *
 * @param version of the Baton that wrote it
 * @param model the path of the root file
 * @param files the hash of each file that was read, the root first
 * @param settings what was given from outside
 * @param sizes of the sorts
 * @param proof what shows the goal
 * @param obligations what was to be shown, in SMT-LIB 2
 */
record Certificate(
    String version,
    String model,
    List<HashedFile> files,
    Settings settings,
    Map<String, Integer> sizes,
    String goal,
    ProofText proof,
    List<Obligation> obligations) {
  /** The format. */
  static final String SCHEMA = "baton-certificate/1";

  /** A file of the model, and what it was. */
  record HashedFile(String path, String sha256) {}

  Certificate {
    files = List.copyOf(files);
    sizes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(sizes));
    obligations = List.copyOf(obligations);
  }
}
