package baton.models.source;

import baton.models.source.ModuleSource.Lookup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads model files from disk, suspiciously: size, encoding and kind are checked before anything is parsed. */
public final class TextFiles {
  /** The greatest size of a model file, in bytes. */
  public static final long LIMIT = 4L * 1024 * 1024;

  private TextFiles() {}

  /** Reads {@code file}, to be called {@code name} in messages. */
  public static Lookup read(Path file, String name) {
    if (!Files.exists(file)) {
      return new Lookup.Missing(List.of(name));
    }
    if (Files.isDirectory(file)) {
      return refuse(Code.UNREADABLE_FILE, name + " is a directory", "name a .baton file in it");
    }
    byte[] bytes;
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LIMIT) {
        return tooLarge(name);
      }
      try (var in = Files.newInputStream(file)) {
        bytes = in.readNBytes((int) LIMIT + 1);
      }
    } catch (IOException e) {
      return refuse(Code.UNREADABLE_FILE, name + " cannot be read", "check that it exists and may be read");
    }
    return bytes.length > LIMIT ? tooLarge(name) : decode(bytes, name);
  }

  private static Lookup tooLarge(String name) {
    return refuse(Code.FILE_TOO_LARGE, name + " is larger than 4 MB",
        "a protocol has some hundred lines: is this one?");
  }

  /** Decodes the content of a file to be called {@code name} in messages. */
  public static Lookup decode(byte[] bytes, String name) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return refuse(Code.NOT_TEXT, name + " is not a text file", "byte " + i + " is zero: a binary file?");
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Lookup.Found(
          new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text), Optional.empty());
    } catch (CharacterCodingException e) {
      return refuse(Code.NOT_UTF8, name + " is not UTF-8",
          "line " + badLine(bytes) + " holds bytes of another encoding");
    }
  }

  private static int badLine(byte[] bytes) {
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    int bad = lenient.indexOf('\uFFFD');
    return 1 + (int) lenient.substring(0, Math.max(bad, 0)).chars().filter(c -> c == '\n').count();
  }

  private static Lookup refuse(Code code, String message, String help) {
    return new Lookup.Refused(Diagnostic.error(code, message).help(help));
  }
}
