package baton.models.source;

import java.util.Optional;

/**
 * Where a node of the IR comes from. It travels with the node and is no part of what the node is: all
 * origins are equal, so two protocols that say the same in different places are equal.
 */
public final class Origin {
  private static final Origin NOWHERE = new Origin(Optional.empty());
  private final Optional<Span> span;

  private Origin(Optional<Span> span) {
    this.span = span;
  }

  public static Origin of(Span span) {
    return new Origin(Optional.of(span));
  }

  /** The origin of a node that no file contains. */
  public static Origin nowhere() {
    return NOWHERE;
  }

  public Optional<Span> span() {
    return span;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin;
  }

  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return span.map(Span::toString).orElse("nowhere");
  }
}
