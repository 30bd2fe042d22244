package baton.models.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is found on the way through a model, each finding once. */
public final class Diagnostics {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  /** All findings, by file in the order in which files were first mentioned, then by place. */
  public List<Diagnostic> sorted() {
    List<String> files = new ArrayList<>();
    found.forEach(d -> d.at().ifPresent(s -> {
      if (!files.contains(s.file().name())) {
        files.add(s.file().name());
      }
    }));
    Comparator<Diagnostic> byPlace =
        Comparator.<Diagnostic>comparingInt(d -> d.at().map(s -> files.indexOf(s.file().name())).orElse(-1))
            .thenComparingInt(d -> d.at().map(Span::start).orElse(-1));
    return found.stream().sorted(byPlace).toList();
  }
}
