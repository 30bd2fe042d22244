package baton.checker.ground;

import baton.models.value.Type;
import java.util.List;
import java.util.Optional;

/**
 * What a permutation of the elements of a sort does to a cell.
 *
 * @param keys where the cell stands in maps over sorts
 * @param presence conditions under which its content means anything; else it is 0, whatever is permuted
 * @param content what its content is made of
 */
public record Role(List<Key> keys, List<Presence> presence, Content content) {
  /**
   * The cell stands at an element of a sort.
   *
   * @param stride the distance to the cell in the same place of the next element
   */
  public record Key(Type.Sort sort, int element, int stride) {}

  /** The content of another cell is greater than {@code above}. */
  public record Presence(int cell, long above) {}

  /** How the content of a cell is built of elements. */
  public sealed interface Content {
    /** No element. */
    record Plain() implements Content {}

    /** The number of an element, plus {@code offset}; what is less than that is none. */
    record Element(Type.Sort sort, int offset) implements Content {}

    /** A bit for each element from {@code from} on, the first the most significant. */
    record Members(Type.Sort sort, int from, int count) implements Content {}

    /** The sort whose elements it is made of. */
    default Optional<Type.Sort> of() {
      return switch (this) {
        case Plain _ -> Optional.empty();
        case Element e -> Optional.of(e.sort());
        case Members m -> Optional.of(m.sort());
      };
    }
  }

  public Role {
    keys = List.copyOf(keys);
    presence = List.copyOf(presence);
  }
}
