package baton.checker.explicit.visited;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/**
 * A block of 64-byte lines, all 0 at first, seen as 64-bit words or as 32-bit halves. Every access is checked:
 * one behind the end, or after the block was closed, is an exception.
 */
final class Words implements AutoCloseable {
  /** Where a block lies. */
  enum Place {
    /** In an array. */
    HEAP,

    /** Outside the heap if the system is known and allows it, else in an array. */
    OUTSIDE
  }

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle().withInvokeExactBehavior();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle().withInvokeExactBehavior();
  private static final VarHandle IN_LINE = MemoryLayout.sequenceLayout(8, ValueLayout.JAVA_LONG)
      .varHandle(MemoryLayout.PathElement.sequenceElement()).withInvokeExactBehavior();
  private static final VarHandle HALF_IN_LINE = MemoryLayout.sequenceLayout(16, ValueLayout.JAVA_INT)
      .varHandle(MemoryLayout.PathElement.sequenceElement()).withInvokeExactBehavior();
  static final long LINE = 64;
  private static final long SMALL = 1 << 21;

  private final MemorySegment block;
  private final Optional<Arena> arena;

  private Words(MemorySegment block, Optional<Arena> arena) {
    this.block = block;
    this.arena = arena;
  }

  /**
   * A new block of so many lines.
   *
   * @throws OutOfMemoryError if there is no memory for it
   */
  static Words of(long lines, Place place) {
    long bytes = Math.multiplyExact(lines, LINE);
    if (place == Place.OUTSIDE && bytes < SMALL) {
      return outside(arena -> arena.allocate(bytes, LINE));
    }
    Optional<Pages> pages = place == Place.OUTSIDE ? Pages.ofTheSystem() : Optional.empty();
    return pages.map(p -> outside(arena -> p.map(bytes, arena))).orElseGet(() -> inArray(bytes));
  }

  private static Words outside(java.util.function.Function<Arena, MemorySegment> allocate) {
    Arena arena = Arena.ofShared();
    try {
      return new Words(allocate.apply(arena), Optional.of(arena));
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  private static Words inArray(long bytes) {
    if (bytes / 8 > Integer.MAX_VALUE - 8) {
      throw new OutOfMemoryError("an array of " + bytes + " bytes");
    }
    return new Words(MemorySegment.ofArray(new long[(int) (bytes / 8)]), Optional.empty());
  }

  long bytes() {
    return block.byteSize();
  }

  long get(long word) {
    return (long) LONG.get(block, word << 3);
  }

  /** One of the eight words of a line: that the line is inside is checked once for those that are read together. */
  long get(long line, long word) {
    return (long) IN_LINE.get(block, line << 6, word);
  }

  int getHalf(long line, long half) {
    return (int) HALF_IN_LINE.get(block, line << 6, half);
  }

  void set(long word, long value) {
    LONG.set(block, word << 3, value);
  }

  /** Not older than what another thread has released there. */
  long getAcquire(long word) {
    return (long) LONG.getAcquire(block, word << 3);
  }

  void setRelease(long word, long value) {
    LONG.setRelease(block, word << 3, value);
  }

  /** Replaces 0, and gives what was there. */
  long putIfZero(long word, long value) {
    return (long) LONG.compareAndExchange(block, word << 3, 0L, value);
  }

  int getHalf(long half) {
    return (int) INT.get(block, half << 2);
  }

  void setHalf(long half, int value) {
    INT.set(block, half << 2, value);
  }

  /** Replaces 0, and gives what was there. */
  int putHalfIfZero(long half, int value) {
    return (int) INT.compareAndExchange(block, half << 2, 0, value);
  }

  /** The bytes of a part, to be copied from or to. */
  MemorySegment part(long from, long bytes) {
    return block.asSlice(from, bytes);
  }

  @Override
  public void close() {
    arena.ifPresent(Arena::close);
  }
}
