package baton.checker.explicit.graph;

import baton.checker.ground.Lowered;
import baton.checker.ground.Node;
import baton.checker.liveness.Distances;
import baton.checker.liveness.Graph;
import baton.checker.liveness.Measures;
import baton.checker.liveness.Stopped;
import baton.checker.liveness.Weighed;
import baton.counterexamples.Trace;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.ir.Action;
import baton.models.ir.Binder;
import baton.models.ir.Children;
import baton.models.ir.Expr;
import baton.models.ir.Measure;
import baton.models.ir.Rewrite;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Value;
import baton.properties.Measuring;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The graph of all states with the weights of one measure. Conditions are judged on packed states; durations and
 * limits by the reference interpreter, once for each label or choice of parameters where they read no state.
 */
final class MeasuredGraph implements Weighed {
  private final Reached reached;
  private final Lowered lowered;
  private final Measure measure;
  private final Measuring measuring;
  private final long[] ofLabel;
  private final long[] ofEdge;
  private final Map<List<Value>, OptionalLong> limits = new HashMap<>();
  private Optional<Label> unclear = Optional.empty();

  MeasuredGraph(Interpreter interpreter, Lowered lowered, Reached reached, Measure measure) throws Stopped {
    this.reached = reached;
    this.lowered = lowered;
    this.measure = measure;
    measuring = new Measuring(interpreter, measure);
    List<Label> labels = reached.making().ground().labels();
    ofLabel = new long[labels.size()];
    boolean[] varies = new boolean[labels.size()];
    boolean some = false;
    for (int i = 0; i < ofLabel.length; i++) {
      varies[i] = measure.stepsOf().isEmpty() && takes(labels.get(i)).filter(MeasuredGraph::readsState).isPresent();
      some |= varies[i];
    }
    ofEdge = new long[some ? reached.graph().edges() : 0];
    boolean[] weighed = new boolean[labels.size()];
    for (int s = 0; s < reached.size() && unclear.isEmpty(); s++) {
      if ((s & 0xfff) == 0) {
        reached.making().pause(reached.bytes() + 8L * ofEdge.length);
      }
      Optional<State> state = Optional.empty();
      for (int e = reached.graph().firstEdge(s); e < reached.graph().endEdge(s); e++) {
        int label = reached.label(e);
        if (varies[label] || !weighed[label]) {
          State before = state.isPresent() ? state.get() : reached.state(s);
          state = Optional.of(before);
          weigh(e, label, varies[label], measuring.weight(before, labels.get(label)));
          weighed[label] = true;
        }
      }
    }
  }

  private void weigh(int edge, int label, boolean varies, OptionalLong weight) {
    if (weight.isEmpty()) {
      unclear = unclear.or(() -> Optional.of(reached.making().ground().labels().get(label)));
    } else if (varies) {
      ofEdge[edge] = weight.getAsLong();
    } else {
      ofLabel[label] = weight.getAsLong();
    }
  }

  private Optional<Expr> takes(Label label) {
    return reached.making().ground().protocol().placeOf(label.action()).stream()
        .flatMap(place -> place.alternatives().stream())
        .filter(a -> a.name().equals(label.action()))
        .findFirst()
        .flatMap(Action::takes);
  }

  /** Whether an expression may have different values in different states. */
  private static boolean readsState(Expr e) {
    return e instanceof Expr.Read || e instanceof Expr.Running || e instanceof Expr.At || e instanceof Expr.Enabled
        || e instanceof Expr.Call c && readsState(c.definition().body())
        || Children.of(e).stream().anyMatch(MeasuredGraph::readsState);
  }

  Measures measures() {
    return new Measures(this, measuring.arguments());
  }

  @Override
  public Graph graph() {
    return reached.graph();
  }

  @Override
  public Distances distances() {
    return reached.distances();
  }

  @Override
  public boolean isComplete() {
    return reached.isComplete();
  }

  @Override
  public Optional<String> unclear() {
    return unclear.map(label -> "the duration of " + label + " is negative or ill-defined");
  }

  @Override
  public long weight(int edge) {
    long all = ofLabel[reached.label(edge)];
    return ofEdge.length > 0 ? all + ofEdge[edge] : all;
  }

  @Override
  public BitSet inside(List<Value> arguments) {
    Map<Binder, Expr> bound = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      Binder parameter = measure.parameters().get(i);
      bound.put(parameter, new Expr.Literal(arguments.get(i), parameter.type(), Origin.nowhere()));
    }
    Node condition = lowered.instant(Rewrite.substitute(measure.condition(), bound), 0).holds();
    Reached.Making making = reached.making();
    Asked asked = new Asked(making.packing(), making.ground().nodes(), List.of(condition), reached.size());
    BitSet inside = new BitSet();
    for (int s = 0; s < reached.size(); s++) {
      inside.set(s, asked.of(0, reached.words(), reached.at(s), -1, reached.words(), reached.at(s)) != 0);
    }
    return inside;
  }

  @Override
  public OptionalLong limit(int state, List<Value> arguments) {
    return readsState(measure.limit().orElseThrow())
        ? measuring.limit(reached.state(state), arguments)
        : limits.computeIfAbsent(arguments, a -> measuring.limit(reached.state(state), a));
  }

  @Override
  public Trace trace(int state, List<Integer> onwards, OptionalInt loopStart) {
    return reached.trace(state, onwards, loopStart);
  }
}
