package baton.checker.explicit.code;

import baton.checker.ground.GroundProtocol;
import baton.checker.ground.Node;
import baton.checker.ground.Resolution;
import java.util.ArrayList;
import java.util.List;

/**
 * The code of a protocol and of questions about it. What it makes is for one thread each.
 *
 * <p>Illness is asked apart from successors, as the two truths of {@link #ill}.
 */
public interface Program {
  /** The bit of {@link #ill} that says that some resolution is ill. */
  int ILL = 1;

  /** The bit of {@link #ill} that says that some resolution of an action, not of a fault, is ill. */
  int ACTION_ILL = 2;

  /** For how many successors of a state there must be room: at least as many as any has. */
  int most();

  Stepper stepper();

  /** See {@link #ILL} and {@link #ACTION_ILL}. */
  Truths ill();

  /** The truths of a list of nodes that was named when the program was made. */
  Truths truths(List<Node> nodes);

  /**
   * What is compiled.
   *
   * @param ways all ways to take a step
   * @param illness the nodes of {@link #ill}
   * @param asked lists of nodes whose truths will be wanted
   */
  record Text(Packing packing, List<Way> ways, List<Node> illness, List<List<Node>> asked) {
    public Text {
      ways = List.copyOf(ways);
      illness = List.copyOf(illness);
      asked = List.copyOf(asked);
    }

    /** All of a protocol. */
    public static Text of(GroundProtocol ground, Packing packing, List<List<Node>> asked) {
      List<Way> ways = new ArrayList<>();
      Node some = ground.nodes().bool(false);
      Node action = some;
      for (int i = 0; i < ground.resolutions().size(); i++) {
        Resolution r = ground.resolutions().get(i);
        if (!r.taken().isConstant() || r.taken().k() != 0) {
          ways.add(new Way(r, ground.isAlone(i)));
        }
        some = ground.nodes().or(some, r.ill());
        if (!ground.faults().contains(r.label())) {
          action = ground.nodes().or(action, r.ill());
        }
      }
      return new Text(packing, ways, List.of(some, action), asked);
    }

    /** Whether some step can be ill. */
    public boolean canBeIll() {
      return !illness.getFirst().isConstant() || illness.getFirst().k() != 0;
    }
  }

  /**
   * A resolution that can be taken.
   *
   * @param alone whether no other one with its label can be taken where it is
   */
  record Way(Resolution resolution, boolean alone) {}
}
