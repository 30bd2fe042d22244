package baton.checker.ground;

import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Values;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a state's cells if the elements of a sort change their names: by construction of the language
 * (§11.1 of the semantics) the protocol cannot tell the difference.
 */
public final class Renaming {
  private final Type.Sort sort;
  private final int[] names;
  private final int[] target;
  private final Kind[] kinds;
  private final int[] setFirst;
  private final int[] setSize;

  private enum Kind {
    SAME,
    ELEMENT,
    OPTION,
    SET
  }

  private Renaming(Layout layout, Type.Sort sort, int[] names) {
    this.sort = sort;
    this.names = names;
    target = new int[layout.cells()];
    kinds = new Kind[layout.cells()];
    setFirst = new int[layout.cells()];
    setSize = new int[layout.cells()];
    for (Variable v : layout.variables()) {
      walk(v.type(), layout.first(v), layout.first(v));
    }
  }

  /** The renaming that exchanges two elements of a sort. */
  public static Renaming exchange(Layout layout, Type.Sort sort, int one, int other) {
    int[] names = new int[sort.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = i == one ? other : i == other ? one : i;
    }
    return new Renaming(layout, sort, names);
  }

  private void walk(Type type, int from, int to) {
    switch (type) {
      case Type.Bool _, Type.Enumeration _, Type.Range _ -> leaf(from, to, Kind.SAME);
      case Type.Sort s -> leaf(from, to, s.equals(sort) ? Kind.ELEMENT : Kind.SAME);
      case Type.Maybe(Type element) -> {
        if (element.isScalar()) {
          leaf(from, to, element.equals(sort) ? Kind.OPTION : Kind.SAME);
        } else {
          leaf(from, to, Kind.SAME);
          walk(element, from + 1, to + 1);
        }
      }
      case Type.SetOf(Type element) -> {
        for (int i = 0; i < Leaves.count(type); i++) {
          leaf(from + i, to + i, element.equals(sort) ? Kind.SET : Kind.SAME);
          setFirst[from + i] = from;
          setSize[from + i] = Leaves.size(element);
        }
      }
      case Type.MapOf map -> {
        int step = Leaves.count(map.range());
        for (int i = 0, n = Values.keyCount(map); i < n; i++) {
          walk(map.range(), from + i * step, to + key(map.domain(), i) * step);
        }
      }
      case Type.Record(_, var fields) -> {
        int offset = 0;
        for (Type.Field field : fields) {
          walk(field.type(), from + offset, to + offset);
          offset += Leaves.count(field.type());
        }
      }
      case Type.ListOf(int capacity, Type element) -> {
        leaf(from, to, Kind.SAME);
        int step = Leaves.count(element);
        for (int i = 0; i < capacity; i++) {
          walk(element, from + 1 + i * step, to + 1 + i * step);
        }
      }
      case Type.Unbounded _ -> throw new NotLowered("`int` has infinitely many values");
    }
  }

  private void leaf(int from, int to, Kind kind) {
    target[from] = to;
    kinds[from] = kind;
  }

  /** Where the entry of a key goes. */
  private int key(List<Type> domain, int index) {
    int rest = index;
    int weight = 1;
    int renamed = 0;
    for (Type type : domain.reversed()) {
      int size = Leaves.size(type);
      int digit = rest % size;
      renamed += weight * (type.equals(sort) ? names[digit] : digit);
      rest /= size;
      weight *= size;
    }
    return renamed;
  }

  /** A cell, or one bit of it, with a value. */
  public record Fact(int cell, int bit, long value) {}

  /** The same fact about the renamed state; {@code bit} -1: about the whole cell. Empty: not a fact of one cell. */
  public Optional<Fact> of(Fact fact) {
    int cell = fact.cell();
    boolean whole = fact.bit() < 0;
    return switch (kinds[cell]) {
      case SAME -> Optional.of(new Fact(target[cell], fact.bit(), fact.value()));
      case ELEMENT -> whole ? Optional.of(new Fact(target[cell], -1, names[(int) fact.value()])) : Optional.empty();
      case OPTION -> {
        int v = (int) fact.value();
        yield whole ? Optional.of(new Fact(target[cell], -1, v == 0 ? 0 : names[v - 1] + 1)) : Optional.empty();
      }
      case SET -> whole ? wholeSet(fact) : Optional.of(member(cell, fact.bit(), fact.value()));
    };
  }

  private Fact member(int cell, int bit, long value) {
    int n = setSize[cell];
    int chunk = cell - setFirst[cell];
    int inChunk = Math.min(Leaves.CHUNK, n - chunk * Leaves.CHUNK) - 1 - bit;
    int renamed = names[chunk * Leaves.CHUNK + inChunk];
    int first = target[cell] - chunk;
    return new Fact(first + renamed / Leaves.CHUNK, Leaves.bit(renamed, n), value);
  }

  private Optional<Fact> wholeSet(Fact fact) {
    if (setSize[fact.cell()] > Leaves.CHUNK) {
      return Optional.empty();
    }
    long renamed = 0;
    for (int bit = 0; bit < setSize[fact.cell()]; bit++) {
      if ((fact.value() >> bit & 1) == 1) {
        renamed |= 1L << member(fact.cell(), bit, 1).bit();
      }
    }
    return Optional.of(new Fact(target[fact.cell()], -1, renamed));
  }
}
