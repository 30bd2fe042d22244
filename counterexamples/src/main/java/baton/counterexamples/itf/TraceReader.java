package baton.counterexamples.itf;

import baton.counterexamples.Trace;
import baton.models.interpreter.Label;
import baton.models.ir.Binder;
import baton.models.ir.Ill;
import baton.models.ir.Place;
import baton.models.ir.Protocol;
import baton.models.ir.Routine;
import baton.models.ir.Variable;
import baton.models.source.Origin;
import baton.models.value.State;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads states and labels, each checked against the protocol. */
final class TraceReader {
  private final Protocol protocol;

  TraceReader(Protocol protocol) {
    this.protocol = protocol;
  }

  Trace read(JsonNode document) throws Malformed {
    variables(document.path("vars"));
    JsonNode states = document.path("states");
    if (!states.isArray()) {
      throw new Malformed("there is no list `states`");
    }
    Optional<Trace.Attempt> attempt = attempt(document.path("#meta").path("attempt"));
    if (states.isEmpty()) {
      if (attempt.isEmpty() || attempt.get().label().isPresent()) {
        throw new Malformed("there is no state");
      }
      return new Trace(Optional.empty(), List.of(), attempt, OptionalInt.empty());
    }
    State initial = state(states.path(0), "the initial state");
    List<Trace.Step> steps = new ArrayList<>();
    int last = states.size() - 1;
    boolean idle = last > 0 && states.path(last).path("#meta").path("idle").asBoolean(false);
    for (int i = 1; i <= (idle ? last - 1 : last); i++) {
      JsonNode state = states.path(i);
      Label label = label(state.path("#meta"), "step " + i);
      steps.add(new Trace.Step(label, state(state, "the state after step " + i)));
    }
    OptionalInt loop = loop(document.path("loop"), states.size());
    Trace trace = new Trace(Optional.of(initial), steps, attempt, loop);
    if (idle && (!trace.endsIdle() || !trace.last().equals(Optional.of(state(states.path(last), "the idle state"))))) {
      throw new Malformed("`loop` is not the number of the idle state, or that differs from the one before");
    }
    return trace;
  }

  private void variables(JsonNode vars) throws Malformed {
    if (!vars.isArray()) {
      throw new Malformed("there is no list `vars`");
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : vars) {
      names.add(name.isString() ? name.stringValue() : name.toString());
    }
    List<String> expected = protocol.variables().stream().map(Names::of).toList();
    for (String name : expected) {
      if (!names.contains(name)) {
        throw new Malformed("it has no variable `" + name + "`");
      }
    }
    for (String name : names) {
      if (!expected.contains(name)) {
        throw new Malformed("the protocol has no variable `" + name + "`");
      }
    }
  }

  private State state(JsonNode json, String which) throws Malformed {
    if (!json.isObject()) {
      throw new Malformed(which + " is no object");
    }
    List<Value> values = new ArrayList<>();
    for (Variable variable : protocol.variables()) {
      JsonNode value = json.path(Names.of(variable));
      if (value.isMissingNode()) {
        throw new Malformed(which + " has no value of `" + Names.of(variable) + "`");
      }
      try {
        values.add(ValueReader.read(value, variable.type()));
      } catch (Malformed e) {
        throw e.in(which + ": " + Names.of(variable));
      }
    }
    return new State(values);
  }

  private Label label(JsonNode meta, String which) throws Malformed {
    JsonNode action = meta.path("action");
    JsonNode arguments = meta.path("arguments");
    if (!action.isString() || !arguments.isArray()) {
      throw new Malformed(which + " does not say its action and arguments");
    }
    List<Binder> parameters = parameters(action.stringValue(), which);
    if (arguments.size() != parameters.size()) {
      throw new Malformed(which + ": " + action.stringValue() + " takes " + parameters.size()
          + " arguments, not " + arguments.size());
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      try {
        values.add(ValueReader.read(arguments.path(i), parameters.get(i).type()));
      } catch (Malformed e) {
        throw e.in(which + ": " + action.stringValue() + ", argument " + parameters.get(i).name());
      }
    }
    return new Label(action.stringValue(), values);
  }

  /** An attempt to begin a routine bears the routine's name. */
  private List<Binder> parameters(String action, String which) throws Malformed {
    return protocol.placeOf(action).map(Place::parameters)
        .or(() -> protocol.routine(action).map(Routine::parameters))
        .orElseThrow(() -> new Malformed(which + ": the protocol has no action `" + action + "`"));
  }

  private Optional<Trace.Attempt> attempt(JsonNode json) throws Malformed {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    String word = json.path("kind").isString() ? json.path("kind").stringValue() : "";
    for (Ill kind : Ill.values()) {
      if (kind.word().equals(word)) {
        Optional<Label> label = json.path("action").isMissingNode()
            ? Optional.empty()
            : Optional.of(label(json, "the last step"));
        return Optional.of(new Trace.Attempt(label, kind, Origin.nowhere()));
      }
    }
    throw new Malformed("the last step does not say in which way it is ill-defined");
  }

  /** In the file stands the number of the state that comes after the last one. */
  private static OptionalInt loop(JsonNode json, int states) throws Malformed {
    if (json.isMissingNode()) {
      return OptionalInt.empty();
    }
    boolean number = json.isIntegralNumber() && json.canConvertToInt();
    if (!number || json.intValue() < 1 || json.intValue() >= states) {
      throw new Malformed("`loop` is no number of a state behind the initial one");
    }
    return OptionalInt.of(json.intValue() - 1);
  }
}
