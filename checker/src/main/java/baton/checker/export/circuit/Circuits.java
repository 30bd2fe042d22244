package baton.checker.export.circuit;

import baton.checker.ground.Lowered;
import baton.checker.symbolic.Start;
import baton.checker.transition.Aig;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.Transfer;
import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import baton.models.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Makes circuits. */
final class Circuits {
  private final Lowered lowered;
  private final List<Asked.One> asked;
  private final Aig aig = new Aig();
  private final List<TransitionSystem> systems = new ArrayList<>();
  private final StateBits state;
  private final List<Circuit.Input> inputs = new ArrayList<>();
  private final Selector selector;
  private final boolean begins;
  private final int started;
  private final Choices choices;
  private final List<Circuit.Latch> latches = new ArrayList<>();
  private final List<Circuit.Output> outputs = new ArrayList<>();

  private Circuits(Lowered lowered, List<Asked.One> asked) {
    this.lowered = lowered;
    this.asked = asked;
    systems.add(Encoding.of(lowered, new Question.Ill()));
    asked.forEach(one -> systems.add(Encoding.of(lowered, one.question())));
    TransitionSystem base = systems.getFirst();
    state = new StateBits(base, asked, aig);
    begins = !systems.stream().allMatch(Circuits::isAtOnce);
    started = begins ? aig.input() : Aig.TRUE;
    selector = Selector.of(aig, Math.max(base.steps().size(), begins ? base.beginnings().size() : 0), inputs);
    choices = new Choices(begins ? systems : List.of(), state, aig, inputs);
  }

  /** A protocol and its goals as a circuit. */
  static Circuit of(Lowered lowered, Asked asked) {
    return new Circuits(lowered, asked.asked()).circuit();
  }

  /** Whether there is just one initial state, in which nothing is bad yet: then the latches begin with it. */
  private static boolean isAtOnce(TransitionSystem system) {
    if (system.beginnings().size() != 1 || system.beginnings().getFirst().guard() != Aig.TRUE
        || !system.badAtFirst().equals(List.of(Aig.FALSE))) {
      return false;
    }
    Way beginning = system.beginnings().getFirst();
    for (int fact = 0; fact < system.atoms().facts(); fact++) {
      if (beginning.image(fact) >> 1 != 0) {
        return false;
      }
    }
    return true;
  }

  private Circuit circuit() {
    for (int i = 0; i < systems.size(); i++) {
      add(i);
    }
    return new Circuit(
        lowered.protocol().protocol().name(), aig, inputs, latches, outputs, begins,
        Legend.of(systems.getFirst(), asked, begins));
  }

  /** A system's literals in the circuit, where {@code fact} says how each of its facts is written there. */
  private Transfer imported(TransitionSystem system, IntUnaryOperator fact) {
    return new Transfer(system.aig(), aig, input -> fact.applyAsInt(system.atoms().factOfInput(input)));
  }

  private void add(int number) {
    TransitionSystem system = systems.get(number);
    Transfer here = imported(system, fact -> state.part(number, system.atoms().atomOf(fact)).word()
        .is(system.atoms().valueOf(fact), aig));
    Transfer first = imported(
        system, fact -> choices.is(system.atoms().atomOf(fact), system.atoms().valueOf(fact)));
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < system.steps().size(); i++) {
      taken.add(aig.and(selector.is(i), here.of(system.steps().get(i).guard())));
    }
    List<Integer> begun = new ArrayList<>();
    for (int i = 0; i < system.beginnings().size(); i++) {
      int guard = first.of(system.beginnings().get(i).guard());
      begun.add(begins ? aig.and(Aig.not(started), selector.is(i), guard, choices.valid()) : Aig.TRUE);
    }
    if (number == 0 && begins) {
      int some = aig.or(array(begun));
      latches.add(new Circuit.Latch("started", started, false, aig.or(started, some)));
    }
    for (StateBits.Part part : state.of(number)) {
      for (int bit = 0; bit < part.word().bits().size(); bit++) {
        int atFirst = set(system, system.beginnings(), begun, part, bit, first);
        int next = next(system, taken, part, bit, here);
        latches.add(new Circuit.Latch(
            part.bitName(bit), part.word().bits().get(bit), !begins && atFirst == Aig.TRUE,
            begins ? aig.or(atFirst, aig.and(started, next)) : next));
      }
    }
    if (number > 0) {
      outputs.add(output(system, asked.get(number - 1), here, first, begun));
    }
  }

  /** A bit behind the chosen step; where none is taken, it stays as it is. */
  private int next(TransitionSystem system, List<Integer> taken, StateBits.Part part, int bit, Transfer here) {
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      if (system.steps().get(i).changes(part.atom())) {
        changed.add(taken.get(i));
      }
    }
    int stays = aig.and(part.word().bits().get(bit), Aig.not(aig.or(array(changed))));
    return aig.or(stays, set(system, system.steps(), taken, part, bit, here));
  }

  /** Whether one of the ways that is taken sets a bit. */
  private int set(
      TransitionSystem system, List<Way> ways, List<Integer> taken, StateBits.Part part, int bit, Transfer over) {
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      if (taken.get(i) == Aig.FALSE || !ways.get(i).changes(part.atom())) {
        continue;
      }
      for (int v = 0; v < part.word().values(); v++) {
        if ((v >> bit & 1) == 1) {
          int image = over.of(ways.get(i).image(system.atoms().fact(part.atom(), v)));
          some.add(aig.and(taken.get(i), image));
        }
      }
    }
    return aig.or(array(some));
  }

  private Circuit.Output output(
      TransitionSystem system, Asked.One one, Transfer here, Transfer first, List<Integer> begun) {
    List<Integer> now = new ArrayList<>();
    List<Integer> byStep = new ArrayList<>();
    system.bad().forEach(b -> (b.step() < 0 ? now : byStep).add(aig.and(started, here.of(b.literal()))));
    for (int i = 0; i < begun.size() && begins; i++) {
      byStep.add(aig.and(begun.get(i), first.of(system.badAtFirst().get(i))));
    }
    if (one.question() instanceof Question.Ill && Start.canBeIll(lowered)
        && new Interpreter(lowered.protocol().protocol()).initialStates().ill().isPresent()) {
      now.add(Aig.TRUE);
    }
    return new Circuit.Output(one.goal().name(), one.isWanted(), aig.or(array(now)), aig.or(array(byStep)));
  }

  private static int[] array(List<Integer> literals) {
    return literals.stream().mapToInt(Integer::intValue).toArray();
  }
}
