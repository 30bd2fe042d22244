package baton.checker.explicit;

import baton.checker.Reason;
import java.nio.file.Path;
import java.util.Optional;

/** Where a search is saved that is stopped, and where one is that is to go on. */
public interface Checkpoints {
  /** Nowhere. */
  Checkpoints NONE = new Checkpoints() {
    @Override
    public Optional<Path> save(Reason why) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> resume() {
      return Optional.empty();
    }

    @Override
    public String identity() {
      return "";
    }
  };

  /** The file for a search that is stopped for this reason; empty: it is not saved. */
  Optional<Path> save(Reason why);

  /** The file of the search that is to go on. */
  Optional<Path> resume();

  /** What must be the same when the search goes on: model, instance, goals, options and build, as one text. */
  String identity();

  /** Thrown if a search cannot go on from a file, or cannot be saved to one: a mistake of the call. */
  final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
      super(message);
    }
  }
}
