package baton.checker.ground;

import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/** The role of each cell of a layout, in order. */
public final class Roles {
  private final List<Role> roles = new ArrayList<>();

  private Roles() {}

  /** One role for each cell. */
  public static List<Role> of(Layout layout) {
    Roles all = new Roles();
    for (Variable v : layout.variables()) {
      all.add(v.type(), List.of(), List.of());
    }
    return List.copyOf(all.roles);
  }

  private void add(Type type, List<Role.Key> keys, List<Role.Presence> presence) {
    switch (type) {
      case Type.Bool _, Type.Enumeration _, Type.Range _, Type.Unbounded _ -> plain(keys, presence);
      case Type.Sort sort -> roles.add(new Role(keys, presence, new Role.Content.Element(sort, 0)));
      case Type.Maybe(Type element) -> {
        if (element instanceof Type.Sort sort) {
          roles.add(new Role(keys, presence, new Role.Content.Element(sort, 1)));
        } else if (element.isScalar()) {
          plain(keys, presence);
        } else {
          int flag = roles.size();
          plain(keys, presence);
          add(element, keys, with(presence, new Role.Presence(flag, 0)));
        }
      }
      case Type.SetOf(Type element) -> {
        int n = Leaves.size(element);
        for (int from = 0; from < n; from += Leaves.CHUNK) {
          roles.add(new Role(
              keys, presence,
              element instanceof Type.Sort sort
                  ? new Role.Content.Members(sort, from, Math.min(Leaves.CHUNK, n - from))
                  : new Role.Content.Plain()));
        }
      }
      case Type.MapOf map -> map(map, keys, presence);
      case Type.Record(_, var fields) -> fields.forEach(f -> add(f.type(), keys, presence));
      case Type.ListOf(int capacity, Type element) -> {
        int length = roles.size();
        plain(keys, presence);
        for (int i = 0; i < capacity; i++) {
          add(element, keys, with(presence, new Role.Presence(length, i)));
        }
      }
    }
  }

  private void plain(List<Role.Key> keys, List<Role.Presence> presence) {
    roles.add(new Role(keys, presence, new Role.Content.Plain()));
  }

  private void map(Type.MapOf map, List<Role.Key> keys, List<Role.Presence> presence) {
    int cells = Leaves.count(map.range());
    int n = Values.keyCount(map);
    for (int i = 0; i < n; i++) {
      List<Role.Key> here = new ArrayList<>(keys);
      int stride = n * cells;
      int rest = i;
      int below = n;
      for (Type factor : map.domain()) {
        int size = Leaves.size(factor);
        below /= size;
        stride /= size;
        if (factor instanceof Type.Sort sort) {
          here.add(new Role.Key(sort, rest / below, stride));
        }
        rest %= below;
      }
      add(map.range(), here, presence);
    }
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return all;
  }
}
