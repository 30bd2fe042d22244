package baton.checker.explicit;

import baton.checker.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What a search has found. Its arrays are not changed by anybody. */
final class Outcome {
  private final long orbits;
  private final long states;
  private final long transitions;
  private final long initials;
  private final int depth;
  private final boolean onlyLoops;
  private final Optional<Search.Stop> stopped;
  private final long[] fired;
  private final int[] hitAt;
  private final boolean[] hasMet;

  Outcome(
      long orbits, long states, long transitions, long initials, int depth, boolean onlyLoops,
      Optional<Search.Stop> stopped, long[] fired, int[] hitAt, boolean[] hasMet) {
    this.orbits = orbits;
    this.states = states;
    this.transitions = transitions;
    this.initials = initials;
    this.depth = depth;
    this.onlyLoops = onlyLoops;
    this.stopped = stopped;
    this.fired = fired;
    this.hitAt = hitAt;
    this.hasMet = hasMet;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(orbits);
    out.writeLong(states);
    out.writeLong(transitions);
    out.writeLong(initials);
    out.writeInt(depth);
    out.writeBoolean(onlyLoops);
    out.writeUTF(stopped.map(s -> s.reason().name()).orElse(""));
    out.writeUTF(stopped.map(Search.Stop::detail).orElse(""));
    out.writeInt(fired.length);
    for (long n : fired) {
      out.writeLong(n);
    }
    out.writeInt(hitAt.length);
    for (int i = 0; i < hitAt.length; i++) {
      out.writeInt(hitAt[i]);
    }
    out.writeInt(hasMet.length);
    for (boolean met : hasMet) {
      out.writeBoolean(met);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  static Outcome read(DataInputStream in) throws IOException {
    long orbits = in.readLong();
    long states = in.readLong();
    long transitions = in.readLong();
    long initials = in.readLong();
    int depth = in.readInt();
    boolean onlyLoops = in.readBoolean();
    String reason = in.readUTF();
    String detail = in.readUTF();
    Optional<Search.Stop> stopped = Arrays.stream(Reason.values()).filter(r -> r.name().equals(reason)).findFirst()
        .map(r -> new Search.Stop(r, detail));
    long[] fired = new long[size(in)];
    for (int i = 0; i < fired.length; i++) {
      fired[i] = in.readLong();
    }
    int[] hitAt = new int[size(in)];
    for (int i = 0; i < hitAt.length; i++) {
      hitAt[i] = in.readInt();
    }
    boolean[] hasMet = new boolean[size(in)];
    for (int i = 0; i < hasMet.length; i++) {
      hasMet[i] = in.readBoolean();
    }
    return new Outcome(orbits, states, transitions, initials, depth, onlyLoops, stopped, fired, hitAt, hasMet);
  }

  private static int size(DataInputStream in) throws IOException {
    int n = in.readInt();
    if (n < 0 || n > 1 << 24) {
      throw new IOException("a list of " + n + " numbers");
    }
    return n;
  }

  int questions() {
    return hitAt.length;
  }

  int labels() {
    return fired.length;
  }

  /** How many states were explored, each standing for its orbit. */
  long orbits() {
    return orbits;
  }

  /** For how many states those stand. */
  long states() {
    return states;
  }

  long transitions() {
    return transitions;
  }

  long initials() {
    return initials;
  }

  int depth() {
    return depth;
  }

  /** Whether a state was seen all of whose steps lead back to it, with one action at least. */
  boolean onlyLoops() {
    return onlyLoops;
  }

  Optional<Search.Stop> stopped() {
    return stopped;
  }

  /** How many steps each label took. */
  long fired(int label) {
    return fired[label];
  }

  /** At which length of a run a question was first decided, or {@link Watcher#NEVER}. */
  int hitAt(int question) {
    return hitAt[question];
  }

  /** How many left sides the questions have. */
  int sides() {
    return hasMet.length;
  }

  /** Whether the left side of this number was ever true. */
  boolean hasMet(int side) {
    return hasMet[side];
  }
}
