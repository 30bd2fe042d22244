package baton.counterexamples.itf;

import tools.jackson.databind.JsonNode;

/**
 * A file read, as far as that is possible without the protocol.
 *
 * @param about the model and the instance to load; its settings make today's model the instance of then
 * @param document the whole file, whose values are not yet looked at; not to be changed
 */
public record SavedTrace(Provenance about, JsonNode document) {}
