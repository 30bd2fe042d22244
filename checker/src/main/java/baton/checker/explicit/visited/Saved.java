package baton.checker.explicit.visited;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * A table as it is written to a channel: what it is, its memory as it is, and a check sum of all that.
 * It can be read on machines of the same byte order.
 */
final class Saved {
  private static final long MAGIC = 0x4261746F6E536574L; // "BatonSet"
  private static final int BUFFER = 1 << 20;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CRC32C sum = new CRC32C();

  private Saved() {}

  static void write(long[] used, LineTable table, WritableByteChannel to) throws IOException {
    Saved saved = new Saved();
    saved.buffer.putLong(MAGIC).putLong(order()).putLong(table.kind().code()).putLong(table.buckets());
    saved.buffer.putLong(used.length);
    for (long mask : used) {
      saved.buffer.putLong(mask);
    }
    saved.send(to);
    long bytes = table.words().bytes();
    for (long at = 0; at < bytes; at += BUFFER) {
      int length = (int) Math.min(BUFFER, bytes - at);
      MemorySegment.ofBuffer(saved.buffer).copyFrom(table.words().part(at, length));
      saved.buffer.position(length);
      saved.send(to);
    }
    saved.buffer.putLong(saved.sum.getValue());
    saved.send(to);
  }

  private static long order() {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? 1 : 0;
  }

  /** Empties the buffer. */
  private void send(WritableByteChannel to) throws IOException {
    buffer.flip();
    sum.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
    buffer.clear();
  }

  /**
   * The table that was written.
   *
   * @throws IOException if it is another one, of other states, or damaged
   */
  static LineTable read(long[] used, Words.Place place, ReadableByteChannel from) throws IOException {
    Saved saved = new Saved();
    saved.receive(from, Math.multiplyExact(8, 5 + used.length));
    require(saved.buffer.getLong() == MAGIC, "not a set of states");
    require(saved.buffer.getLong() == order(), "written on a machine of another byte order");
    long code = saved.buffer.getLong();
    Kind kind = Arrays.stream(Kind.values()).filter(k -> k.code() == code).findFirst()
        .orElseThrow(() -> new IOException("the saved set of states is of an unknown kind"));
    long buckets = saved.buffer.getLong();
    boolean same = saved.buffer.getLong() == used.length;
    for (long mask : used) {
      same &= saved.buffer.getLong() == mask;
    }
    require(same, "of other states");
    Key key = Key.of(used);
    OptionalLong fewest = kind.buckets(key, 1);
    boolean possible = fewest.isPresent() && buckets >= fewest.getAsLong() && buckets <= Kind.MOST_BUCKETS;
    require(possible, "of an impossible size");
    Words words = Words.of(buckets * kind.lines(key), place);
    try {
      saved.fill(words, from);
      return kind.table(key, buckets, words);
    } catch (Throwable e) {
      words.close();
      throw e;
    }
  }

  private void fill(Words words, ReadableByteChannel from) throws IOException {
    for (long at = 0; at < words.bytes(); at += BUFFER) {
      int length = (int) Math.min(BUFFER, words.bytes() - at);
      receive(from, length);
      words.part(at, length).copyFrom(MemorySegment.ofBuffer(buffer));
    }
    long expected = sum.getValue();
    receive(from, 8);
    require(buffer.getLong() == expected, "damaged");
  }

  /** Fills the buffer with so many bytes. */
  private void receive(ReadableByteChannel from, int bytes) throws IOException {
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        throw new EOFException("a set of states ends too early");
      }
    }
    buffer.flip();
    sum.update(buffer.duplicate());
  }

  private static void require(boolean fact, String otherwise) throws IOException {
    if (!fact) {
      throw new IOException("the saved set of states is " + otherwise);
    }
  }
}
