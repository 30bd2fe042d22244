package baton.models.elaborate;

import baton.models.ir.Binder;
import baton.models.ir.Routine;
import baton.models.syntax.RoutineItem;
import baton.models.value.Type;
import java.util.List;

/**
 * What others need to know of a routine, without its conditions and the bodies of its steps: those may speak
 * about the routine itself.
 *
 * @param loops in textual order
 * @param steps in textual order
 */
record RoutineShape(List<Binder> parameters, List<Loop> loops, List<Step> steps, Type.Record locationType) {
  /** A loop without its condition. */
  record Loop(Binder binder, Routine.Over over, int elementField, int progressField) {}

  /**
   * One step.
   *
   * @param parameters the routine's, then the loop variables, outermost first
   * @param names what the body sees
   */
  record Step(RoutineItem.Step item, List<Binder> parameters, Names names) {}
}
