package baton.models.source;

import java.util.List;
import java.util.function.Function;

/**
 * Finds the files of a model: the root file by the path that the user gave, imported ones by the name that
 * the importing file gives. So the language need not know where the shipped catalogue lies.
 */
public interface ModuleSource {
  /** The outcome of looking for a file. */
  sealed interface Lookup {
    /**
     * A file that was read.
     *
     * @param shadowed the name of the shipped file that this one hides; empty if none
     */
    record Found(SourceFile file, java.util.Optional<String> shadowed) implements Lookup {}

    /** Nothing under that name; {@code tried} are the places looked at. */
    record Missing(List<String> tried) implements Lookup {}

    /** There is something, but it cannot be read as text. */
    record Refused(Diagnostic because) implements Lookup {}
  }

  /** The file at a path of the user's. */
  Lookup root(String path);

  /** The file of the dotted name {@code parts}: beside the importing file, then among the shipped ones. */
  Lookup dotted(SourceFile importing, List<String> parts);

  /** The file at a path relative to the importing file. */
  Lookup quoted(SourceFile importing, String path);

  /** The same files, but what a path of the user's means is said by {@code roots}. */
  default ModuleSource withRoots(Function<String, Lookup> roots) {
    ModuleSource files = this;
    return new ModuleSource() {
      @Override
      public Lookup root(String path) {
        return roots.apply(path);
      }

      @Override
      public Lookup dotted(SourceFile importing, List<String> parts) {
        return files.dotted(importing, parts);
      }

      @Override
      public Lookup quoted(SourceFile importing, String path) {
        return files.quoted(importing, path);
      }
    };
  }
}
