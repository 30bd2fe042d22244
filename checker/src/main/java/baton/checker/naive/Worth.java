package baton.checker.naive;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A value of the language that depends on what is not known. */
public sealed interface Worth {
  record Truth(Term term) implements Worth {}

  /**
   * An element of an enum or sort, or a number of few values: for each, when it is that one. At most one is true, and
   * exactly one where the expression is well-defined. Elements are known by their index, numbers by themselves.
   */
  record Cases(NavigableMap<Long, Term> when) implements Worth {
    public Cases {
      when = Collections.unmodifiableNavigableMap(new TreeMap<>(when));
    }
  }

  /** A number of many values. */
  record Number(Term term) implements Worth {}

  /** An option; {@code value} means something only where it is there. */
  record Option(Term there, Worth value) implements Worth {}

  /** A set: for each value of the type of its elements whether it is in. */
  record Members(List<Term> in) implements Worth {
    public Members {
      in = List.copyOf(in);
    }
  }

  /** The entries of a map or the fields of a record. */
  record Parts(List<Worth> parts) implements Worth {
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A list.
   *
   * @param size for each size whether it is that
   * @param slots what stands at each position; below the size they mean something
   */
  record Sequence(List<Term> size, List<Worth> slots) implements Worth {
    public Sequence {
      size = List.copyOf(size);
      slots = List.copyOf(slots);
    }
  }
}
