package baton.checker.explicit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
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

  /** Writes all states. */
  void write(DataOutputStream out, Chunks chunks, int width) throws IOException {
    out.writeInt(parts.size());
    for (Part part : parts) {
      Chunk chunk = chunks.open(part);
      out.writeInt(chunk.states);
      for (int i = 0; i < chunk.states * width; i++) {
        out.writeLong(chunk.words[i]);
      }
      if (part instanceof Part.OnDisk) {
        chunks.recycle(chunk);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  static Frontier read(DataInputStream in, Chunks chunks, int width) throws IOException {
    Frontier frontier = new Frontier();
    for (int n = in.readInt(); n > 0; n--) {
      Chunk chunk = chunks.fresh();
      int states = in.readInt();
      if (states < 0 || states > Chunk.FULL) {
        throw new IOException("a chunk of " + states + " states");
      }
      for (int i = 0; i < states * width; i++) {
        chunk.words[i] = in.readLong();
      }
      chunk.states = states;
      frontier.add(chunks.keep(chunk));
    }
    return frontier;
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
