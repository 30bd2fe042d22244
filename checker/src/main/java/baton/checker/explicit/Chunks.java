package baton.checker.explicit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the chunks of levels are kept: in memory as far as that is allowed, else in a file that is deleted when
 * this is closed. Chunks are used again. Safe for several threads.
 */
final class Chunks implements AutoCloseable {
  private final int width;
  private final ConcurrentLinkedQueue<Chunk> unused = new ConcurrentLinkedQueue<>();
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong end = new AtomicLong();
  private volatile long most = Long.MAX_VALUE;
  private Optional<FileChannel> file = Optional.empty();
  private Optional<Path> path = Optional.empty();

  /** For states of this many words. */
  Chunks(int width) {
    this.width = width;
  }

  /** How much memory the chunks take, those not in use among them, in bytes. */
  long bytes() {
    return made.get() * bytesOfOne();
  }

  private long bytesOfOne() {
    return 8L * width * Chunk.FULL;
  }

  /** Allows so much memory, in bytes; what is more goes to the file from now on. */
  void allow(long bytes) {
    most = bytes;
  }

  /** Whether something was written to the file. */
  boolean hasSpilled() {
    return end.get() > 0;
  }

  /** An empty chunk. */
  Chunk fresh() {
    Chunk chunk = unused.poll();
    if (chunk == null) {
      made.incrementAndGet();
      return new Chunk(width);
    }
    chunk.states = 0;
    return chunk;
  }

  /** Takes back a chunk that nobody uses any more. */
  void recycle(Chunk chunk) {
    if (bytes() > most) {
      made.decrementAndGet();
    } else {
      unused.add(chunk);
    }
  }

  /** Keeps a chunk that is not written to any more. */
  Frontier.Part keep(Chunk chunk) throws IOException {
    return bytes() > most ? spill(chunk) : new Frontier.Part.InMemory(chunk);
  }

  /** Puts a chunk into the file. */
  Frontier.Part spill(Chunk chunk) throws IOException {
    ByteBuffer bytes = bytes(chunk.states);
    bytes.asLongBuffer().put(chunk.words, 0, chunk.states * width);
    long position = end.getAndAdd(bytes.capacity());
    FileChannel to = file();
    for (long at = position; bytes.hasRemaining();) {
      at += to.write(bytes, at);
    }
    int states = chunk.states;
    recycle(chunk);
    return new Frontier.Part.OnDisk(position, states);
  }

  /** The states of a part. */
  Chunk open(Frontier.Part part) throws IOException {
    return switch (part) {
      case Frontier.Part.InMemory(Chunk chunk) -> chunk;
      case Frontier.Part.OnDisk(long position, int states) -> {
        ByteBuffer bytes = bytes(states);
        FileChannel from = file();
        for (long at = position; bytes.hasRemaining();) {
          int n = from.read(bytes, at);
          if (n < 0) {
            throw new IOException("the file of spilled states is too short");
          }
          at += n;
        }
        bytes.flip();
        Chunk chunk = fresh();
        bytes.asLongBuffer().get(chunk.words, 0, states * width);
        chunk.states = states;
        yield chunk;
      }
    };
  }

  private ByteBuffer bytes(int states) {
    return ByteBuffer.allocate(8 * width * states).order(ByteOrder.LITTLE_ENDIAN);
  }

  private synchronized FileChannel file() throws IOException {
    if (file.isEmpty()) {
      Path made = Files.createTempFile("baton-frontier", ".states");
      path = Optional.of(made);
      file = Optional.of(FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }
    return file.get();
  }

  @Override
  public synchronized void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
      if (path.isPresent()) {
        Files.deleteIfExists(path.get());
      }
    } catch (IOException _) {
      // nothing depends on the file any more; the system clears its folder
    }
  }
}
