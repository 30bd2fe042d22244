package baton.checker.explicit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call that was stopped, in a file: the outcomes of the searches that had ended, and the one that had not. Written
 * beside its place and moved there when it is whole; its end is marked, so that half of one is never taken for it.
 */
final class Checkpoint implements AutoCloseable {
  private static final String MAGIC = "baton checkpoint 2";
  private static final String END = "end of checkpoint";

  private final DataInputStream in;
  private final List<Outcome> ended;

  private Checkpoint(DataInputStream in, List<Outcome> ended) {
    this.in = in;
    this.ended = List.copyOf(ended);
  }

  /** Writes the search that has been stopped, if it was one of states, after some that had ended. */
  static void write(Path file, String identity, List<Outcome> ended, Optional<Search> stopped) {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half), 1 << 16))) {
        out.writeUTF(MAGIC);
        out.writeUTF(identity);
        out.writeInt(ended.size());
        for (Outcome outcome : ended) {
          outcome.write(out);
        }
        out.writeBoolean(stopped.isPresent());
        if (stopped.isPresent()) {
          stopped.get().write(out);
        }
        out.writeUTF(END);
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Checkpoints.Refused("cannot write the checkpoint " + file + ": " + e.getMessage());
    }
  }

  /** Opens one, as far as the search that had not ended. */
  static Checkpoint open(Path file, String identity) {
    if (!Files.isRegularFile(file)) {
      throw new Checkpoints.Refused("there is no checkpoint " + file);
    }
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
      if (!in.readUTF().equals(MAGIC)) {
        throw new Checkpoints.Refused(file + " is no checkpoint of this version");
      }
      if (!in.readUTF().equals(identity)) {
        throw new Checkpoints.Refused(
            file + " was written for another model, instance, choice of properties or build of Baton");
      }
      List<Outcome> ended = new ArrayList<>();
      for (int n = in.readInt(); ended.size() < n;) {
        ended.add(Outcome.read(in));
      }
      return new Checkpoint(in, ended);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static Checkpoints.Refused damaged(IOException e) {
    String why = e.getMessage() == null ? "it ends too early" : e.getMessage();
    return new Checkpoints.Refused("the checkpoint is damaged: " + why);
  }

  /** The outcomes of the searches that had ended, in order. */
  List<Outcome> ended() {
    return ended;
  }

  /** The rest of the file, the search that had not ended, or else a new one; to be called once. */
  Search search(Search.Making making) {
    try {
      Search search = in.readBoolean() ? making.read(in) : making.begin();
      if (!in.readUTF().equals(END)) {
        throw new IOException("its end is missing");
      }
      return search;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException _) {
      // it has been read
    }
  }
}
