package baton.models.elaborate;

import baton.models.ir.Plan;
import baton.models.source.Code;
import baton.models.source.Span;
import baton.models.syntax.PlanItem;
import baton.models.syntax.PlanItem.Aim;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a plan wants to be least. */
final class PlanAims {
  private final Shared shared;
  private final PlanValues values;
  private final PlanTasks tasks;

  PlanAims(Shared shared, PlanValues values, PlanTasks tasks) {
    this.shared = shared;
    this.values = values;
    this.tasks = tasks;
  }

  Plan.Aim aim(Aim aim, PlanContext c) {
    return switch (aim) {
      case Aim.End(var set, Span at) -> new Plan.Aim.End(
          set.isPresent() ? some(set.get(), at, c) : IntStream.range(0, tasks.all().size()).boxed().toList());
      case Aim.Length(var set, Span at) -> new Plan.Aim.Length(some(set, at, c));
      case Aim.Peak(var set, Span at) -> {
        List<Plan.Stretch> of = tasks.stretches(set, c);
        if (of.isEmpty()) {
          throw nothing(at);
        }
        yield new Plan.Aim.Peak(of);
      }
      case Aim.Combined combined -> combined(combined, c);
    };
  }

  private Plan.Aim combined(Aim.Combined combined, PlanContext c) {
    List<Plan.Weighted> terms = new ArrayList<>();
    values.each(combined.bindings(), combined.where(), c, inside -> {
      long weight = 1;
      if (combined.times().isPresent()) {
        weight = values.number(combined.times().get(), inside);
        if (weight < 0 || weight > Plan.HORIZON) {
          throw shared.error(Code.BAD_DURATION, combined.times().get().at(),
              "a weight is a number from 0 to " + Plan.HORIZON + ", not " + weight,
              "what is to be least cannot count against itself");
        }
      }
      terms.add(new Plan.Weighted(aim(combined.each(), inside), weight));
    });
    if (terms.isEmpty()) {
      throw nothing(combined.at());
    }
    return combined.total() ? new Plan.Aim.Total(terms) : new Plan.Aim.Greatest(terms);
  }

  private List<Integer> some(PlanItem.TaskSet set, Span at, PlanContext c) {
    List<Integer> found = tasks.meant(set, c);
    if (found.isEmpty()) {
      throw nothing(at);
    }
    return found;
  }

  private Abandon nothing(Span at) {
    return shared.error(Code.EMPTY_OBJECTIVE, at, "this is about no task at all",
        "every plan is equally good at nothing: name tasks that there are, or leave values out with `where`");
  }
}
