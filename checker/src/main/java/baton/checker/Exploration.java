package baton.checker;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a search of the whole protocol, without memory of goals, has seen (§12 of the semantics).
 *
 * @param orbits how many states were explored, each standing for an orbit; empty without symmetry reduction
 * @param unreduced sorts whose permutations were not used, though asked for
 * @param depth the number of levels behind the first
 * @param complete whether nothing was left out
 * @param fired how many steps each label's action took, in the order of declaration; 0: it never fired
 * @param onlyLoops a state was seen all of whose steps lead back to it, with one action at least
 */
public record Exploration(
    long states, long transitions, long initial, OptionalLong orbits, List<String> unreduced, int depth,
    boolean complete, Map<String, Long> fired, boolean onlyLoops) {
  public Exploration {
    unreduced = List.copyOf(unreduced);
    fired = Collections.unmodifiableMap(new LinkedHashMap<>(fired));
  }
}
