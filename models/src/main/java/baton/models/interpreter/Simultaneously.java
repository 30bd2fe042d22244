package baton.models.interpreter;

import baton.models.interpreter.Run.Status;
import baton.models.interpreter.Writes.Place;
import baton.models.interpreter.Writes.Write;
import baton.models.ir.Ill;
import baton.models.ir.Stmt;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code for x: T where g { … }}: every iteration from the same state, then their writes merged (§4.5 to §4.8). */
final class Simultaneously {
  private final Evaluator evaluator;
  private final Executor executor;

  Simultaneously(Evaluator evaluator, Executor executor) {
    this.evaluator = evaluator;
    this.executor = executor;
  }

  List<Run> run(Stmt.ForAll loop, Run run) {
    Moment before = Moment.instant(run.state(), Optional.empty());
    List<Value> taken = new ArrayList<>();
    for (Value x : evaluator.all(loop.domain())) {
      if (evaluator.isTrue(loop.where(), before, run.bindings().with(loop.binder(), x))) {
        taken.add(x);
      }
    }
    List<List<Run>> combinations = List.of(List.of());
    for (Value x : taken) {
      Run begin = new Run(
          run.state(), run.bindings().with(loop.binder(), x), Optional.of(Writes.NONE), new Status.Going());
      List<List<Run>> longer = new ArrayList<>();
      List<Run> ends = executor.block(loop.body(), begin);
      for (List<Run> combination : combinations) {
        for (Run end : ends) {
          List<Run> c = new ArrayList<>(combination);
          c.add(end);
          longer.add(c);
        }
      }
      combinations = longer;
    }
    return combinations.stream().map(iterations -> merge(iterations, run)).toList();
  }

  /** One resolution of the loop: an ill iteration decides, then a disabled one, then conflicts, then ranges. */
  private Run merge(List<Run> iterations, Run run) {
    for (Run iteration : iterations) {
      if (iteration.status() instanceof Status.Failed(Evaluation.Undefined ill)) {
        return run.failed(ill);
      }
    }
    for (Run iteration : iterations) {
      if (iteration.status() instanceof Status.Disabled) {
        return run.with(new Status.Disabled());
      }
    }
    try {
      return write(iterations, run);
    } catch (IllException e) {
      return run.failed(e.undefined());
    }
  }

  private record Written(Run iteration, Write write) {}

  private static Map<Place, List<Written>> byPlace(List<Run> iterations) {
    Map<Place, List<Written>> writes = new LinkedHashMap<>();
    for (Run iteration : iterations) {
      iteration.writes().orElseThrow().all().forEach((place, write) ->
          writes.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Written(iteration, write)));
    }
    return writes;
  }

  private Run write(List<Run> iterations, Run run) {
    Map<Place, List<Written>> byPlace = byPlace(iterations);
    State merged = run.state();
    Map<Place, Write> kinds = new LinkedHashMap<>();
    for (var entry : byPlace.entrySet()) {
      Place place = entry.getKey();
      Write kind = combine(place, entry.getValue());
      kinds.put(place, kind);
      merged = Places.putLeaf(merged, place, value(place, kind, entry.getValue(), run.state()));
    }
    Optional<Writes> log = run.writes();
    for (var entry : kinds.entrySet()) {
      Place place = entry.getKey();
      boolean checkedNow = log.isEmpty() || log.get().hasAssigned(place);
      if (entry.getValue() instanceof Write.Changed(_, Origin at) && checkedNow) {
        checkRange(place, merged, at);
      }
      log = log.map(w -> w.and(place, entry.getValue()));
    }
    return run.with(merged, log);
  }

  /** What all writes of a place amount to; refused where they are in conflict. */
  private Write combine(Place place, List<Written> writes) {
    Write first = writes.getFirst().write();
    if (writes.size() == 1) {
      return first;
    }
    Value value = Places.leaf(writes.getFirst().iteration().state(), place);
    long sum = first instanceof Write.Changed(long delta, _) ? delta : 0;
    for (Written other : writes.subList(1, writes.size())) {
      boolean agree =
          switch (first) {
            case Write.Assigned(boolean update, _) ->
                !update && other.write() instanceof Write.Assigned(boolean again, _) && !again
                    && Places.leaf(other.iteration().state(), place).equals(value);
            case Write.Changed _ -> other.write() instanceof Write.Changed;
            case Write.Member(boolean add, _) -> other.write() instanceof Write.Member(boolean same, _) && add == same;
          };
      if (!agree) {
        throw new IllException(Ill.CONFLICT, other.write().at());
      }
      if (other.write() instanceof Write.Changed(long delta, _)) {
        sum = Arithmetic.sum(sum, delta);
      }
    }
    return first instanceof Write.Changed(_, Origin at) ? new Write.Changed(sum, at) : first;
  }

  private static Value value(Place place, Write kind, List<Written> writes, State before) {
    return switch (kind) {
      case Write.Assigned _ -> Places.leaf(writes.getFirst().iteration().state(), place);
      case Write.Changed(long delta, _) ->
          Value.of(Arithmetic.sum(Arithmetic.number(Places.leaf(before, place)), delta));
      case Write.Member(boolean add, _) -> Value.of(add);
    };
  }

  private void checkRange(Place place, State merged, Origin at) {
    Type type = executor.typeOf(place);
    if (type instanceof Type.Range range && !range.contains(Arithmetic.number(Places.leaf(merged, place)))) {
      throw new IllException(Ill.RANGE, at);
    }
  }
}
