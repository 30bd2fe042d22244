package baton.models.ir;

import baton.models.value.Type;

/**
 * A name bound inside the protocol: a parameter, {@code let}, {@code choose}, quantifier or loop variable.
 *
 * @param id unique within one protocol, so that no substitution captures
 */
public record Binder(String name, Type type, int id) {}
