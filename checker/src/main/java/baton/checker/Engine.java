package baton.checker;

import baton.models.ir.Protocol;
import baton.properties.Goal;
import java.util.List;

/** One way to check a protocol. Stateless: everything that a run needs comes in as arguments. */
public interface Engine {
  /** The name by which {@code --engine} selects it and reports call it. */
  String name();

  /**
   * Judges all goals. A goal that the engine cannot judge is {@code Undecided}, never an exception; so is
   * everything still open when a limit is reached.
   */
  Answer check(Protocol protocol, List<Goal> goals, Limits limits, Progress progress);
}
