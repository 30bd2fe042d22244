package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.value.Type;
import baton.models.value.Value;
import baton.models.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The location variables of routines, behind the declared variables. */
final class RoutineLocations {
  private final int firstIndex;
  private final Map<String, Variable> locations = new LinkedHashMap<>();

  RoutineLocations(int firstIndex) {
    this.firstIndex = firstIndex;
  }

  void add(String routine, RoutineShape shape) {
    List<Type> domain = shape.parameters().stream().map(Binder::type).toList();
    Type type = domain.isEmpty() ? shape.locationType() : new Type.MapOf(domain, shape.locationType());
    locations.put(
        routine, new Variable(routine, type, Variable.Kind.LOCATION, false, firstIndex + locations.size()));
  }

  Variable of(String routine) {
    return Optional.ofNullable(locations.get(routine)).orElseThrow(Abandon::new);
  }

  List<Variable> variables() {
    return List.copyOf(locations.values());
  }

  /** The value at which every instance is idle. */
  static Value idle(Type type) {
    if (type instanceof Type.MapOf map) {
      Value one = idle(map.range());
      List<Value> all = new ArrayList<>();
      Values.keys(map).forEach(_ -> all.add(one));
      return new Value.Map(map, all);
    }
    Type.Record record = (Type.Record) type;
    List<Value> fields = new ArrayList<>();
    fields.add(new Value.Enumerator((Type.Enumeration) record.fields().getFirst().type(), Routine.IDLE));
    for (Type.Field field : record.fields().subList(1, record.fields().size())) {
      fields.add(
          switch (field.type()) {
            case Type.Maybe _ -> Values.NONE;
            case Type.Range _ -> Value.of(0);
            case Type.SetOf _ -> new Value.Set(List.of());
            case Type.Bool _, Type.Enumeration _, Type.Sort _, Type.Unbounded _, Type.MapOf _, Type.Record _,
                Type.ListOf _ ->
                throw new IllegalStateException("no field of a location: " + field);
          });
    }
    return new Value.Record(record, fields);
  }
}
