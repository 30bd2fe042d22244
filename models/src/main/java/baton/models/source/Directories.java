package baton.models.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files on disk. {@code properties.x} is shipped as {@code x.baton} in the catalogue, {@code components.x}
 * among the components; any dotted name {@code a.b} is first the file {@code a/b.baton} beside the
 * importing one.
 *
 * @param workingDirectory what relative paths of the user's are relative to
 * @param catalogue the folder of the shipped properties, if there is one
 * @param components the folder of the shipped components, if there is one
 */
public record Directories(Path workingDirectory, Optional<Path> catalogue, Optional<Path> components)
    implements ModuleSource {
  @Override
  public Lookup root(String path) {
    return read(path);
  }

  @Override
  public Lookup dotted(SourceFile importing, List<String> parts) {
    List<String> tried = new ArrayList<>();
    Lookup beside = read(beside(importing, String.join("/", parts) + ".baton"));
    Lookup shipped = shipped(parts);
    return switch (beside) {
      case Lookup.Found(SourceFile file, _) ->
          new Lookup.Found(
              file,
              shipped instanceof Lookup.Found(SourceFile other, _) && !sameFile(file, other)
                  ? Optional.of(other.name())
                  : Optional.empty());
      case Lookup.Refused refused -> refused;
      case Lookup.Missing(List<String> names) -> {
        tried.addAll(names);
        if (shipped instanceof Lookup.Missing(List<String> more)) {
          tried.addAll(more);
          yield new Lookup.Missing(tried);
        }
        yield shipped;
      }
    };
  }

  private boolean sameFile(SourceFile one, SourceFile other) {
    return workingDirectory.resolve(one.name()).normalize().equals(workingDirectory.resolve(other.name()).normalize());
  }

  private Lookup shipped(List<String> parts) {
    if (parts.size() < 2) {
      return new Lookup.Missing(List.of());
    }
    Optional<Path> folder =
        switch (parts.getFirst()) {
          case "properties" -> catalogue;
          case "components" -> components;
          default -> Optional.empty();
        };
    return folder
        .map(f -> f.resolve(String.join("/", parts.subList(1, parts.size())) + ".baton"))
        .map(f -> TextFiles.read(f, nameOf(f)))
        .orElseGet(() -> new Lookup.Missing(List.of()));
  }

  /** Shipped files are named relative to the working directory where they lie below it. */
  private String nameOf(Path file) {
    Path here = workingDirectory.toAbsolutePath().normalize();
    Path there = file.toAbsolutePath().normalize();
    return (there.startsWith(here) ? here.relativize(there) : there).toString();
  }

  @Override
  public Lookup quoted(SourceFile importing, String path) {
    return read(beside(importing, path));
  }

  private static String beside(SourceFile importing, String path) {
    int slash = importing.name().lastIndexOf('/');
    return slash < 0 || path.startsWith("/") ? path : importing.name().substring(0, slash + 1) + path;
  }

  private Lookup read(String name) {
    try {
      return TextFiles.read(workingDirectory.resolve(name), name);
    } catch (InvalidPathException e) {
      return new Lookup.Missing(List.of(name));
    }
  }
}
