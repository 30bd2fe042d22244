package baton.models.interpreter;

import baton.models.interpreter.Writes.Place;
import baton.models.ir.Variable;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.ValueOrder;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reading and writing parts of a state by the positions that lead to them. */
final class Places {
  private Places() {}

  static Value get(State state, int variable, List<Integer> path) {
    Value value = state.get(variable);
    for (int position : path) {
      value = part(value, position);
    }
    return value;
  }

  private static Value part(Value whole, int position) {
    return whole instanceof Value.Map map ? map.values().get(position) : ((Value.Record) whole).fields().get(position);
  }

  static State put(State state, int variable, List<Integer> path, Value value) {
    return state.with(variable, replace(state.get(variable), path, value));
  }

  private static Value replace(Value whole, List<Integer> path, Value value) {
    if (path.isEmpty()) {
      return value;
    }
    int position = path.getFirst();
    Value part = replace(part(whole, position), path.subList(1, path.size()), value);
    if (whole instanceof Value.Map map) {
      List<Value> values = new ArrayList<>(map.values());
      values.set(position, part);
      return new Value.Map(map.type(), values);
    }
    return RoutineText.with((Value.Record) whole, position, part);
  }

  /** The type of the part of a variable at {@code path}. */
  static Type typeAt(Variable variable, List<Integer> path) {
    Type type = variable.type();
    for (int position : path) {
      type = type instanceof Type.MapOf map ? map.range() : ((Type.Record) type).fields().get(position).type();
    }
    return type;
  }

  /** The leaves of the part of a variable at {@code path}; of a set one for each possible element. */
  static List<Place> leaves(Variable variable, List<Integer> path, Evaluator evaluator) {
    List<Place> leaves = new ArrayList<>();
    collect(variable, typeAt(variable, path), path, evaluator, leaves);
    return leaves;
  }

  private static void collect(Variable v, Type type, List<Integer> path, Evaluator evaluator, List<Place> into) {
    switch (type) {
      case Type.MapOf map -> {
        int n = baton.models.value.Values.keyCount(map);
        for (int i = 0; i < n; i++) {
          collect(v, map.range(), longer(path, i), evaluator, into);
        }
      }
      case Type.Record(_, List<Type.Field> fields) -> {
        if (v.kind() == Variable.Kind.LOCATION) {
          into.add(new Place(v.index(), path, Optional.empty()));
          return;
        }
        for (int i = 0; i < fields.size(); i++) {
          collect(v, fields.get(i).type(), longer(path, i), evaluator, into);
        }
      }
      case Type.SetOf(Type element) ->
          evaluator.all(element).forEach(x -> into.add(new Place(v.index(), path, Optional.of(x))));
      case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Range _, Type.Unbounded _, Type.Maybe _,
          Type.ListOf _ ->
          into.add(new Place(v.index(), path, Optional.empty()));
    }
  }

  static List<Integer> longer(List<Integer> path, int position) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(position);
    return longer;
  }

  /** The value of a leaf; of a membership bit whether the element is in. */
  static Value leaf(State state, Place place) {
    Value value = get(state, place.variable(), place.path());
    return place.element().isPresent()
        ? Value.of(((Value.Set) value).elements().contains(place.element().get()))
        : value;
  }

  static State putLeaf(State state, Place place, Value value) {
    if (place.element().isEmpty()) {
      return put(state, place.variable(), place.path(), value);
    }
    Value x = place.element().get();
    List<Value> members = new ArrayList<>(((Value.Set) get(state, place.variable(), place.path())).elements());
    members.remove(x);
    if (value.equals(Values.TRUE)) {
      members.add(x);
    }
    members.sort(ValueOrder.INSTANCE);
    return put(state, place.variable(), place.path(), new Value.Set(members));
  }
}
