package baton.checker.cp;

import baton.checker.ground.Lowered;
import baton.checker.transition.Question;
import baton.models.interpreter.InitialStates;
import baton.models.interpreter.Interpreter;
import baton.models.interpreter.Label;
import baton.models.value.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.search.strategy.Search;

/** Counts runs of a length by going through all solutions of the constraint model. */
public final class AllRunsProbe {
  private AllRunsProbe() {}

  /** How many there are, different labels or states; {@code symmetry}: names broken as the engine breaks them. */
  public static int count(Lowered lowered, Question question, int length, boolean symmetry, BooleanSupplier stop) {
    InitialStates initial = new Interpreter(lowered.protocol().protocol()).initialStates();
    Precedence precedence = new Precedence(lowered.protocol(), initial.states());
    RunModel run = new RunModel(
        lowered, question, length, symmetry ? precedence.beginnings() : initial.states(),
        symmetry ? Optional.of(precedence) : Optional.empty(), Evaluation.EXACT, Optional::empty);
    Solver solver = run.model().getSolver();
    solver.setSearch(Search.inputOrderLBSearch(run.taken()), Search.inputOrderLBSearch(run.inOrder()));
    solver.addStopCriterion(stop::getAsBoolean);
    Set<List<Object>> found = new HashSet<>();
    while (solver.solve()) {
      List<Object> one = new ArrayList<>();
      State first = run.stateAt(0);
      one.add(first);
      for (int time = 0; time < run.steps(); time++) {
        Label label = run.labelAt(time);
        one.add(label);
        one.add(run.stateAt(time + 1));
      }
      found.add(one);
    }
    return found.size();
  }
}
