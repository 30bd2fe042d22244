package baton.checker.export.circuit;

import baton.checker.ground.Cell;
import baton.checker.transition.Aig;
import baton.checker.transition.Atoms;
import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a circuit: the protocol's atoms once, which all systems share, and behind them the memory of each goal.
 * System 0 is the protocol itself, system i is about goal i-1.
 */
final class StateBits {
  /** An atom of a system. */
  record Part(int system, int atom, String name, Word word) {
    /** The name of one of its bits. */
    String bitName(int bit) {
      return word.bits().size() == 1 ? name : name + "." + bit;
    }
  }

  private final List<Part> protocol = new ArrayList<>();
  private final List<List<Part>> memories = new ArrayList<>();

  StateBits(TransitionSystem base, List<Asked.One> asked, Aig aig) {
    List<Cell> cells = Cell.of(base.ground().layout());
    for (int atom = 0; atom < base.atoms().size(); atom++) {
      Atoms.Atom a = base.atoms().get(atom);
      Cell cell = cells.get(a.cell());
      StringBuilder name = new StringBuilder(cell.variable().name());
      cell.path().forEach(part -> name.append('[').append(part).append(']'));
      protocol.add(new Part(0, atom, name + (a.bit() < 0 ? "" : "." + a.bit()), Word.of(a.values(), aig)));
    }
    for (Asked.One one : asked) {
      List<Part> memory = new ArrayList<>();
      for (String bit : one.memory()) {
        int atom = protocol.size() + memory.size();
        memory.add(new Part(memories.size() + 1, atom, one.goal().name() + "." + bit, Word.of(2, aig)));
      }
      memories.add(memory);
    }
  }

  /** The parts that a system brings. */
  List<Part> of(int system) {
    return system == 0 ? protocol : memories.get(system - 1);
  }

  /** What an atom of a system is. */
  Part part(int system, int atom) {
    return atom < protocol.size() ? protocol.get(atom) : of(system).get(atom - protocol.size());
  }
}
