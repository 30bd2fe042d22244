package baton.checker.explicit.visited;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/** A set that moves to a larger table when it grows: to the kind that takes the least memory at that size. */
final class GrowingSet implements VisitedSet {
  /** A smaller table doubles; one of more bytes than this grows by less, so that little of it is ever empty. */
  private static final long LARGE = 16 << 20;

  private final long[] used;
  private final Key key;
  private final VisitedSets.Wishes wishes;
  private Table table;

  /** The states of this table, which may become one of another kind unless only one is wanted. */
  GrowingSet(long[] used, VisitedSets.Wishes wishes, Table table) {
    this.used = used.clone();
    key = Key.of(used);
    this.wishes = wishes;
    this.table = table;
  }

  /** An empty set with room for so many states. */
  GrowingSet(long[] used, VisitedSets.Wishes wishes, long states) {
    this(used, wishes, least(Key.of(used), wishes, states));
  }

  private static Table least(Key key, VisitedSets.Wishes wishes, long states) {
    return states <= wishes.simple() ? new Small(key, (int) states) : ofLines(key, wishes, states);
  }

  private static LineTable ofLines(Key key, VisitedSets.Wishes wishes, long states) {
    Size size = Size.least(key, wishes.only(), states);
    return size.kind().table(key, size.buckets(), Words.of(size.lines(), wishes.place()));
  }

  @Override
  public long hash(long[] words, int at) {
    return key.hash(words, at);
  }

  @Override
  public int add(long[] words, int at, long hash) {
    return table.add(words, at, hash);
  }

  @Override
  public long touch(Batch batch) {
    return table.touch(batch);
  }

  @Override
  public boolean add(long[] words, Batch batch) {
    return table.add(words, batch);
  }

  @Override
  public boolean has(long[] words, int at) {
    return table.has(words, at, key.hash(words, at));
  }

  @Override
  public void grow() {
    Optional<Table> larger = Optional.empty();
    for (long room = more(comfortable()); larger.isEmpty(); room = more(room)) {
      larger = moved(least(key, wishes, room));
    }
    table.close();
    table = larger.get();
  }

  /** For how many states the next table has room if one is not enough that has room for so many. */
  private long more(long room) {
    return switch (table) {
      case Small _ -> room * 2;
      case LineTable lines -> room + (bytes() > LARGE ? room * lines.kind().growth() / 100 : room);
    };
  }

  /** This table with all of our states in it, unless it is full before that. */
  private <T extends Table> Optional<T> moved(T larger) {
    if (table.moveTo(larger)) {
      return Optional.of(larger);
    }
    larger.close();
    return Optional.empty();
  }

  @Override
  public long bytesToGrow() {
    long room = more(comfortable());
    return room <= wishes.simple() ? 2 * bytes() : Size.least(key, wishes.only(), room).lines() * Words.LINE;
  }

  @Override
  public long comfortable() {
    return table.comfortable();
  }

  @Override
  public long bytes() {
    return table.bytes();
  }

  @Override
  public void forEach(Consumer<long[]> to) {
    table.forEach(to);
  }

  @Override
  public void write(WritableByteChannel to) throws IOException {
    switch (table) {
      case LineTable lines -> Saved.write(used, lines, to);
      case Small _ -> {
        Optional<LineTable> lines = Optional.empty();
        for (long room = comfortable(); lines.isEmpty(); room *= 2) {
          lines = moved(ofLines(key, wishes, room));
        }
        Saved.write(used, lines.get(), to);
        lines.get().close();
      }
    }
  }

  @Override
  public void close() {
    table.close();
  }
}
