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
  private final Words.Place place;
  private final Optional<Kind> only;
  private Table table;

  /** The states of this table, which may become one of another kind unless only one is wanted. */
  GrowingSet(long[] used, Words.Place place, Optional<Kind> only, Table table) {
    this.used = used.clone();
    key = Key.of(used);
    this.place = place;
    this.only = only;
    this.table = table;
  }

  /** An empty set with room for so many states. */
  GrowingSet(long[] used, Words.Place place, Optional<Kind> only, long states) {
    this(used, place, only, least(Key.of(used), place, only, states));
  }

  private static Table least(Key key, Words.Place place, Optional<Kind> only, long states) {
    Size size = Size.least(key, only, states);
    return size.kind().table(key, size.buckets(), Words.of(size.lines(), place));
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
      larger = moved(room);
    }
    table.words().close();
    table = larger.get();
  }

  /** For how many states the next table has room if one is not enough that has room for so many. */
  private long more(long room) {
    return room + (bytes() > LARGE ? room * table.kind().growth() / 100 : room);
  }

  /** A table with room for so many states, all of ours in it, unless it is full before that. */
  private Optional<Table> moved(long room) {
    Table larger = least(key, place, only, room);
    if (table.moveTo(larger)) {
      return Optional.of(larger);
    }
    larger.words().close();
    return Optional.empty();
  }

  @Override
  public long bytesToGrow() {
    return Size.least(key, only, more(comfortable())).lines() * Words.LINE;
  }

  @Override
  public long comfortable() {
    return table.comfortable();
  }

  @Override
  public long bytes() {
    return table.words().bytes();
  }

  @Override
  public void forEach(Consumer<long[]> to) {
    table.forEach(to);
  }

  @Override
  public void write(WritableByteChannel to) throws IOException {
    Saved.write(used, table, to);
  }

  @Override
  public void close() {
    table.words().close();
  }
}
