package baton.checker.explicit.visited;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * Memory from the operating system: zero, taken page by page when first written, and in huge pages where Linux
 * has them, because a random access to ordinary pages misses the TLB, too.
 */
@SuppressWarnings("restricted") // only if this program may call native code
final class Pages {
  private static final Optional<Pages> OF_THE_SYSTEM = find();
  private static final long HUGE = 1L << 21;
  private static final int READ_WRITE = 3;
  private static final int PRIVATE = 2;
  private static final int ADVICE_HUGE_PAGES = 14; // MADV_HUGEPAGE, include/uapi/asm-generic/mman-common.h

  private final MethodHandle mmap;
  private final MethodHandle munmap;
  private final MethodHandle madvise;
  private final boolean linux;

  private Pages(Linker linker, boolean linux) {
    var pointer = ValueLayout.ADDRESS;
    var size = ValueLayout.JAVA_LONG;
    var number = ValueLayout.JAVA_INT;
    mmap = handle(linker, "mmap", FunctionDescriptor.of(pointer, pointer, size, number, number, number, size));
    munmap = handle(linker, "munmap", FunctionDescriptor.of(number, pointer, size));
    madvise = handle(linker, "madvise", FunctionDescriptor.of(number, pointer, size, number));
    this.linux = linux;
  }

  private static MethodHandle handle(Linker linker, String name, FunctionDescriptor type) {
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  /** Present if the system is known and this program may call it. */
  static Optional<Pages> ofTheSystem() {
    return OF_THE_SYSTEM;
  }

  private static Optional<Pages> find() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean linux = system.startsWith("linux");
    boolean known = linux || system.startsWith("mac");
    if (!known || ValueLayout.ADDRESS.byteSize() != 8 || !Pages.class.getModule().isNativeAccessEnabled()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Pages(Linker.nativeLinker(), linux));
    } catch (UnsupportedOperationException | java.util.NoSuchElementException _) {
      return Optional.empty();
    }
  }

  /**
   * So many bytes, all 0, given back when the arena is closed.
   *
   * @throws OutOfMemoryError if there is no memory for them
   */
  MemorySegment map(long bytes, Arena arena) {
    long all = Math.addExact(bytes, HUGE); // so that it can begin where a huge page does
    if (linux && all > FreeMemory.bytes()) {
      throw new OutOfMemoryError(bytes + " bytes outside the heap are not free");
    }
    int anonymous = linux ? 0x20 : 0x1000;
    MemorySegment start = map(all, anonymous);
    if (start.address() == -1) {
      throw new OutOfMemoryError(bytes + " bytes outside the heap");
    }
    MemorySegment block = start.reinterpret(all, arena, this::unmap);
    MemorySegment aligned = block.asSlice(-start.address() & HUGE - 1, bytes);
    if (linux) {
      adviseHugePages(aligned);
    }
    return aligned;
  }

  private MemorySegment map(long bytes, int anonymous) {
    try {
      return (MemorySegment) mmap.invokeExact(MemorySegment.NULL, bytes, READ_WRITE, PRIVATE | anonymous, -1, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException("mmap cannot be called", e);
    }
  }

  /** A kernel without huge pages says no, and that is all right. */
  private void adviseHugePages(MemorySegment block) {
    try {
      int _ = (int) madvise.invokeExact(block, block.byteSize(), ADVICE_HUGE_PAGES);
    } catch (Throwable e) {
      throw new IllegalStateException("madvise cannot be called", e);
    }
  }

  private void unmap(MemorySegment block) {
    try {
      int _ = (int) munmap.invokeExact(block, block.byteSize());
    } catch (Throwable e) {
      throw new IllegalStateException("munmap cannot be called", e);
    }
  }
}
