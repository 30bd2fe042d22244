package baton.checker.naive;

import baton.models.ir.Expr;
import baton.models.ir.Rewrite;
import baton.models.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind the protocol's variables while rounds are counted.
 *
 * @param memory what the claim remembers: {@code memory#0}, …
 * @param automaton the state of the automaton that looks for a violation: {@code loop#automaton}
 * @param idle whether the run has come to its last step: {@code loop#idle}
 * @param rounds how many are complete, up to those that none may complete: {@code loop#rounds}
 * @param seen of each duty, then of each promise of the automaton, whether it was met in this round:
 *     {@code loop#seen0}, …
 * @param gaveUp of each duty whether it is taken for granted that it is never enabled again: {@code loop#gaveup0}, …;
 *     only for strong ones
 */
record Tally(List<Term> memory, Worth automaton, Term idle, Worth rounds, List<Term> seen, List<Term> gaveUp) {
  Tally {
    memory = List.copyOf(memory);
    seen = List.copyOf(seen);
    gaveUp = List.copyOf(gaveUp);
  }

  Tally withGaveUp(int duty, Term value) {
    List<Term> changed = new ArrayList<>(gaveUp);
    changed.set(duty, value);
    return new Tally(memory, automaton, idle, rounds, seen, changed);
  }

  private List<Worth> values() {
    List<Worth> all = new ArrayList<>();
    memory.forEach(t -> all.add(new Worth.Truth(t)));
    all.add(automaton);
    all.add(new Worth.Truth(idle));
    all.add(rounds);
    seen.forEach(t -> all.add(new Worth.Truth(t)));
    gaveUp.forEach(t -> all.add(new Worth.Truth(t)));
    return all;
  }

  /** The protocol's state with this behind it. */
  SymbolicState behind(SymbolicState state) {
    List<Worth> all = new ArrayList<>(state.values());
    all.addAll(values());
    return new SymbolicState(all);
  }

  /** What of this becomes something else if it turns into the other. */
  void difference(Tally after, Difference into) {
    List<Worth> others = after.values();
    List<Worth> these = values();
    for (int i = 0; i < these.size(); i++) {
      into.add(these.get(i), others.get(i));
    }
  }

  /** A formula over the protocol's state with this behind it, of whose variables {@code width} are the protocol's. */
  Expr placed(Expr e, int width) {
    return e instanceof Expr.Read(Variable v, var at) && v.kind() == Variable.Kind.MONITOR
        ? new Expr.Read(new Variable(v.name(), v.type(), v.kind(), v.ghost(), width + position(v, width)), at)
        : Rewrite.children(e, part -> placed(part, width));
  }

  private int position(Variable v, int width) {
    int automatonAt = memory.size();
    String name = v.name();
    return switch (name) {
      case "loop#automaton" -> automatonAt;
      case "loop#idle" -> automatonAt + 1;
      case "loop#rounds" -> automatonAt + 2;
      default -> name.startsWith("loop#seen") ? automatonAt + 3 + number(name, "loop#seen", seen.size())
          : name.startsWith("loop#gaveup")
              ? automatonAt + 3 + seen.size() + number(name, "loop#gaveup", gaveUp.size())
              : bit(v, v.index() - width);
    };
  }

  private static int number(String name, String before, int end) {
    int n = Integer.parseInt(name.substring(before.length()));
    if (n >= end) {
      throw new IllegalArgumentException("there is no `" + name + "`");
    }
    return n;
  }

  private int bit(Variable v, int n) {
    if (n < 0 || n >= memory.size()) {
      throw new IllegalArgumentException("the claim does not remember `" + v.name() + "`");
    }
    return n;
  }
}
