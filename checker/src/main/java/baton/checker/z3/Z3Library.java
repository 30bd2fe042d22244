package baton.checker.z3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The native library of Z3: unpacked once into a directory that outlives the process, and loaded only if it is, bit by
 * bit, the file that this version of Baton was built with.
 */
public final class Z3Library {
  /** The version of Z3. */
  public static final String VERSION = "4.14.1";

  private static final String PACKED = "com/microsoft/z3/";

  private final Path cache;
  private final String system;
  private final AtomicBoolean loaded = new AtomicBoolean();

  /** {@code cache}: where the library is kept. */
  public Z3Library(Path cache) {
    this(cache, System.getProperty("os.name", "") + "/" + System.getProperty("os.arch", ""));
  }

  /** For another system than this one: {@code os.name/os.arch}. */
  Z3Library(Path cache, String system) {
    this.cache = cache;
    this.system = system;
  }

  /** Why there is no Z3 here. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message, null, false, false);
    }
  }

  /** Loads it; done again, that does nothing. */
  public void load() throws Unavailable {
    if (loaded.get()) {
      return;
    }
    List<Path> files = unpacked();
    try {
      Loading.load(files);
      loaded.set(true);
    } catch (LinkageError | SecurityException e) {
      throw new Unavailable("the system does not load it: " + e.getMessage());
    }
  }

  /** The verified files, in the order in which they are loaded. */
  List<Path> unpacked() throws Unavailable {
    String folder = folder().orElseThrow(() -> new Unavailable("there is none for " + system));
    Map<String, String> hashes = hashes(folder);
    if (hashes.isEmpty()) {
      throw new Unavailable("there is none for " + system);
    }
    Path directory = cache.resolve("z3-" + VERSION).resolve(folder.replace('/', '-'));
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, String> e : hashes.entrySet()) {
        unpack(folder + "/" + e.getKey(), directory.resolve(e.getKey()), e.getValue());
      }
    } catch (IOException e) {
      throw new Unavailable("it cannot be unpacked to " + directory + ": " + e);
    }
    return hashes.keySet().stream().map(directory::resolve).toList();
  }

  private Optional<String> folder() {
    String s = system.toLowerCase(Locale.ROOT);
    String os =
        s.startsWith("linux") ? "linux" : s.startsWith("mac") ? "osx" : s.startsWith("windows") ? "windows" : "";
    String machine = switch (s.substring(s.indexOf('/') + 1)) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "aarch64";
      case "x86", "i386", "i686" -> "x86";
      default -> "";
    };
    return os.isEmpty() || machine.isEmpty() ? Optional.empty() : Optional.of(os + "/" + machine);
  }

  /** The files of a system in the order in which they are loaded, with their hashes. */
  private static Map<String, String> hashes(String folder) throws Unavailable {
    try (InputStream in = Z3Library.class.getResourceAsStream("libraries.sha256")) {
      if (in == null) {
        throw new Unavailable("the list of its files is missing");
      }
      Map<String, String> hashes = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> { // hash, two blanks, path
        int blank = line.indexOf(' ');
        String path = line.substring(blank + 1).trim();
        if (path.startsWith(folder + "/")) {
          hashes.put(path.substring(folder.length() + 1), line.substring(0, blank));
        }
      });
      return hashes;
    } catch (IOException e) {
      throw new Unavailable("the list of its files cannot be read: " + e);
    }
  }

  private static void unpack(String packed, Path file, String hash) throws IOException, Unavailable {
    if (Files.isRegularFile(file) && hash(file).equals(hash)) {
      return;
    }
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "unpacking", ".tmp");
    try {
      try (InputStream in = Z3Library.class.getClassLoader().getResourceAsStream(PACKED + packed)) {
        if (in == null) {
          throw new Unavailable("the jar of Z3 lacks " + packed);
        }
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!hash(fresh).equals(hash)) {
        throw new Unavailable(packed + " is not the file that belongs to Z3 " + VERSION + " (its hash differs)");
      }
      try {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
