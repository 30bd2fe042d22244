package baton.checker.export.promela;

import baton.checker.ground.Node;
import java.util.List;
import java.util.Optional;

/**
 * One option of the loop.
 *
 * @param comment what it is, for a reader
 * @param guard when it may be taken
 * @param before what is asserted of the step, before anything is written
 * @param writes cells and what they get, simultaneously
 * @param after what is asserted of the instant that follows
 * @param memory what goals then remember, simultaneously
 * @param failure why taking it is an error; empty if it is none
 */
record Option(
    String comment, Node guard, List<Asserted> before, List<Writes.Write> writes, List<Asserted> after,
    List<Writes.Write> memory, Optional<String> failure) {
  /** A condition that a goal makes. */
  record Asserted(String goal, Node condition) {}

  Option {
    before = List.copyOf(before);
    writes = List.copyOf(writes);
    after = List.copyOf(after);
    memory = List.copyOf(memory);
  }

  static Option failing(String comment, Node guard, String why) {
    return new Option(comment, guard, List.of(), List.of(), List.of(), List.of(), Optional.of(why));
  }

  /** Everything that is printed of it. */
  java.util.stream.Stream<Node> nodes() {
    return java.util.stream.Stream.of(
            java.util.stream.Stream.of(guard), before.stream().map(Asserted::condition),
            writes.stream().map(Writes.Write::value), after.stream().map(Asserted::condition),
            memory.stream().map(Writes.Write::value))
        .flatMap(s -> s);
  }
}
