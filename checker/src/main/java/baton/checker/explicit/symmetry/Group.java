package baton.checker.explicit.symmetry;

import baton.checker.ground.Role;
import baton.models.ir.Protocol;
import baton.models.value.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The permutations that are used: all those of the free elements of some sorts, and no others.
 *
 * <p>A sort is <em>sorted</em> where the place of each of its elements in a state says nothing of the others:
 * no map from it to itself, no set of it at each of its elements. Then the elements, ordered by all that is
 * said of them, give the one state that stands for the orbit. Of two sorts that are mentioned together one is
 * sorted, and each permutation of the other is tried. A sort for which that would be too many is left alone.
 *
 * @param sorted free elements of the sorts whose elements are ordered, each sort by itself
 * @param tried free elements of the sorts whose permutations are all tried
 * @param leftOut sorts of several elements whose permutations are not used
 */
public record Group(List<Elements> sorted, List<Elements> tried, List<String> leftOut) {
  /** No permutations. */
  public static final Group TRIVIAL = new Group(List.of(), List.of(), List.of());

  private static final int MOST_TRIED = 24;
  private static final int MOST_ELEMENTS = 20; // 20! is a long

  /** Elements of a sort that may be permuted, by ascending number; the others are fixed. */
  public record Elements(Type.Sort sort, List<Integer> free) {
    public Elements {
      free = List.copyOf(free);
    }

    /** In how many ways they can be put in order. */
    long arrangements() {
      long n = 1;
      for (int i = 2; i <= free.size(); i++) {
        n = Math.multiplyExact(n, i);
      }
      return n;
    }
  }

  public Group {
    sorted = List.copyOf(sorted);
    tried = List.copyOf(tried);
    leftOut = List.copyOf(leftOut);
  }

  public boolean isTrivial() {
    return sorted.isEmpty() && tried.isEmpty();
  }

  /** How many permutations there are. */
  public long size() {
    return Stream.concat(sorted.stream(), tried.stream())
        .mapToLong(Elements::arrangements).reduce(1, Math::multiplyExact);
  }

  /** The permutations to use for a protocol whose cells have these roles; {@code untouched} sorts are left out. */
  public static Group of(Protocol protocol, List<Role> roles, Set<String> untouched) {
    Map<String, Elements> candidates = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    for (Type.Sort sort : protocol.sorts()) {
      List<Integer> free = new ArrayList<>();
      for (int i = 0; i < sort.size(); i++) {
        if (!protocol.fixedElements().contains(sort.name() + "#" + i)) {
          free.add(i);
        }
      }
      if (untouched.contains(sort.name()) || sort.size() > MOST_ELEMENTS) {
        if (free.size() > 1) {
          leftOut.add(sort.name());
        }
      } else if (free.size() > 1) {
        candidates.put(sort.name(), new Elements(sort, free));
      }
    }
    Map<String, Set<String>> related = related(roles);
    List<Elements> largestFirst = candidates.values().stream()
        .sorted(Comparator.comparingInt((Elements e) -> -e.free().size())).toList();
    List<Elements> sorted = new ArrayList<>();
    List<Elements> others = new ArrayList<>();
    long all = 1;
    for (Elements e : largestFirst) {
      Set<String> with = related.getOrDefault(e.sort().name(), Set.of());
      boolean alone = !with.contains(e.sort().name())
          && sorted.stream().noneMatch(s -> with.contains(s.sort().name()));
      if (!alone) {
        others.add(e);
      } else if (all > Long.MAX_VALUE / MOST_TRIED / e.arrangements()) {
        leftOut.add(e.sort().name()); // the size of an orbit would not be a long
      } else {
        all *= e.arrangements();
        sorted.add(e);
      }
    }
    List<Elements> tried = new ArrayList<>();
    long tries = 1;
    for (Elements e : others.reversed()) {
      if (e.arrangements() > MOST_TRIED / tries) {
        leftOut.add(e.sort().name());
      } else {
        tries *= e.arrangements();
        tried.add(e);
      }
    }
    return new Group(sorted, tried, leftOut.stream().sorted().toList());
  }

  /** Which sorts are mentioned together: by a cell at an element of the one and of the other, or made of it. */
  private static Map<String, Set<String>> related(List<Role> roles) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Role role : roles) {
      List<String> names = new ArrayList<>(role.keys().stream().map(k -> k.sort().name()).toList());
      role.content().of().ifPresent(s -> names.add(s.name()));
      for (int i = 0; i < names.size(); i++) {
        for (int j = 0; j < names.size(); j++) {
          if (i != j) {
            all.computeIfAbsent(names.get(i), _ -> new java.util.TreeSet<>()).add(names.get(j));
          }
        }
      }
    }
    return all;
  }
}
