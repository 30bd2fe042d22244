package baton.checker.explicit;

import java.util.concurrent.locks.StampedLock;

/** Lets many threads work, or one alone. */
final class Gate {
  private final StampedLock lock = new StampedLock();

  /** Waits while somebody is alone; give the pass back with {@link #leave}. */
  long enter() {
    return lock.readLock();
  }

  void leave(long pass) {
    lock.unlockRead(pass);
  }

  /** Runs something when nobody else is inside; the caller is not inside meanwhile. */
  void alone(Runnable what) {
    long pass = lock.writeLock();
    try {
      what.run();
    } finally {
      lock.unlockWrite(pass);
    }
  }
}
