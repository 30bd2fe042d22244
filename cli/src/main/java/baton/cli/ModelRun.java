package baton.cli;

import baton.checker.Exploration;
import baton.checker.Measured;
import baton.checker.Verdict;
import baton.checker.certificate.Rechecked;
import baton.checker.liveness.Need;
import baton.models.ir.Measure;
import baton.models.ir.Protocol;
import baton.models.ir.Settings;
import baton.models.source.SourceFile;
import baton.properties.Goal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One protocol, checked at one instance.
 *
 * @param files the files read, the root first
 * @param settings what was given from outside
 * @param seconds how long the engine took
 * @param measures what the measures without a limit are
 * @param spent what the engine has spent on goals, where it counts
 * @param rechecked of goals that hold by an invariant, how that was shown again
 * @param notes what else is to be said
 * @param needs of liveness goals that hold, which fairness they need, where that was asked for
 */
record ModelRun(
    List<SourceFile> files,
    Protocol protocol,
    Settings settings,
    String engine,
    Map<Goal, Verdict> verdicts,
    Optional<Exploration> exploration,
    double seconds,
    Map<Measure, Measured> measures,
    Map<String, Map<String, Long>> spent,
    Map<Goal, List<Need>> needs,
    Map<Goal, Rechecked> rechecked,
    List<String> notes) {
  ModelRun {
    rechecked = Collections.unmodifiableMap(new LinkedHashMap<>(rechecked));
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    spent = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
    needs = Map.copyOf(needs);
    notes = List.copyOf(notes);
    files = List.copyOf(files);
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
  }

  /** The same run with what its liveness goals need. */
  ModelRun withNeeds(Map<Goal, List<Need>> found) {
    return new ModelRun(
        files, protocol, settings, engine, verdicts, exploration, seconds, measures, spent, found, rechecked, notes);
  }

  SourceFile root() {
    return files.getFirst();
  }

  /** What the verdicts amount to, goals that are not checked left out. */
  Status status(boolean undecidedIsOk) {
    Status status = Status.OK;
    for (Map.Entry<Goal, Verdict> entry : verdicts.entrySet()) {
      if (!(entry.getKey() instanceof Goal.NotChecked)) {
        status = status.and(
            switch (entry.getValue()) {
              case Verdict.Holds _, Verdict.Vacuous _ -> Status.OK;
              case Verdict.Violated _ -> Status.VIOLATED;
              case Verdict.HoldsToBound _, Verdict.Undecided _ -> undecidedIsOk ? Status.OK : Status.UNDECIDED;
            });
      }
    }
    return status;
  }
}
