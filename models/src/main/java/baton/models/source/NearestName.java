package baton.models.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name a wrong one was meant to be. */
public final class NearestName {
  private NearestName() {}

  /** The known name that is fewest typing mistakes away, if those are few; the first of several. */
  public static Optional<String> find(String name, Collection<String> known) {
    int limit = name.length() <= 2 ? 1 : name.length() <= 6 ? 2 : 3;
    Optional<String> best = Optional.empty();
    int least = limit + 1;
    for (String candidate : known) {
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance <= Math.min(name.length(), candidate.length())
          && distance < Math.max(name.length(), candidate.length())) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** What helps whoever wrote a name that is not known: the nearest one that is, or all. */
  public static String hint(String name, Collection<String> known) {
    return find(name, known).map(n -> "did you mean `" + n + "`?").orElseGet(() ->
        switch (known.size()) {
          case 0 -> "there are none";
          case 1 -> "there is only `" + known.iterator().next() + "`";
          default -> "there are " + String.join(", ", known);
        });
  }

  /** Insertions, deletions, substitutions and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
