package baton.checker.z3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native library is unpacked once, is what it should be, and where it is not there, that is said. */
final class Z3LibraryTest {
  @Test
  void it_is_unpacked_once(@TempDir Path cache) throws Exception {
    List<Path> files = new Z3Library(cache).unpacked();
    FileTime old = FileTime.from(Instant.EPOCH);
    for (Path f : files) {
      Files.setLastModifiedTime(f, old);
    }
    assertEquals(files, new Z3Library(cache).unpacked());
    for (Path f : files) {
      assertEquals(old, Files.getLastModifiedTime(f), f + " was written again");
    }
  }

  @Test
  void a_file_that_was_changed_is_unpacked_again(@TempDir Path cache) throws Exception {
    List<Path> files = new Z3Library(cache).unpacked();
    long size = Files.size(files.getFirst());
    Files.writeString(files.getFirst(), "not a library");
    new Z3Library(cache).unpacked();
    assertEquals(size, Files.size(files.getFirst()));
  }

  @Test
  void nothing_is_left_beside_it(@TempDir Path cache) throws Exception {
    List<Path> files = new Z3Library(cache).unpacked();
    try (var all = Files.walk(cache)) {
      assertEquals(files.size(), all.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void other_systems_have_libraries_too(@TempDir Path cache) throws Exception {
    for (String system : List.of("Linux/aarch64", "Mac OS X/x86_64", "Mac OS X/aarch64", "Windows 11/amd64")) {
      assertTrue(new Z3Library(cache, system).unpacked().size() >= 2, system);
    }
  }

  @Test
  void a_system_without_one_is_told(@TempDir Path cache) {
    for (String system : List.of("SunOS/sparc", "Windows 11/aarch64", "Linux/riscv64")) {
      Z3Library library = new Z3Library(cache, system);
      assertEquals("there is none for " + system, assertThrows(Z3Library.Unavailable.class,
          library::load).getMessage());
    }
  }

  @Test
  void a_library_of_another_system_is_not_loaded(@TempDir Path cache) {
    String other = System.getProperty("os.name").startsWith("Windows") ? "Linux/amd64" : "Windows 11/amd64";
    Z3Library.Unavailable e = assertThrows(Z3Library.Unavailable.class, () -> new Z3Library(cache, other).load());
    assertTrue(String.valueOf(e.getMessage()).startsWith("the system does not load it: "), e.getMessage());
  }

  @Test
  void a_cache_that_cannot_be_written_is_told(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    Z3Library.Unavailable e = assertThrows(Z3Library.Unavailable.class, () -> new Z3Library(file).load());
    assertTrue(String.valueOf(e.getMessage()).startsWith("it cannot be unpacked to "), e.getMessage());
  }
}
