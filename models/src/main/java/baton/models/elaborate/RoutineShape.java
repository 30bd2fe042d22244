package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Routine;
import baton.models.syntax.RoutineItem;
import baton.models.value.Type;
import java.util.List;

/**
 * A routine without the bodies of its steps.
 *
 * @param steps in textual order
 */
record RoutineShape(
    List<Binder> parameters,
    List<Routine.Flow> body,
    List<Routine.Loop> loops,
    List<Step> steps,
    Type.Record locationType) {
  /**
   * One step.
   *
   * @param parameters the routine's, then the loop variables, outermost first
   * @param names what the body sees
   */
  record Step(RoutineItem.Step item, List<Binder> parameters, Names names) {}
}
