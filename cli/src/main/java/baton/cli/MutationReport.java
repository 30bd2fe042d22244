package baton.cli;

import baton.checker.mutation.Fate;
import baton.checker.mutation.Trials;
import baton.models.mutation.Mutation;
import baton.models.source.SourceFile;
import baton.models.source.Span;
import java.util.List;
import java.util.OptionalInt;

/**
 * What became of the mutants of a protocol.
 *
 * @param possible how many mutants there are, tried or not
 * @param undecided goals that had no verdict, so that they noticed nothing
 * @param least the score that is enough
 */
record MutationReport(
    SourceFile root, List<Trials.Instance> instances, int possible, List<Tried> tried, List<String> undecided,
    int least) {
  /** One mutant. */
  record Tried(Mutation mutation, Fate fate) {}

  MutationReport {
    instances = List.copyOf(instances);
    tried = List.copyOf(tried);
    undecided = List.copyOf(undecided);
  }

  private int count(Class<? extends Fate> fate) {
    return (int) tried.stream().filter(t -> fate.isInstance(t.fate())).count();
  }

  int invalid() {
    return count(Fate.Invalid.class);
  }

  int equivalent() {
    return count(Fate.Equivalent.class);
  }

  int noticed() {
    return count(Fate.Noticed.class);
  }

  int survived() {
    return count(Fate.Survived.class);
  }

  int open() {
    return count(Fate.Undecided.class);
  }

  /** The share of noticed mutants among those that behave otherwise and were judged, in percent, rounded down. */
  OptionalInt score() {
    int changed = noticed() + survived();
    return changed == 0 ? OptionalInt.empty() : OptionalInt.of(100 * noticed() / changed);
  }

  Status status(boolean undecidedIsOk) {
    Status status = score().orElse(100) >= least ? Status.OK : Status.VIOLATED;
    boolean known = open() == 0 && undecided.isEmpty();
    return status.and(known || undecidedIsOk ? Status.OK : Status.UNDECIDED);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(Headline.of(instances.getFirst().protocol(), "mutation")).append('\n');
    if (instances.size() > 1) {
      out.append("survivors of that were also tried at ").append(instances.size() - 1).append(" other instance")
          .append(instances.size() > 2 ? "s" : "").append('\n');
    }
    for (Tried t : tried) {
      switch (t.fate()) {
        case Fate.Survived(String difference) -> line(out, "survives", t.mutation(), "changes " + difference);
        case Fate.Undecided(var reason) -> line(out, "undecided", t.mutation(), reason.word());
        case Fate.Invalid _, Fate.Equivalent _, Fate.Noticed _ -> {}
      }
    }
    if (!undecided.isEmpty()) {
      out.append("notice nothing, being undecided: ").append(String.join(", ", undecided)).append('\n');
    }
    out.append(tried.size()).append(" mutants");
    if (tried.size() < possible) {
      out.append(" of ").append(possible);
    }
    out.append(": ").append(invalid()).append(" do not compile, ").append(equivalent())
        .append(" behave alike, ").append(noticed() + survived()).append(" behave otherwise");
    if (open() > 0) {
      out.append(", ").append(open()).append(" undecided");
    }
    return out.append('\n').append(scoreText()).append('\n').toString();
  }

  private String scoreText() {
    return score().isEmpty()
        ? "no score: nothing behaves otherwise"
        : "score " + score().getAsInt() + " %: " + noticed() + " noticed, " + survived() + " survive"
            + (open() > 0 ? ", of those that were judged" : "");
  }

  private static void line(StringBuilder out, String word, Mutation mutation, String because) {
    Span at = mutation.at();
    out.append(String.format("%-10s", word)).append(at).append("  ").append(mutation.within()).append(": ")
        .append(mutation.kind().word()).append(" `").append(at.text().replaceAll("\\s+", " ")).append("`  (")
        .append(because).append(")\n");
  }

  /** The last line on standard error. */
  String summary() {
    return noticed() + " noticed, " + survived() + " survive"
        + (open() > 0 ? ", " + open() + " undecided" : "");
  }
}
