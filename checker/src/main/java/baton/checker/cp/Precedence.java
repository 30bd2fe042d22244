package baton.checker.cp;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Permuted;
import baton.checker.ground.Role;
import baton.checker.ground.Roles;
import baton.models.interpreter.Label;
import baton.models.value.State;
import baton.models.value.Type;
import baton.models.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.variables.IntVar;

/**
 * Of runs that differ by the names of elements only, those are enough that begin in one initial state of each orbit and
 * in which elements that this state does not tell apart are first named, by the arguments of steps, in their order
 * (value precedence: Law and Lee, 2004).
 */
final class Precedence {
  private final GroundProtocol ground;
  private final List<Role> roles;
  private final List<State> beginnings;

  Precedence(GroundProtocol ground, List<State> initial) {
    this.ground = ground;
    roles = Roles.of(ground.layout());
    beginnings = representatives(initial);
  }

  /** One initial state of each orbit, the first. */
  List<State> beginnings() {
    return beginnings;
  }

  private List<State> representatives(List<State> initial) {
    Set<State> seen = new HashSet<>();
    List<State> first = new ArrayList<>();
    for (State state : initial) {
      if (seen.add(state)) {
        first.add(state);
        List<State> open = new ArrayList<>(List.of(state));
        while (!open.isEmpty()) {
          State here = open.removeLast();
          for (Type.Sort sort : ground.protocol().sorts()) {
            List<Integer> free = free(sort);
            for (int i = 1; i < free.size(); i++) {
              State image = exchanged(here, sort, free.get(i - 1), free.get(i));
              if (seen.add(image)) {
                open.add(image);
              }
            }
          }
        }
      }
    }
    return first;
  }

  private List<Integer> free(Type.Sort sort) {
    return IntStream.range(0, sort.size())
        .filter(i -> !ground.protocol().fixedElements().contains(sort.name() + "#" + i))
        .boxed().toList();
  }

  private State exchanged(State state, Type.Sort sort, int one, int other) {
    int[] image = IntStream.range(0, sort.size()).map(i -> i == one ? other : i == other ? one : i).toArray();
    long[] before = ground.layout().encode(state);
    long[] after = new long[before.length];
    new Permuted(roles, Map.of(sort.name(), image)).apply(before, after);
    return ground.layout().decode(after);
  }

  /** Adds the constraints for steps with these labels. */
  void post(Model model, List<IntVar> labels) {
    for (Type.Sort sort : ground.protocol().sorts()) {
      List<IntVar> named = named(model, labels, sort);
      for (List<Integer> alike : alike(sort)) {
        if (alike.size() > 1 && !named.isEmpty()) {
          model.intValuePrecedeChain(
              named.toArray(IntVar[]::new), alike.stream().mapToInt(Integer::intValue).toArray()).post();
        }
      }
    }
  }

  /** Free elements that may change their names without any initial state being another. */
  private List<List<Integer>> alike(Type.Sort sort) {
    List<List<Integer>> classes = new ArrayList<>();
    for (int element : free(sort)) {
      int e = element;
      classes.stream()
          .filter(c -> beginnings.stream().allMatch(s -> exchanged(s, sort, c.getFirst(), e).equals(s)))
          .findFirst()
          .ifPresentOrElse(c -> c.add(e), () -> classes.add(new ArrayList<>(List.of(e))));
    }
    return classes;
  }

  /** The elements of a sort that the steps are about, in order; -1: none at this place. */
  private List<IntVar> named(Model model, List<IntVar> labels, Type.Sort sort) {
    List<int[]> columns = new ArrayList<>();
    for (int l = 0; l < ground.labels().size(); l++) {
      int position = 0;
      for (int element : elements(ground.labels().get(l), sort)) {
        if (position == columns.size()) {
          int[] column = new int[ground.labels().size()];
          Arrays.fill(column, -1);
          columns.add(column);
        }
        columns.get(position++)[l] = element;
      }
    }
    List<IntVar> all = new ArrayList<>();
    for (IntVar label : labels) {
      for (int[] column : columns) {
        IntVar element = model.intVar(-1, sort.size() - 1);
        model.element(element, column, label, 0).post();
        all.add(element);
      }
    }
    return all;
  }

  /** Only elements that are arguments by themselves. */
  private static List<Integer> elements(Label label, Type.Sort sort) {
    List<Integer> all = new ArrayList<>();
    for (Value argument : label.arguments()) {
      if (argument instanceof Value.Element(Type.Sort of, int index) && of.name().equals(sort.name())) {
        all.add(index);
      }
    }
    return all;
  }
}
