package baton.checker.explicit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** The levels of a search, wherever their states are. */
record Levels(List<Frontier> states, Chunks chunks) {
  Levels {
    states = List.copyOf(states);
  }

  /** Shows each chunk of a level; it may be used again for something else afterwards. */
  void forEach(int level, Consumer<Chunk> action) {
    try {
      for (Frontier.Part part : states.get(level).parts()) {
        Chunk chunk = chunks.open(part);
        action.accept(chunk);
        if (part instanceof Frontier.Part.OnDisk) {
          chunks.recycle(chunk);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
