package baton.checker.export.circuit;

import baton.checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a circuit must know. */
final class Legend {
  private Legend() {}

  static List<String> of(TransitionSystem base, List<Asked.One> asked, boolean begins) {
    List<String> legend = new ArrayList<>(List.of(
        "A value is its position among the values of its type, as a binary number, bit 0 the least significant;",
        "of an option, 0 is none. A set has a bit for each element, the last one in bit 0.",
        "The inputs select a step by its number; if it is not enabled, nothing changes."));
    if (begins) {
      legend.add("Before `started`, they select a way to begin, and `first x` is the initial value of x.");
    }
    for (int i = 0; i < base.steps().size(); i++) {
      legend.add("step " + i + ": " + base.ground().labels().get(base.steps().get(i).label()));
    }
    asked.forEach(one -> legend.add(one.goal().name()
        + (one.isWanted() ? ": true where it is reached, which is wanted" : ": true where it is violated")));
    return legend;
  }
}
