package baton.models.elaborate;

import baton.models.source.Code;
import baton.models.source.Diagnostic;
import baton.models.source.Diagnostics;
import baton.models.source.ModuleSource;
import baton.models.source.ModuleSource.Lookup;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import baton.models.syntax.Declaration;
import baton.models.syntax.Declaration.ImportDecl;
import baton.models.syntax.Declaration.ModuleName;
import baton.models.syntax.Name;
import baton.models.syntax.Parser;
import baton.models.syntax.SourceUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and parses a root file and, recursively, what it imports; each file once. */
public final class Linker {
  private final ModuleSource source;
  private final Diagnostics diagnostics;
  private final Map<String, Optional<Linked>> done = new LinkedHashMap<>();
  private final List<SourceFile> files = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  public Linker(ModuleSource source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** All files read so far, the root first. */
  public List<SourceFile> files() {
    return List.copyOf(files);
  }

  /** The tree below {@code path}; empty if the root file has no usable content, with the reasons reported. */
  public Optional<Linked> link(String path) {
    return switch (source.root(path)) {
      case Lookup.Found(SourceFile file, _) -> {
        Optional<Linked> root = link(file);
        root.filter(r -> r.unit().kind() == SourceUnit.Kind.MODULE)
            .ifPresent(r -> diagnostics.add(
                Diagnostic.error(Code.NOT_A_PROTOCOL, r.unit().name().at(), "this file is a module, not a protocol")
                    .help("check a file that begins with `protocol Name` and imports this module")));
        yield root.filter(r -> r.unit().kind() == SourceUnit.Kind.PROTOCOL);
      }
      case Lookup.Missing _ -> {
        diagnostics.add(Diagnostic.error(Code.UNREADABLE_FILE, "there is no file " + path)
            .help("name a .baton file; paths are relative to the working directory"));
        yield Optional.empty();
      }
      case Lookup.Refused(Diagnostic because) -> {
        diagnostics.add(because);
        yield Optional.empty();
      }
    };
  }

  private Optional<Linked> link(SourceFile file) {
    Optional<Linked> earlier = done.getOrDefault(file.name(), Optional.empty());
    if (done.containsKey(file.name())) {
      return earlier;
    }
    files.add(file);
    open.push(file.name());
    Optional<Linked> linked = Parser.parse(file, diagnostics).map(unit -> withImports(file, unit));
    open.pop();
    done.put(file.name(), linked);
    return linked;
  }

  private Linked withImports(SourceFile file, SourceUnit unit) {
    List<Linked.Import> imports = new ArrayList<>();
    for (Declaration declaration : unit.declarations()) {
      if (declaration instanceof ImportDecl importDecl) {
        find(file, importDecl).ifPresent(module -> imports.add(new Linked.Import(importDecl, module)));
      }
    }
    return new Linked(unit, imports);
  }

  private Optional<Linked> find(SourceFile importing, ImportDecl importDecl) {
    Span at = importDecl.module().at();
    Lookup lookup =
        switch (importDecl.module()) {
          case ModuleName.Dotted(var path) ->
              source.dotted(importing, path.names().stream().map(Name::text).toList());
          case ModuleName.Quoted(String file, _) -> source.quoted(importing, file);
        };
    return switch (lookup) {
      case Lookup.Found(SourceFile file, Optional<String> shadowed) -> {
        shadowed.ifPresent(other -> diagnostics.add(
            Diagnostic.warning(Code.FILE_SHADOWS_LIBRARY, at, file.name() + " is used instead of the shipped " + other)
                .help("rename the file beside if the shipped one is meant")));
        yield found(file, at);
      }
      case Lookup.Missing(List<String> tried) -> {
        diagnostics.add(Diagnostic.error(Code.UNKNOWN_MODULE, at, "there is no module `" + at.text() + "`")
            .help("looked for " + String.join(" and ", tried)));
        yield Optional.empty();
      }
      case Lookup.Refused(Diagnostic because) -> {
        Diagnostic placed = Diagnostic.error(because.code(), at, because.message());
        diagnostics.add(because.help().map(placed::help).orElse(placed));
        yield Optional.empty();
      }
    };
  }

  private Optional<Linked> found(SourceFile file, Span at) {
    if (open.contains(file.name())) {
      List<String> cycle = new ArrayList<>(open);
      java.util.Collections.reverse(cycle);
      cycle.add(file.name());
      diagnostics.add(Diagnostic.error(Code.IMPORT_CYCLE, at, "these files import each other")
          .help(String.join(" imports ", cycle.subList(cycle.indexOf(file.name()), cycle.size()))));
      return Optional.empty();
    }
    Optional<Linked> module = link(file);
    module.filter(m -> m.unit().kind() != SourceUnit.Kind.MODULE)
        .ifPresent(_ -> diagnostics.add(
            Diagnostic.error(Code.NOT_A_MODULE, at, file.name() + " is a protocol, not a module")
                .help("a module begins with `module Name { parameters }`")));
    return module.filter(m -> m.unit().kind() == SourceUnit.Kind.MODULE);
  }
}
