package baton.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the process that SIGINT and SIGTERM ask for into a request to stop: the command then
 * reports what it has and ends by itself; a second signal ends it at once.
 */
final class InterruptHandler {
  private static final CountDownLatch FINISHED = new CountDownLatch(1);

  private InterruptHandler() {}

  static void install(Console console) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      if (FINISHED.getCount() > 0 && console.interrupts().ask()) {
        await();
      }
    }, "stop"));
  }

  private static void await() {
    try {
      boolean finished = FINISHED.await(30, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(finished ? Status.UNDECIDED.code() : Status.FAILED.code());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended by itself. */
  static void finished() {
    FINISHED.countDown();
  }
}
