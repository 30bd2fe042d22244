package baton.checker.explicit;

import baton.checker.explicit.code.Packing;
import baton.checker.explicit.symmetry.Group;
import baton.checker.ground.Role;
import java.util.List;
import java.util.Optional;

/**
 * The most frequent symmetry, on packed words: all that is said of an element stands side by side in one word, and
 * nothing else mentions the sort. The state that stands for an orbit has these records in ascending order.
 */
final class SortedRecords implements Reduction {
  private final int[] word;
  private final int[] shift;
  private final long mask;
  private final long permutations;
  private final long[] records;

  private SortedRecords(int[] word, int[] shift, long mask, long permutations) {
    this.word = word;
    this.shift = shift;
    this.mask = mask;
    this.permutations = permutations;
    records = new long[word.length];
  }

  /** Empty where the symmetry is another one. */
  static Optional<Reduction> of(Group group, List<Role> roles, Packing packing) {
    if (group.sorted().size() != 1 || !group.tried().isEmpty()) {
      return Optional.empty();
    }
    Group.Elements elements = group.sorted().getFirst();
    String sort = elements.sort().name();
    if (roles.stream().anyMatch(r -> r.content().of().map(s -> s.name().equals(sort)).orElse(false))) {
      return Optional.empty();
    }
    List<int[]> cells = Check.records(group, roles);
    int n = elements.free().size();
    int[] word = new int[n];
    int[] shift = new int[n];
    int[] first = cells.get(elements.free().getFirst());
    long mask = 0;
    for (int i = 0; i < n; i++) {
      int[] own = cells.get(elements.free().get(i));
      if (own.length == 0) {
        return Optional.empty();
      }
      word[i] = packing.word(own[0]);
      shift[i] = packing.shift(own[0]);
      for (int c = 0; c < own.length; c++) {
        int offset = packing.shift(own[c]) - shift[i];
        if (packing.word(own[c]) != word[i] || offset != packing.shift(first[c]) - packing.shift(first[0])) {
          return Optional.empty();
        }
        mask |= packing.mask(own[c]) << offset;
      }
    }
    return Optional.of(new SortedRecords(word, shift, mask, group.size()));
  }

  @Override
  public void canonise(long[] words, int at) {
    boolean moved = false;
    for (int i = 0; i < records.length; i++) {
      long record = words[at + word[i]] >>> shift[i] & mask;
      int j = i;
      while (j > 0 && records[j - 1] > record) {
        records[j] = records[j - 1];
        j--;
        moved = true;
      }
      records[j] = record;
    }
    if (moved) {
      for (int i = 0; i < records.length; i++) {
        int w = at + word[i];
        words[w] = words[w] & ~(mask << shift[i]) | records[i] << shift[i];
      }
    }
  }

  @Override
  public long orbit(long[] words, int at) {
    long ties = 1;
    int run = 1;
    long last = words[at + word[0]] >>> shift[0] & mask;
    for (int i = 1; i < records.length; i++) {
      long record = words[at + word[i]] >>> shift[i] & mask;
      run = record == last ? run + 1 : 1;
      ties *= run;
      last = record;
    }
    return permutations / ties;
  }
}
