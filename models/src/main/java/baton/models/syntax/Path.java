package baton.models.syntax;

import baton.models.source.Span;
import java.util.List;

/** One or more names joined by dots: {@code reset.resetBeforeUse}, {@code Kernel}. Never empty. */
public record Path(List<Name> names) {
  public Path {
    names = List.copyOf(names);
  }

  public Span at() {
    return names.getFirst().at().to(names.getLast().at());
  }

  public String text() {
    return String.join(".", names.stream().map(Name::text).toList());
  }

  public Name last() {
    return names.getLast();
  }
}
