package baton.checker.enumeration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for letters: what steps do, as {@link Independence#letter} says it. */
final class Letters {
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<long[]> all = new ArrayList<>();

  int number(long[] letter) {
    Integer known = numbers.get(new Key(letter));
    if (known != null) {
      return known;
    }
    numbers.put(new Key(letter), all.size());
    all.add(letter);
    return all.size() - 1;
  }

  int label(int letter) {
    return (int) all.get(letter)[0];
  }

  /** By label, then by what is written. */
  int compare(int letter, int other) {
    return letter == other ? 0 : Arrays.compare(all.get(letter), all.get(other));
  }

  long[] parts(int letter) {
    return all.get(letter);
  }
}
