package baton.models.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that are texts, by name; for tests and editors. */
public record InMemory(Map<String, String> files) implements ModuleSource {
  public InMemory {
    files = new LinkedHashMap<>(files);
  }

  @Override
  public Lookup root(String path) {
    String text = files.get(path);
    return text == null
        ? new Lookup.Missing(List.of(path))
        : new Lookup.Found(new SourceFile(path, text), Optional.empty());
  }

  @Override
  public Lookup dotted(SourceFile importing, List<String> parts) {
    return root(String.join("/", parts) + ".baton");
  }

  @Override
  public Lookup quoted(SourceFile importing, String path) {
    return root(path);
  }
}
