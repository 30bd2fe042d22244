package baton.properties;

import baton.models.ir.Expr;
import baton.models.source.Origin;
import java.util.List;

/**
 * The left side of a condition of a goal: where it is never true the condition says nothing (§14.1 of the semantics).
 *
 * @param monitor what {@code met} remembers
 * @param met true at the instants, or of the steps, of which the condition says something; ill counts as false
 * @param text as the author wrote it
 * @param at where
 */
public record LeftSide(Monitor monitor, Expr met, String text, Origin at) {
  /** How an instant is read as the only letter that tells whether the left side is true. */
  public Alphabet alphabet() {
    return new Alphabet(List.of(), monitor, List.of(met));
  }
}
