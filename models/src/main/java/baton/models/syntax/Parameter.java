package baton.models.syntax;

/** A parameter of a declaration; {@code a, b: T} is two of them with one type. */
public record Parameter(Name name, TypeTree type) {}
