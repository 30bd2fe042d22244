package baton.models.mutation;

import baton.models.source.ModuleSource;
import baton.models.source.SourceFile;
import java.util.List;

/** Files among which one is mutated. */
public record MutatedSource(ModuleSource files, Mutation mutation) implements ModuleSource {
  @Override
  public Lookup root(String path) {
    return mutated(files.root(path));
  }

  @Override
  public Lookup dotted(SourceFile importing, List<String> parts) {
    return mutated(files.dotted(importing, parts));
  }

  @Override
  public Lookup quoted(SourceFile importing, String path) {
    return mutated(files.quoted(importing, path));
  }

  private Lookup mutated(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Found(SourceFile file, var shadowed) ->
          new Lookup.Found(file.name().equals(mutation.at().file().name()) ? mutation.mutated() : file, shadowed);
      case Lookup.Missing _, Lookup.Refused _ -> lookup;
    };
  }
}
