package baton.checker.explicit.visited;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A state can be told from where it lies: the permutation can be undone, and so can its division into buckets. */
final class QuotientTest {
  private final Random random = new Random(20261125);

  @Test
  void mixing_permutes_all_numbers_of_up_to_sixteen_bits() {
    for (int bits = 1; bits <= 16; bits++) {
      Mix mix = new Mix(bits);
      BitSet met = new BitSet();
      for (long x = 0; x < 1L << bits; x++) {
        long number = x << 64 - bits;
        long mixed = mix.mix(number);
        assertEquals(mixed, mixed >>> 64 - bits << 64 - bits);
        assertEquals(number, mix.unmix(mixed));
        met.set((int) (mixed >>> 64 - bits));
      }
      assertEquals(1 << bits, met.cardinality());
    }
  }

  @Test
  void mixing_can_be_undone_at_every_width() {
    for (int bits = 17; bits <= 63; bits++) {
      Mix mix = new Mix(bits);
      for (int i = 0; i < 20_000; i++) {
        long x = random.nextLong() << 64 - bits;
        assertEquals(x, mix.unmix(mix.mix(x)), bits + " bits");
      }
    }
  }

  @Test
  void no_two_states_have_the_same_slot_of_the_same_bucket() {
    for (long buckets = 1; buckets < 1100; buckets += buckets < 70 ? 1 : 37) {
      Split split = new Split(new long[] {0x3FF});
      Quotient quotient = new Quotient(split, buckets, Compact32.BITS);
      Set<Long> met = new HashSet<>();
      for (long x = 0; x < 1024; x++) {
        long hash = split.hash(new long[] {x}, 0);
        long home = quotient.home(hash);
        assertTrue(home >= 0 && home < buckets);
        assertTrue(met.add(home << 32 | quotient.slot(hash, 0)), buckets + " buckets");
      }
    }
  }

  @Test
  void a_state_comes_back_from_its_slot_however_far_it_was_displaced() {
    for (int i = 0; i < 3000; i++) {
      int main = 30 + random.nextInt(34);
      int other = random.nextInt(2) == 0 ? 0 : random.nextInt(Math.min(25, main));
      long low = other == 0 ? 0 : (1L << other) - 1 << 63 - other;
      long high = (1L << main) - 1;
      long[] used = other == 0 ? new long[] {high} : random.nextBoolean() ? new long[] {high, low} : new long[] {low, high};
      Split split = new Split(used);
      long buckets = (1L << Math.max(0, main + other - 58)) + random.nextInt(1 << 20);
      Quotient quotient = new Quotient(split, buckets, Compact64.BITS);
      for (int k = 0; k < 50; k++) {
        long[] state = new long[used.length];
        for (int w = 0; w < used.length; w++) {
          state[w] = random.nextLong() & used[w];
        }
        long hash = split.hash(state, 0);
        long slot = quotient.slot(hash, split.rest(state, 0));
        assertTrue(quotient.isHome(slot));
        long bucket = quotient.home(hash);
        for (int probe = 1; probe <= quotient.probes(); probe++) {
          assertEquals(quotient.home(hash), quotient.home(bucket, slot));
          long least = quotient.least(quotient.home(bucket, slot));
          assertEquals(hash, quotient.hashFrom(least, slot));
          bucket = (bucket + probe) % buckets;
          slot += quotient.step();
          assertFalse(quotient.isHome(slot));
        }
        long[] back = new long[used.length];
        split.restore(hash, quotient.rest(slot), back);
        assertArrayEquals(state, back);
      }
    }
  }
}
