package baton.models.syntax;

import baton.models.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One outcome of an action, fault or step.
 *
 * @param max the default budget of a fault
 * @param takes the duration, for measures
 * @param at the name
 */
public record Alternative(
    Name name,
    boolean fault,
    Optional<Expression> max,
    Optional<Expression> takes,
    List<Statement> body,
    Span at) {}
