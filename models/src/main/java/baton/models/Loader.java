package baton.models;

import baton.models.elaborate.Elaborator;
import baton.models.elaborate.Linked;
import baton.models.elaborate.Linker;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.Diagnostics;
import baton.models.source.ModuleSource;
import java.util.Optional;

/** From the path of a file to a protocol that can be checked, or to what is wrong with it. */
public final class Loader {
  private final ModuleSource source;

  public Loader(ModuleSource source) {
    this.source = source;
  }

  /** The protocol in the file at {@code path}, at the instance that {@code settings} give. */
  public Loaded load(String path, Settings settings) {
    Diagnostics diagnostics = new Diagnostics();
    Linker linker = new Linker(source, diagnostics);
    Optional<Linked> linked = linker.link(path);
    if (linked.isEmpty() || diagnostics.hasErrors()) {
      return new Loaded.Refused(diagnostics.sorted());
    }
    Optional<Protocol> protocol = Elaborator.elaborate(linked.get(), settings, diagnostics);
    return protocol.isPresent() && !diagnostics.hasErrors()
        ? new Loaded.Ready(protocol.get(), linker.files(), diagnostics.sorted())
        : new Loaded.Refused(diagnostics.sorted());
  }
}
