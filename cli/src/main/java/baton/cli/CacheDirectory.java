package baton.cli;

import java.nio.file.Path;

/** Where files are kept from one call to the next. */
final class CacheDirectory {
  private CacheDirectory() {}

  /** As {@code BATON_CACHE} says, or where this system keeps such files. */
  static Path path() {
    String property = System.getProperty("baton.cache");
    if (property != null) {
      return Path.of(property);
    }
    String given = System.getenv("BATON_CACHE");
    if (given != null && !given.isEmpty()) {
      return Path.of(given);
    }
    String shared = System.getenv("XDG_CACHE_HOME");
    String local = System.getenv("LOCALAPPDATA");
    Path caches = shared != null && !shared.isEmpty() ? Path.of(shared)
        : local != null && !local.isEmpty() ? Path.of(local)
        : Path.of(System.getProperty("user.home", "."), ".cache");
    return caches.resolve("baton");
  }
}
