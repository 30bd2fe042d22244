package baton.checker.ground;

import baton.models.interpreter.Label;
import baton.models.ir.Action;
import baton.models.ir.Expr;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.source.Origin;
import baton.models.value.Value;
import baton.properties.Fairness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that no run may neglect for ever (§6.8 and §9.3 of the semantics), as nodes over the state: an instance
 * of a place, or the beginning of an instance of a routine.
 *
 * @param strong whether it is enough that it is enabled again and again; else it must stay enabled
 * @param enabled some alternative that is no fault can be taken
 * @param labels a step with one of these takes it,
 * @param where from a state where this is true
 */
public record FairPlace(Fairness.Subject subject, boolean strong, Node enabled, List<Integer> labels, Node where) {
  public FairPlace {
    labels = List.copyOf(labels);
  }

  /** The same, if it needs to be taken only where it stays enabled. */
  public FairPlace weak() {
    return new FairPlace(subject, false, enabled, labels, where);
  }

  /** All that a protocol declares fair and that can be enabled at all, in the order of labels. */
  public static List<FairPlace> of(Lowered lowered) {
    GroundProtocol ground = lowered.protocol();
    Protocol protocol = ground.protocol();
    Map<String, List<Integer>> byAction = new LinkedHashMap<>();
    for (int i = 0; i < ground.labels().size(); i++) {
      byAction.computeIfAbsent(ground.labels().get(i).action(), _ -> new ArrayList<>()).add(i);
    }
    Node[] taken = new Node[ground.labels().size()];
    java.util.Arrays.fill(taken, ground.nodes().bool(false));
    ground.resolutions().forEach(r -> taken[r.label()] = ground.nodes().or(taken[r.label()], r.taken()));
    Map<Fairness.Subject, FairPlace> all = new LinkedHashMap<>();
    for (Place place : protocol.places()) {
      Optional<Routine> routine = place.step().map(s -> protocol.routine(s.routine()).orElseThrow());
      if (routine.isEmpty() && place.fairness() == Place.Fairness.NONE) {
        continue;
      }
      for (Action action : place.alternatives()) {
        for (int label : byAction.getOrDefault(action.name(), List.of())) {
          add(label, place, routine, lowered, taken[label], all);
        }
      }
    }
    return all.values().stream().filter(f -> !f.enabled().isConstant() || f.enabled().k() != 0).toList();
  }

  private static void add(
      int number, Place place, Optional<Routine> routine, Lowered lowered, Node taken,
      Map<Fairness.Subject, FairPlace> all) {
    Nodes nodes = lowered.protocol().nodes();
    Label label = lowered.protocol().labels().get(number);
    Node can = lowered.protocol().faults().contains(number) ? nodes.FALSE : taken;
    String name = place.alternatives().getFirst().name();
    Fairness.Subject instance = new Fairness.Subject.Instance(name, label.arguments());
    if (routine.isEmpty()) {
      boolean strong = place.fairness() == Place.Fairness.STRONG;
      merge(new FairPlace(instance, strong, can, List.of(number), nodes.TRUE), nodes, all);
      return;
    }
    List<Value> own = label.arguments().subList(0, routine.get().parameters().size());
    List<Optional<Expr>> literals = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      literals.add(Optional.of(
          new Expr.Literal(own.get(i), routine.get().parameters().get(i).type(), Origin.nowhere())));
    }
    Node begun = lowered.step(new Expr.Running(routine.get().name(), literals, Origin.nowhere())).holds();
    merge(new FairPlace(instance, false, nodes.and(begun, can), List.of(number), nodes.TRUE), nodes, all);
    if (routine.get().fair()) {
      Node idle = nodes.not(begun);
      Fairness.Subject beginning = new Fairness.Subject.Beginning(routine.get().name(), own);
      merge(new FairPlace(beginning, false, nodes.and(idle, can), List.of(number), idle), nodes, all);
    }
  }

  private static void merge(FairPlace one, Nodes nodes, Map<Fairness.Subject, FairPlace> all) {
    all.merge(one.subject(), one, (a, b) -> {
      List<Integer> labels = new ArrayList<>(a.labels());
      labels.addAll(b.labels());
      return new FairPlace(a.subject(), a.strong(), nodes.or(a.enabled(), b.enabled()), labels, a.where());
    });
  }
}
