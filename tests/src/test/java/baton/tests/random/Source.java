package baton.tests.random;

import java.util.List;
import java.util.random.RandomGenerator;

/** Choices of a generator, all from one seed. */
record Source(RandomGenerator random) {
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
