package baton.checker.certificate;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Something to be shown. */
public final class Obligation {
  private final String name;
  private final Supplier<String> text;
  private final Optional<Pieces> pieces;

  /** One that is there as a text, and nothing else. */
  public Obligation(String name, String text) {
    this(name, () -> text, Optional.empty());
  }

  /** One whose text is written when somebody asks for it. */
  Obligation(String name, Supplier<String> text, Optional<Pieces> pieces) {
    this.name = name;
    this.text = Suppliers.memoize(text::get);
    this.pieces = pieces;
  }

  /** Initiation, consecution or safety; base or induction; of a claim, behind the claim's name and a dot. */
  public String name() {
    return name;
  }

  /** A complete script in SMT-LIB 2; the answer to it is to be {@code unsat}. */
  public String text() {
    return text.get();
  }

  /**
   * What SMTInterpol says to it, as {@link SmtInterpol#answer}, asked in pieces if it falls into some.
   *
   * @param shapes what is known of pieces; receives what turns out
   */
  String answer(Shapes shapes, BooleanSupplier stop) {
    return pieces.isPresent() ? pieces.get().answer(shapes, stop) : SmtInterpol.answer(text(), stop);
  }

  /** Asks SMTInterpol about the pieces of all these at once, so that {@link #answer} need not ask again. */
  static void together(List<Obligation> all, Shapes shapes, BooleanSupplier stop) {
    Pieces.together(all.stream().flatMap(o -> o.pieces.stream()).toList(), shapes, stop);
  }

  /** The same under another name. */
  Obligation named(String other) {
    return new Obligation(other, text, pieces);
  }
}
