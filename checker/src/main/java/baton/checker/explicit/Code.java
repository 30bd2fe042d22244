package baton.checker.explicit;

import baton.checker.explicit.code.BytecodeProgram;
import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Program;
import java.time.Duration;
import java.util.Optional;

/** The code of a space: closures at first, bytecode once it is there. */
final class Code {
  private static final long LONG = 1_500; // states, from which on compiling pays

  private static final Duration A_MOMENT = Duration.ofMillis(100);

  private final Program.Text text;
  private final ExplicitOptions.Backend backend;
  private final Program first;
  private volatile Optional<Program> compiled = Optional.empty();
  private Optional<Thread> compiler = Optional.empty();

  Code(Program.Text text, ExplicitOptions.Backend backend) {
    this.text = text;
    this.backend = backend;
    first =
        switch (backend) {
          case AUTO, CLOSURES -> new ClosureProgram(text);
          case BYTECODE -> BytecodeProgram.compile(text);
        };
  }

  /** Whether some step can be ill. */
  boolean canBeIll() {
    return text.canBeIll();
  }

  /** The best code that is there now. */
  Program now() {
    return compiled.orElse(first);
  }

  /** The best code for a search that has found so many states. */
  Program now(long states) {
    prepare(states);
    return now();
  }

  /** Begins to make better code if that pays for so many states. */
  void prepare(long states) {
    if (states > LONG) {
      compile();
    }
  }

  /** Better code than {@code used}, if that is there now. */
  Optional<Program> better(Program used) {
    return used instanceof ClosureProgram ? compiled : Optional.empty();
  }

  /**
   * Begins to compile, once, and waits for it a moment: closures that run meanwhile would get hot, and the JVM
   * would compile them for nothing. What takes longer is done beside the search.
   */
  private void compile() {
    if (backend == ExplicitOptions.Backend.AUTO && compiler.isEmpty()) {
      Thread thread = new Thread(
          null, () -> compiled = Optional.of(BytecodeProgram.compile(text)), "baton-compiler", Search.STACK);
      thread.setDaemon(true);
      compiler = Optional.of(thread);
      thread.start();
      try {
        thread.join(A_MOMENT);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
