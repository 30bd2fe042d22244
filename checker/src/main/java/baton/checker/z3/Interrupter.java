package baton.checker.z3;

import com.google.common.util.concurrent.Uninterruptibles;
import com.microsoft.z3.Context;
import com.microsoft.z3.Z3Exception;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Interrupts a context once somebody wants it to stop, again and again until it is closed: an interrupt that comes
 * before a check begins is lost.
 */
public final class Interrupter implements AutoCloseable {
  private static final long PERIOD = 10; // milliseconds

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** Asks {@code stop} from now on, on a thread of its own. */
  public Interrupter(Context context, BooleanSupplier stop) {
    thread = Thread.ofPlatform().daemon().name("z3-interrupter").start(() -> watch(context, stop));
  }

  private void watch(Context context, BooleanSupplier stop) {
    try {
      while (!closed.await(PERIOD, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean()) {
          interrupt(context);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void interrupt(Context context) {
    try {
      context.interrupt();
    } catch (Z3Exception _) {
      // the bindings report to us that the other thread's call was cancelled, which is what we want
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Uninterruptibles.joinUninterruptibly(thread);
  }
}
