package baton.models.ir;

import baton.models.source.Origin;
import baton.models.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A question for the best schedule of a protocol's own actions, with every task, duration and constraint written
 * out. Tasks are meant by their position in {@link #tasks()}; times are whole and begin at 0.
 *
 * @param constraints what a schedule has to keep, in the order of the text
 * @param objectives what is to be least: the first, of the schedules with the least first the second, and so on
 */
public record Plan(
    String name, List<Task> tasks, List<Constraint> constraints, List<Objective> objectives, Optional<String> doc,
    Origin at) {
  /** A task may start no later than this, so that engines may compute with 32 bits. */
  public static final long HORIZON = 10_000_000;

  public Plan {
    tasks = List.copyOf(tasks);
    constraints = List.copyOf(constraints);
    objectives = List.copyOf(objectives);
  }

  /** One thing to be done: actions one behind the other without a pause. */
  public record Task(String name, List<Value> arguments, List<Part> parts, Origin at) {
    public Task {
      arguments = List.copyOf(arguments);
      parts = List.copyOf(parts);
    }

    public long duration() {
      long duration = 0; // asked of every task of every schedule
      for (Part part : parts) {
        duration += part.takes();
      }
      return duration;
    }

    @Override
    public String toString() {
      return arguments.isEmpty()
          ? name
          : name + "(" + String.join(", ", arguments.stream().map(Value::toString).toList()) + ")";
    }
  }

  /** An action that happens when its time, behind that of the parts before it, is over. */
  public record Part(String action, List<Value> arguments, long takes, Origin at) {
    public Part {
      arguments = List.copyOf(arguments);
    }
  }

  /** The time from the first start of some tasks to their last end; of one task, while it is under way. */
  public record Stretch(List<Integer> tasks) {
    public Stretch {
      tasks = List.copyOf(tasks);
    }
  }

  /** What a schedule has to keep. {@code at} is the text that says so, perhaps of many tasks at once. */
  public sealed interface Constraint {
    Origin at();

    /** {@code other} starts no sooner than {@code by} after {@code one} has ended. */
    record Before(int one, int other, long by, Origin at) implements Constraint {}

    /** Both start at once. */
    record With(int one, int other, Origin at) implements Constraint {}

    /** Whichever is first, the other starts no sooner than {@code by} after it has ended. */
    record Apart(int one, int other, long by, Origin at) implements Constraint {}

    /** No more than {@code most} of the stretches go on at any time. */
    record AtMost(long most, List<Stretch> of, Origin at) implements Constraint {
      public AtMost {
        of = List.copyOf(of);
      }
    }

    record StartsFrom(int task, long time, Origin at) implements Constraint {}

    record EndsBy(int task, long time, Origin at) implements Constraint {}
  }

  /** An aim, and how it was written. */
  public record Objective(Aim aim, String text) {}

  /** A number that a schedule has, to be made small. */
  public sealed interface Aim {
    /** When the last of some tasks ends. */
    record End(List<Integer> tasks) implements Aim {
      public End {
        tasks = List.copyOf(tasks);
      }
    }

    /** From the first start to the last end. */
    record Length(List<Integer> tasks) implements Aim {
      public Length {
        tasks = List.copyOf(tasks);
      }
    }

    /** How many go on at once. */
    record Peak(List<Stretch> of) implements Aim {
      public Peak {
        of = List.copyOf(of);
      }
    }

    record Total(List<Weighted> terms) implements Aim {
      public Total {
        terms = List.copyOf(terms);
      }
    }

    record Greatest(List<Weighted> terms) implements Aim {
      public Greatest {
        terms = List.copyOf(terms);
      }
    }
  }

  /** A term of a sum or maximum; weights are at least 0. */
  public record Weighted(Aim aim, long weight) {}
}
