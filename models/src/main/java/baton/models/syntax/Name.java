package baton.models.syntax;

import baton.models.source.Span;

/** An identifier as it was written. */
public record Name(String text, Span at) {
  @Override
  public String toString() {
    return text;
  }
}
