package baton.models.mutation;

import baton.models.source.SourceFile;
import baton.models.source.Span;

/**
 * One change of a text.
 *
 * @param at what is removed
 * @param within the action, step or proc that contains it
 * @param cut the text that goes: what is removed, and perhaps a comma beside it
 * @param instead what stands in its place
 */
public record Mutation(Kind kind, Span at, String within, Span cut, String instead) {
  /** What is removed. */
  public enum Kind {
    GUARD("guard"),
    EFFECT("effect");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The file with the change in it, under the same name. */
  SourceFile mutated() {
    String text = at.file().text();
    return new SourceFile(at.file().name(), text.substring(0, cut.start()) + instead + text.substring(cut.end()));
  }
}
