package baton.counterexamples.story;

import baton.counterexamples.Treatment;
import baton.counterexamples.Treatment.How;
import baton.models.interpreter.Label;
import baton.models.ir.Place;
import java.util.ArrayList;
import java.util.List;

/** Why fairness allows a run, and what would not, in words. */
final class Allowance {
  /** So many assumptions are named. */
  private static final int MOST = 6;

  private Allowance() {}

  static List<String> lines(Treatment treatment) {
    List<String> lines = new ArrayList<>();
    if (treatment.idle()) {
      lines.add(treatment.missing().isEmpty() ? "nothing but faults can happen at the end"
          : treatment.nothingFair() ? "nothing obliges the protocol to do anything: mark an action `fair`"
          : "nothing that could happen at the end is declared fair: the run may be idle for ever");
    }
    for (Treatment.Kept kept : treatment.kept()) {
      if (!treatment.idle()) {
        String declared = kept.declared() == Place.Fairness.STRONG ? "strongly fair" : "weakly fair";
        lines.add(kept.subject().text() + " is " + declared + ", and "
            + switch (kept.how()) {
              case How.Taken(int step) -> "step " + step + " takes it";
              case How.Disabled(int state) -> "is not enabled " + (state == 0 ? "at first" : "after step " + state);
            });
      }
    }
    if (!treatment.faults().isEmpty()) {
      lines.add("faults happen again and again, which a budget would end: "
          + String.join(", ", treatment.faults().stream().map(Label::toString).toList()));
    }
    List<Treatment.Missing> missing = treatment.missing();
    if (missing.isEmpty()) {
      lines.add("no fairness assumption would exclude this run");
    } else {
      String named = String.join(", ", missing.stream().limit(MOST).map(Treatment.Missing::text).toList());
      String more = missing.size() > MOST ? ", and " + (missing.size() - MOST) + " others" : "";
      lines.add((missing.size() == 1 ? "it would be excluded by " : "any one of these would exclude it: ") + named
          + more);
    }
    return lines;
  }
}
