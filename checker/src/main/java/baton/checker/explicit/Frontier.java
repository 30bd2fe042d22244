package baton.checker.explicit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The states of one level, or of a part of it. */
final class Frontier {
  /** A chunk, wherever it is. */
  sealed interface Part {
    int states();

    record InMemory(Chunk chunk) implements Part {
      @Override
      public int states() {
        return chunk.states;
      }
    }

    /** In the file of a {@link Chunks}, from a position on. */
    record OnDisk(long position, int states) implements Part {}
  }

  private final List<Part> parts = new ArrayList<>();
  private long states;

  List<Part> parts() {
    return parts;
  }

  long states() {
    return states;
  }

  void add(Part part) {
    parts.add(part);
    states += part.states();
  }

  /** Gives everything to another one, and is empty then. */
  void moveTo(Frontier other) {
    parts.forEach(other::add);
    parts.clear();
    states = 0;
  }

  /** Puts into the file what is in memory, from a part on. */
  void spill(Chunks chunks, int from) throws IOException {
    for (int p = from; p < parts.size(); p++) {
      if (parts.get(p) instanceof Part.InMemory(Chunk chunk)) {
        parts.set(p, chunks.spill(chunk));
      }
    }
  }
}
