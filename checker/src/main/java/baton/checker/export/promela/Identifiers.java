package baton.checker.export.promela;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives out names that Promela, its preprocessor and the C of a verifier leave free, each once. */
final class Identifiers {
  private static final Set<String> RESERVED = Set.of(
      ("active assert atomic bit bool break byte chan cond_expr const d_proctype d_step do else empty enabled end"
          + " eval false fi for full get_priority goto hidden if in init inline int len local ltl mtype nempty never"
          + " nfull notrace np_ od of pc_value pid print printf printm priority proctype progress provided return run"
          + " select set_priority short show skip STDIN switch timeout trace true typedef unless unsigned xr xs"
          + " always eventually implies equivalent release stronguntil until weakuntil next"
          + " auto case char continue default double enum extern float long register restrict signed sizeof static"
          + " struct union void volatile while asm typeof linux unix i386 errno stdin stdout stderr signal now main")
          .split(" ", -1));

  private final Set<String> used = new HashSet<>();

  /** A name made of these parts, as near to them as can be. */
  String of(List<String> parts) {
    String plain = String.join("_", parts).replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("_+", "_");
    boolean odd = plain.isEmpty() || !Character.isLetter(plain.charAt(0));
    String name = odd ? "v" + plain : plain;
    if (RESERVED.contains(name) || name.matches("[A-Z0-9_]+")) {
      name += "_"; // names in capitals are macros of the verifier
    }
    String free = name;
    for (int n = 2; !used.add(free); n++) {
      free = name + "_" + n;
    }
    return free;
  }
}
