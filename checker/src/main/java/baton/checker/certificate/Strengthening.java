package baton.checker.certificate;

import baton.models.ir.Expr;

/** An invariant that somebody believes in, under the name that he gave it. */
public record Strengthening(String name, Expr invariant) {}
