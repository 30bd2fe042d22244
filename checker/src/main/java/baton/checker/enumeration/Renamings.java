package baton.checker.enumeration;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Permuted;
import baton.checker.ground.Role;
import baton.checker.ground.Roles;
import baton.models.interpreter.Label;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All renamings of the elements of sorts that are not named from outside, the one that changes nothing first. A sort
 * whose renamings would be too many keeps its names, and the count is then of that.
 */
final class Renamings {
  private static final int MOST = 5_040;

  /** One of them, and what it does. */
  static final class Renaming {
    private final Permuted cells;
    private final int[] labels;

    Renaming(Permuted cells, int[] labels) {
      this.cells = cells;
      this.labels = labels;
    }

    Permuted cells() {
      return cells;
    }

    int label(int label) {
      return labels[label];
    }
  }

  private final List<Renaming> all = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  Renamings(GroundProtocol ground, boolean symmetry) {
    List<Role> roles = Roles.of(ground.layout());
    Map<Label, Integer> numbers = new HashMap<>();
    for (int i = 0; i < ground.labels().size(); i++) {
      numbers.put(ground.labels().get(i), i);
    }
    for (Map<String, int[]> images : images(ground, symmetry)) {
      int[] labels = new int[ground.labels().size()];
      for (int i = 0; i < labels.length; i++) {
        Label label = ground.labels().get(i);
        Label image = new Label(label.action(), label.arguments().stream().map(a -> renamed(a, images)).toList());
        labels[i] = numbers.getOrDefault(image, -1);
        if (labels[i] < 0) {
          throw new IllegalStateException("no label " + image); // the language does not tell elements apart
        }
      }
      all.add(new Renaming(new Permuted(roles, images), labels));
    }
  }

  private List<Map<String, int[]>> images(GroundProtocol ground, boolean symmetry) {
    List<Map<String, int[]>> found = new ArrayList<>(List.of(Map.of()));
    for (Type.Sort sort : ground.protocol().sorts()) {
      List<Integer> free = new ArrayList<>();
      for (int i = 0; i < sort.size(); i++) {
        if (!ground.protocol().fixedElements().contains(sort.name() + "#" + i)) {
          free.add(i);
        }
      }
      if (free.size() < 2) {
        continue;
      }
      if (!symmetry || arrangements(free.size(), MOST / found.size()) > MOST / found.size()) {
        kept.add(sort.name());
        continue;
      }
      List<Map<String, int[]>> more = new ArrayList<>();
      for (int[] image : orders(free, sort.size())) {
        for (Map<String, int[]> before : found) {
          Map<String, int[]> with = new LinkedHashMap<>(before);
          with.put(sort.name(), image);
          more.add(with);
        }
      }
      found = more;
    }
    return found;
  }

  private static long arrangements(int n, int enough) {
    long product = 1;
    for (int i = 2; i <= n && product <= enough; i++) {
      product *= i;
    }
    return product;
  }

  /** The images of all elements under each permutation of the free ones. */
  private static List<int[]> orders(List<Integer> free, int size) {
    int[] same = new int[size];
    for (int i = 0; i < size; i++) {
      same[i] = i;
    }
    List<int[]> found = new ArrayList<>();
    permute(free, 0, same, found);
    return found;
  }

  private static void permute(List<Integer> free, int from, int[] image, List<int[]> into) {
    if (from == free.size()) {
      into.add(image.clone());
      return;
    }
    for (int i = from; i < free.size(); i++) {
      swap(image, free.get(from), free.get(i));
      permute(free, from + 1, image, into);
      swap(image, free.get(from), free.get(i));
    }
  }

  private static void swap(int[] image, int a, int b) {
    int kept = image[a];
    image[a] = image[b];
    image[b] = kept;
  }

  private static Value renamed(Value value, Map<String, int[]> images) {
    return switch (value) {
      case Value.Element(Type.Sort sort, int index) -> {
        int[] image = images.get(sort.name());
        yield image == null ? value : new Value.Element(sort, image[index]);
      }
      case Value.Set(var elements) ->
          new Value.Set(elements.stream().map(e -> renamed(e, images))
              .sorted((a, b) -> ValueOrder.compareLists(List.of(a), List.of(b))).toList());
      case Value.Record(var type, var fields) ->
          new Value.Record(type, fields.stream().map(f -> renamed(f, images)).toList());
      case Value.Sequence(var elements) -> new Value.Sequence(elements.stream().map(e -> renamed(e, images)).toList());
      case Value.Map(var type, var values) -> {
        List<Value> keys = Values.keys(type);
        List<Value> moved = new ArrayList<>(values);
        for (int i = 0; i < keys.size(); i++) {
          moved.set(keys.indexOf(renamed(keys.get(i), images)), renamed(values.get(i), images));
        }
        yield new Value.Map(type, moved);
      }
      case Value.Bool _, Value.Int _, Value.Enumerator _, Value.None _ -> value;
    };
  }

  List<Renaming> all() {
    return all;
  }

  /** The sorts of several elements whose renamings are not used. */
  List<String> kept() {
    return kept;
  }
}
