package baton.checker.ground;

import baton.models.interpreter.Label;
import baton.models.ir.Protocol;
import java.util.List;

/**
 * A protocol, lowered.
 *
 * @param labels all labels, in the order of reports; those of attempts to begin a routine that can only be ill
 *     among them
 * @param faults the numbers of the labels that are faults
 * @param resolutions in the order of labels
 * @param terminal where a run may end
 */
public record GroundProtocol(
    Protocol protocol, Nodes nodes, Layout layout, List<Label> labels, java.util.Set<Integer> faults,
    List<Resolution> resolutions, Node terminal) {
  public GroundProtocol {
    labels = List.copyOf(labels);
    faults = java.util.Set.copyOf(faults);
    resolutions = List.copyOf(resolutions);
  }

  /** Whether no other resolution with the same label as the one at {@code i} can be taken where that one is. */
  public boolean isAlone(int i) {
    Resolution own = resolutions.get(i);
    for (int step : new int[] {-1, 1}) {
      for (int j = i + step; j >= 0 && j < resolutions.size(); j += step) {
        Resolution other = resolutions.get(j);
        if (other.label() != own.label()) {
          break;
        }
        Node both = nodes.and(own.taken(), other.taken());
        if (!both.isConstant() || both.k() != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
