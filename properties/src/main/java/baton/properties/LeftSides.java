package baton.properties;

import java.util.List;

/**
 * The left sides of all conditions of a goal that have one, in their order.
 *
 * @param asked those of which engines find out whether they are ever true
 * @param ahead those that speak of the future: that is not asked
 */
public record LeftSides(List<LeftSide> asked, List<LeftSide> ahead) {
  /** Of a goal that always says something. */
  public static final LeftSides NONE = new LeftSides(List.of(), List.of());

  public LeftSides {
    asked = List.copyOf(asked);
    ahead = List.copyOf(ahead);
  }
}
