package baton.checker.ground;

import org.jspecify.annotations.Nullable;

/** The instant at which an expression is judged. Its arrays are not changed by anybody. */
final class View {
  private final Node[] cells;
  private final Node @Nullable [] after;
  private final @Nullable Node did;

  private View(Node[] cells, Node @Nullable [] after, @Nullable Node did) {
    this.cells = cells;
    this.after = after;
    this.did = did;
  }

  /** Reads see these cells; {@code did} is false. */
  static View of(Node[] cells) {
    return new View(cells, null, null);
  }

  /** An instant: the step that led here. */
  static View instant(Node[] cells, Node did) {
    return new View(cells, null, did);
  }

  /** A step: {@code e'} sees {@code after}. */
  static View step(Node[] cells, Node[] after, Node did) {
    return new View(cells, after, did);
  }

  Node cell(int i) {
    return cells[i];
  }

  Node[] cells() {
    return cells;
  }

  View after() {
    if (after == null) {
      throw new IllegalStateException("no step to look behind");
    }
    return of(after);
  }

  @Nullable Node did() {
    return did;
  }
}
