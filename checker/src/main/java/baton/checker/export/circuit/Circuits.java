package baton.checker.export.circuit;

import baton.checker.ground.Cell;
import baton.checker.ground.Lowered;
import baton.checker.symbolic.Start;
import baton.checker.transition.Aig;
import baton.checker.transition.Atoms;
import baton.checker.transition.Cones;
import baton.checker.transition.Encoding;
import baton.checker.transition.Question;
import baton.checker.transition.TransitionSystem;
import baton.checker.transition.Way;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes circuits. */
final class Circuits {
  private final Lowered lowered;
  private final Aig aig = new Aig();
  private final TransitionSystem base;
  private final List<TransitionSystem> systems = new ArrayList<>();
  private final Asked asked;
  private final List<Part> parts = new ArrayList<>();
  private final List<Circuit.Input> inputs = new ArrayList<>();
  private final List<Word> choices = new ArrayList<>();
  private final Selector selector;
  private final boolean begins;
  private final int started;

  /** A piece of a circuit's state: an atom of one of the systems. */
  private record Part(TransitionSystem system, int atom, String name, Word word) {}

  private Circuits(Lowered lowered, Asked asked) {
    this.lowered = lowered;
    this.asked = asked;
    base = Encoding.of(lowered, new Question.Ill());
    asked.asked().forEach(one -> systems.add(Encoding.of(lowered, one.question())));
    List<String> names = names(base, List.of());
    for (int atom = 0; atom < base.atoms().size(); atom++) {
      parts.add(new Part(base, atom, names.get(atom), Word.of(base.atoms().get(atom).values(), aig)));
    }
    for (int i = 0; i < systems.size(); i++) {
      TransitionSystem system = systems.get(i);
      List<String> memory = asked.asked().get(i).memory();
      for (int b = 0; b < memory.size(); b++) {
        parts.add(new Part(
            system, base.atoms().size() + b, asked.asked().get(i).goal().name() + "." + memory.get(b), Word.of(2, aig)));
      }
    }
    begins = !isAtOnce();
    started = begins ? aig.input() : Aig.TRUE;
    selector = Selector.of(
        aig, Math.max(base.steps().size(), begins ? base.beginnings().size() : 0), inputs);
    if (begins) {
      choose();
    }
  }

  /** A protocol and its goals as a circuit. */
  static Circuit of(Lowered lowered, Asked asked) {
    return new Circuits(lowered, asked).circuit();
  }

  /** Whether there is just one initial state, in which nothing is bad yet: then the latches begin with it. */
  private boolean isAtOnce() {
    for (TransitionSystem system : all()) {
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
    }
    return true;
  }

  private List<TransitionSystem> all() {
    List<TransitionSystem> all = new ArrayList<>(List.of(base));
    all.addAll(systems);
    return all;
  }

  private static List<String> names(TransitionSystem system, List<String> memory) {
    List<Cell> cells = Cell.of(system.ground().layout());
    List<String> names = new ArrayList<>();
    for (int atom = 0; atom < system.atoms().size(); atom++) {
      Atoms.Atom a = system.atoms().get(atom);
      Cell cell = cells.get(a.cell());
      StringBuilder name = new StringBuilder(cell.variable().name());
      cell.path().forEach(part -> name.append('[').append(part).append(']'));
      names.add(name + (a.bit() < 0 ? "" : "." + a.bit()));
    }
    names.addAll(memory);
    return names;
  }

  /** Inputs for what may be anything at first. */
  private void choose() {
    Cones cones = new Cones(base);
    Set<Integer> read = new LinkedHashSet<>();
    for (TransitionSystem system : all()) {
      Cones own = system == base ? cones : new Cones(system);
      for (int i = 0; i < system.beginnings().size(); i++) {
        Way beginning = system.beginnings().get(i);
        add(own, beginning.guard(), read);
        add(own, system.badAtFirst().get(i), read);
        for (int fact = 0; fact < system.atoms().facts(); fact++) {
          add(own, beginning.image(fact), read);
        }
      }
    }
    for (int atom = 0; atom < base.atoms().size(); atom++) {
      int values = base.atoms().get(atom).values();
      Word word = read.contains(atom) ? Word.of(values, aig) : new Word(values, List.of());
      choices.add(word);
      for (int i = 0; i < word.bits().size(); i++) {
        inputs.add(new Circuit.Input("first " + bitName(parts.get(atom), i), word.bits().get(i)));
      }
    }
  }

  private static void add(Cones cones, int literal, Set<Integer> into) {
    for (int atom : cones.atoms(literal)) {
      into.add(atom);
    }
  }

  private static String bitName(Part part, int bit) {
    return part.word().bits().size() == 1 ? part.name() : part.name() + "." + bit;
  }

  private Circuit circuit() {
    List<List<Integer>> nexts = new ArrayList<>();
    List<List<Integer>> firsts = new ArrayList<>();
    List<Circuit.Output> outputs = new ArrayList<>();
    for (TransitionSystem system : all()) {
      Import states = new Import(system, aig, fact -> partOf(system, fact).word().is(system.atoms().valueOf(fact), aig));
      Import beginnings = new Import(system, aig, fact -> first(system, fact));
      List<Integer> taken = new ArrayList<>();
      for (int i = 0; i < system.steps().size(); i++) {
        taken.add(aig.and(selector.is(i), states.of(system.steps().get(i).guard())));
      }
      List<Integer> begun = new ArrayList<>();
      for (int i = 0; i < system.beginnings().size(); i++) {
        begun.add(begins ? begun(system.beginnings().get(i), i, beginnings) : Aig.TRUE);
      }
      for (Part part : parts) {
        if (part.system() == system) {
          nexts.add(next(part, states, taken));
          firsts.add(first(part, beginnings, begun));
        }
      }
      if (system != base) {
        outputs.add(output(system, asked.asked().get(systems.indexOf(system)), states, beginnings, begun));
      }
    }
    return new Circuit(
        lowered.protocol().protocol().name(), aig, inputs, latches(nexts, firsts), outputs, begins, legend());
  }

  /** Where each part's bits and values are, and what becomes of them by the chosen step. */
  private List<Integer> next(Part part, Import states, List<Integer> taken) {
    List<Integer> next = new ArrayList<>();
    for (int bit = 0; bit < part.word().bits().size(); bit++) {
      List<Integer> changed = new ArrayList<>();
      List<Integer> set = new ArrayList<>();
      for (int i = 0; i < taken.size(); i++) {
        Way way = part.system().steps().get(i);
        if (taken.get(i) != Aig.FALSE && way.changes(part.atom())) {
          changed.add(taken.get(i));
          set.add(aig.and(taken.get(i), image(part, way, bit, states)));
        }
      }
      set.add(aig.and(part.word().bits().get(bit), Aig.not(aig.or(array(changed)))));
      next.add(aig.or(array(set)));
    }
    return next;
  }

  /** Whether a way makes a value of the atom that has this bit. */
  private int image(Part part, Way way, int bit, Import states) {
    List<Integer> some = new ArrayList<>();
    for (int v = 0; v < part.word().values(); v++) {
      if ((v >> bit & 1) == 1) {
        some.add(states.of(way.image(part.system().atoms().fact(part.atom(), v))));
      }
    }
    return aig.or(array(some));
  }

  private List<Integer> first(Part part, Import beginnings, List<Integer> begun) {
    List<Integer> first = new ArrayList<>();
    for (int bit = 0; bit < part.word().bits().size(); bit++) {
      List<Integer> set = new ArrayList<>();
      for (int i = 0; i < begun.size(); i++) {
        set.add(aig.and(begun.get(i), image(part, part.system().beginnings().get(i), bit, beginnings)));
      }
      first.add(aig.or(array(set)));
    }
    return first;
  }

  /** Whether the circuit begins this way now. */
  private int begun(Way beginning, int number, Import beginnings) {
    int valid = Aig.TRUE;
    for (Word choice : choices) {
      valid = choice.bits().isEmpty() ? valid : aig.and(valid, choice.isValid(aig));
    }
    return aig.and(Aig.not(started), selector.is(number), beginnings.of(beginning.guard()), valid);
  }

  private Part partOf(TransitionSystem system, int fact) {
    int atom = system.atoms().atomOf(fact);
    return parts.stream()
        .filter(p -> atom < base.atoms().size() ? p.system() == base && p.atom() == atom : p.system() == system && p.atom() == atom)
        .findFirst().orElseThrow();
  }

  private int first(TransitionSystem system, int fact) {
    int atom = system.atoms().atomOf(fact);
    if (choices.isEmpty() || atom >= choices.size() || choices.get(atom).bits().isEmpty()) {
      throw new IllegalStateException("nothing at first depends on " + fact);
    }
    return choices.get(atom).is(system.atoms().valueOf(fact), aig);
  }

  private Circuit.Output output(
      TransitionSystem system, Asked.One one, Import states, Import beginnings, List<Integer> begun) {
    List<Integer> here = new ArrayList<>();
    List<Integer> byStep = new ArrayList<>();
    system.bad().forEach(b -> (b.step() < 0 ? here : byStep).add(aig.and(started, states.of(b.literal()))));
    for (int i = 0; i < begun.size() && begins; i++) {
      byStep.add(aig.and(begun.get(i), beginnings.of(system.badAtFirst().get(i))));
    }
    if (one.question() instanceof Question.Ill && Start.canBeIll(lowered)
        && new Interpreter(lowered.protocol().protocol()).initialStates().ill().isPresent()) {
      here.add(Aig.TRUE);
    }
    return new Circuit.Output(one.goal().name(), one.isWanted(), aig.or(array(here)), aig.or(array(byStep)));
  }

  private List<Circuit.Latch> latches(List<List<Integer>> nexts, List<List<Integer>> firsts) {
    List<Circuit.Latch> latches = new ArrayList<>();
    List<Integer> begun = new ArrayList<>(List.of(started));
    if (begins) {
      Import beginnings = new Import(base, aig, fact -> first(base, fact));
      for (int i = 0; i < base.beginnings().size(); i++) {
        begun.add(begun(base.beginnings().get(i), i, beginnings));
      }
      latches.add(new Circuit.Latch("started", started, false, aig.or(array(begun))));
    }
    int at = 0;
    for (Part part : inOrder()) {
      for (int bit = 0; bit < part.word().bits().size(); bit++) {
        int first = firsts.get(at).get(bit);
        int next = nexts.get(at).get(bit);
        latches.add(new Circuit.Latch(
            bitName(part, bit), part.word().bits().get(bit), !begins && first == Aig.TRUE,
            begins ? aig.or(first, aig.and(started, next)) : next));
      }
      at++;
    }
    return latches;
  }

  /** The parts as {@link #circuit} goes through them. */
  private List<Part> inOrder() {
    List<Part> all = new ArrayList<>();
    for (TransitionSystem system : all()) {
      parts.stream().filter(p -> p.system() == system).forEach(all::add);
    }
    return all;
  }

  private List<String> legend() {
    List<String> legend = new ArrayList<>(List.of(
        "A value is its position among the values of its type, as a binary number, bit 0 the least significant;",
        "of an option, 0 is none. A set has a bit for each element, the last one in bit 0.",
        "The inputs select a step by its number; if it is not enabled, nothing changes."));
    if (begins) {
      legend.add("Before `started`, they select a way to begin, and `first x` is the initial value of x.");
    }
    for (int i = 0; i < base.steps().size(); i++) {
      Label label = base.ground().labels().get(base.steps().get(i).label());
      legend.add("step " + i + ": " + label);
    }
    asked.asked().forEach(one -> legend.add(one.goal().name()
        + (one.isWanted() ? ": true where it is reached, which is wanted" : ": true where it is violated")));
    return legend;
  }

  private static int[] array(List<Integer> literals) {
    return literals.stream().mapToInt(Integer::intValue).toArray();
  }
}
