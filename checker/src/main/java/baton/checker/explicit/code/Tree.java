package baton.checker.explicit.code;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In which order and under which tests ways to take a step are tried. */
sealed interface Tree {
  /** One way, if its condition holds. */
  record Single(Program.Way way) implements Tree {}

  /** The ways of one label, one after the other: singles, or sequences of them. */
  record Leaf(List<Tree> ways) implements Tree {
    public Leaf {
      ways = List.copyOf(ways);
    }
  }

  /** One after the other. */
  record Sequence(List<Tree> parts) implements Tree {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** By the value of a cell; for a value without a case there is nothing to do. */
  record Switch(int cell, Map<Integer, Tree> cases) implements Tree {
    public Switch {
      cases = new TreeMap<>(cases);
    }
  }

  /** What is tried within this. */
  default List<Tree> parts() {
    return switch (this) {
      case Single _ -> List.of();
      case Leaf(List<Tree> ways) -> ways;
      case Sequence(List<Tree> parts) -> parts;
      case Switch(_, Map<Integer, Tree> cases) -> List.copyOf(cases.values());
    };
  }
}
