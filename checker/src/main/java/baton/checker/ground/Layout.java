package baton.checker.ground;

import baton.models.ir.Variable;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;

/** Where the leaves of each variable are: cells, in the order of variables and then of leaves. */
public final class Layout {
  /** In place of the greatest value of a cell that has none, nor a least one. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  private final List<Variable> variables;
  private final int[] first;
  private final long[] greatest;
  private final List<Place> places = new ArrayList<>();
  private final int[] placeOfCell;

  /**
   * What one write of a simultaneous {@code for} is about (§4.3 of the semantics).
   *
   * @param cell its first cell
   * @param cells how many it has
   * @param bit the membership bit in that cell; -1 if it is no bit of a set
   */
  record Place(int cell, int cells, int bit, Type type) {}

  Layout(List<Variable> variables) {
    this.variables = List.copyOf(variables);
    first = new int[variables.size() + 1];
    List<Long> all = new ArrayList<>();
    for (Variable v : variables) {
      first[v.index()] = all.size();
      all.addAll(Leaves.greatest(v.type()));
    }
    first[variables.size()] = all.size();
    greatest = all.stream().mapToLong(Long::longValue).toArray();
    placeOfCell = new int[greatest.length];
    for (Variable v : variables) {
      place(v, v.type(), first[v.index()]);
    }
  }

  private void place(Variable v, Type type, int cell) {
    placeOfCell[cell] = places.size();
    switch (type) {
      case Type.MapOf map -> {
        int step = Leaves.count(map.range());
        for (int i = 0, n = Values.keyCount(map); i < n; i++) {
          place(v, map.range(), cell + i * step);
        }
      }
      case Type.Record(_, var fields) -> {
        if (v.kind() == Variable.Kind.LOCATION) {
          places.add(new Place(cell, Leaves.count(type), -1, type));
          return;
        }
        int here = cell;
        for (Type.Field field : fields) {
          place(v, field.type(), here);
          here += Leaves.count(field.type());
        }
      }
      case Type.SetOf(Type element) -> {
        int n = Leaves.size(element);
        for (int i = 0; i < n; i++) {
          places.add(new Place(cell + i / Leaves.CHUNK, 1, Leaves.bit(i, n), type));
        }
      }
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _, Type.ListOf _ ->
          places.add(new Place(cell, Leaves.count(type), -1, type));
    }
  }

  /** How many cells a state has. */
  public int cells() {
    return greatest.length;
  }

  /** The greatest value of a cell, the least is 0; of one that may be any integer {@link #UNBOUNDED}. */
  public long greatest(int cell) {
    return greatest[cell];
  }

  /** Whether a cell is a set, or a part of one, each bit a place of its own. */
  public boolean isSet(int cell) {
    return places.stream().anyMatch(p -> p.bit() >= 0 && p.cell() == cell);
  }

  /** The first cell of a variable. */
  public int first(Variable variable) {
    return first[variable.index()];
  }

  /** The first cell of the variable with this index; for the number of variables, how many cells there are. */
  int first(int variable) {
    return first[variable];
  }

  public List<Variable> variables() {
    return variables;
  }

  List<Place> places() {
    return places;
  }

  /** The number of the first place of the part that begins at a cell. */
  int place(int cell) {
    return placeOfCell[cell];
  }

  /** The cells of a state. */
  public long[] encode(State state) {
    long[] cells = new long[greatest.length];
    for (Variable v : variables) {
      Leaves.encode(state.get(v.index()), v.type(), cells, first[v.index()]);
    }
    return cells;
  }

  /** The state with these cells. */
  public State decode(long[] cells) {
    List<Value> values = new ArrayList<>();
    for (Variable v : variables) {
      values.add(Leaves.decode(v.type(), cells, first[v.index()]));
    }
    return new State(values);
  }
}
