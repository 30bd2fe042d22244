package baton.checker.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one permutation of the elements of some sorts does to cells. */
public final class Permuted {
  private final int[] destination;
  private final Change[] changes;

  /** A cell whose content is made of permuted elements. */
  private static final class Change {
    final int cell;
    final List<Role.Presence> presence;
    final Role.Content content;
    final int[] image;

    Change(int cell, List<Role.Presence> presence, Role.Content content, int[] image) {
      this.cell = cell;
      this.presence = presence;
      this.content = content;
      this.image = image;
    }
  }

  /** {@code images} has for each permuted sort the image of each element. */
  public Permuted(List<Role> roles, Map<String, int[]> images) {
    destination = new int[roles.size()];
    List<Change> all = new ArrayList<>();
    for (int c = 0; c < destination.length; c++) {
      Role role = roles.get(c);
      int to = c;
      for (Role.Key key : role.keys()) {
        int[] image = images.get(key.sort().name());
        if (image != null) {
          to += (image[key.element()] - key.element()) * key.stride();
        }
      }
      destination[c] = to;
      int cell = c;
      role.content().of().flatMap(s -> Optional.ofNullable(images.get(s.name())))
          .ifPresent(image -> all.add(new Change(cell, role.presence(), role.content(), image)));
    }
    changes = all.toArray(Change[]::new);
  }

  /** Writes the image of a state. */
  public void apply(long[] from, long[] to) {
    for (int c = 0; c < destination.length; c++) {
      to[destination[c]] = from[c];
    }
    for (Change change : changes) {
      if (isPresent(change.presence, from)) {
        to[destination[change.cell]] = image(from[change.cell], change.content, change.image);
      }
    }
  }

  /** Whether a cell with these conditions means anything. */
  public static boolean isPresent(List<Role.Presence> presence, long[] cells) {
    for (int i = 0; i < presence.size(); i++) {
      Role.Presence p = presence.get(i);
      if (cells[p.cell()] <= p.above()) {
        return false;
      }
    }
    return true;
  }

  /** The content of a cell after a permutation. */
  public static long image(long value, Role.Content content, int[] image) {
    return switch (content) {
      case Role.Content.Plain _ -> value;
      case Role.Content.Element(_, int offset) ->
          value < offset ? value : image[(int) value - offset] + (long) offset;
      case Role.Content.Members(_, int from, int count) -> {
        long moved = 0;
        for (long rest = value; rest != 0; rest &= rest - 1) {
          int element = from + count - 1 - Long.numberOfTrailingZeros(rest);
          moved |= 1L << (from + count - 1 - image[element]);
        }
        yield moved;
      }
    };
  }
}
