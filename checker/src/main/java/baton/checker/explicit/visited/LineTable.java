package baton.checker.explicit.visited;

/** A table of 64-byte lines. */
sealed interface LineTable extends Table permits Compact, Buckets {
  Kind kind();

  long buckets();

  Words words();

  @Override
  default long comfortable() {
    return kind().comfortable(buckets());
  }

  @Override
  default long bytes() {
    return words().bytes();
  }

  @Override
  default void close() {
    words().close();
  }
}
